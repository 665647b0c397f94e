/**
 * The vault over a real keyring: what is stored where, what a locked one costs, and what is found on the disk.
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { fromBase64url, toBase64url } from '#protocol/bytes'
import { isKeyOf } from '../../../src/main/authenticator/key-pair'
import { Secret } from '../../../src/main/authenticator/secret'
import type { Vault } from '../../../src/main/authenticator/vault'
import { startKeyring, type Keyring } from '../../support/keyring'
import { openKeyringVault } from '../../support/keyring-vault'
import { createPinnedRelyingParty } from '../../support/pinned-relying-party'
import { runs } from '../../support/sizes'
import { buildProgram } from '../../support/test-build'
import { addAccount, pinOf, turnOn } from '../../support/vault-world'

const relyingParty = createPinnedRelyingParty()
const pin = 'kanarie-7391'

let helperFile: string
beforeAll(async () => {
  helperFile = await buildProgram('src/main/keychain.ts')
})

const dataOf = (keyring: Keyring) => join(keyring.env['XDG_DATA_HOME'] ?? '', 'countersign')
const startOver = (keyring: Keyring) =>
  openKeyringVault({ folder: dataOf(keyring), helperFile, env: keyring.env })

test('K11 seen from outside, the keychain holds one entry per account, one for the tries, one canary', async () => {
  await using keyring = await startKeyring()
  const vault = await startOver(keyring)
  const accounts = [await addAccount(vault, relyingParty), await addAccount(vault, relyingParty)]
  for (const { id } of accounts) await turnOn(vault, relyingParty, id, pin)
  const entries = await keyring.search({ service: 'countersign' })
  const kinds = entries.map(({ secret }) => secret?.split('.')[0]).sort()
  expect(kinds).toEqual([
    ...['countersign-account-1', 'countersign-account-1'],
    ...['countersign-canary-1', 'countersign-verification-1'],
  ])
  for (const account of accounts) {
    const secret = entries.find((entry) =>
      entry.attributes['account']?.endsWith(account.id),
    )?.secret
    const [, deviceKey = '', credentialId] = secret?.split('.') ?? []
    expect(isKeyOf(new Secret(fromBase64url(deviceKey)), account.deviceKey)).toBe(true)
    const { phoneSignIn } = vault.get(account.id)
    if (phoneSignIn?.state !== 'active') throw new Error('off')
    expect(credentialId).toBe(phoneSignIn.credential.id)
  }
  for (const { id } of accounts) await vault.remove(id)
  const left = await keyring.search({ service: 'countersign' })
  expect(left.map(({ secret }) => secret?.split('.')[0])).toEqual(['countersign-canary-1'])
  await vault.close()
})

test('L4 a vault that is erased leaves nothing in the keychain', async () => {
  await using keyring = await startKeyring()
  const vault = await startOver(keyring)
  const { id } = await addAccount(vault, relyingParty)
  await turnOn(vault, relyingParty, id, pin)
  expect((await keyring.search({ service: 'countersign' })).length).toBe(3)
  await vault.erase()
  expect(await keyring.search({ service: 'countersign' })).toEqual([])
  expect(vault.accounts()).toEqual([])
  await vault.close()
})

test('L6 what the system’s yes opens keys with is one entry of its own, and gone when it is turned off', async () => {
  await using keyring = await startKeyring()
  const vault = await startOver(keyring)
  const accounts = [await addAccount(vault, relyingParty), await addAccount(vault, relyingParty)]
  for (const { id } of accounts) await turnOn(vault, relyingParty, id, pin)
  const kinds = async () =>
    (await keyring.search({ service: 'countersign' })).map(({ secret }) => secret?.split('.')[0])
  const before = await kinds()
  expect((await vault.allowOsVerification('all', pinOf(pin))).outcome).toBe('allowed')
  expect((await kinds()).sort()).toEqual([...before, 'countersign-os-1'].sort())
  const [one, other] = accounts.map(({ id }) => id)
  await vault.remove(one ?? '')
  expect(await kinds()).toContain('countersign-os-1') // the other account's
  expect(vault.osVerificationOf(other ?? '')).toBe('on')
  await vault.endOsVerification()
  expect(await kinds()).not.toContain('countersign-os-1')
  await vault.close()
})

test('D3 locked and unlocked again and again, the keyring is never taken for one without our keys', async () => {
  await using keyring = await startKeyring()
  const first = await startOver(keyring)
  const { id } = await addAccount(first, relyingParty)
  await turnOn(first, relyingParty, id, pin)
  const before = first.accounts()
  await first.close()

  const cycles = runs({ commit: 12, full: 100 })
  const ends = new Map<string, number>()
  for (let cycle = 0; cycle < cycles; cycle++) {
    const vault = await startOver(keyring)
    await keyring.lock()
    await expect(vault.resume()).rejects.toMatchObject({ code: 'KEYCHAIN_LOCKED' })
    // While it is being unlocked and locked, a read finds it either way, and never empty.
    for (const change of ['unlock', 'lock', 'unlock'] as const) {
      const [end] = await Promise.all([tries(vault), keyring[change]()])
      ends.set(end, (ends.get(end) ?? 0) + 1)
    }
    await vault.resume()
    expect(vault.keyState(id)).toBe('ready')
    expect(vault.accounts()).toEqual(before)
    await vault.close()
  }
  expect([...ends.keys()].filter((end) => !['8 tries', 'KEYCHAIN_LOCKED'].includes(end))).toEqual(
    [],
  )
  const raced = [...ends].map(([end, count]) => `${count} ${end}`).join(', ')
  console.log(
    `FIGURE D3 ${cycles} lock and unlock cycles (read meanwhile: ${raced}), 0 accounts lost, 0 false missing`,
  )
})

/** Reads the record of tries; a record that is taken for missing has none left. */
async function tries(vault: Vault): Promise<string> {
  try {
    const state = await vault.pinState()
    return state.set ? `${String(state.triesLeft)} tries` : 'not set'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

test('X3 no private key stands in any file, in no form, whatever the keyring does; and no process would leave a core', async () => {
  await using keyring = await startKeyring()
  const vault = await startOver(keyring)
  const account = await addAccount(vault, relyingParty)
  const on = await turnOn(vault, relyingParty, account.id, pin)
  const challenge = relyingParty.challenge(on)
  const opened = await vault.openWithPin(account.id, challenge, pinOf(pin))
  if (opened.outcome !== 'verified') throw new Error(opened.reason)
  const passwordless = opened.grant.take(opened.grant.challenge)
  await vault.allowOsVerification('all', pinOf(pin))
  const entries = await keyring.search({ service: 'countersign' })
  const fieldsOf = (end: string) =>
    entries.find((entry) => entry.attributes['account']?.endsWith(end))?.secret?.split('.') ?? []
  const [, deviceKey = '', , wrap = ''] = fieldsOf(account.id)
  const [, , osSecret = ''] = fieldsOf('/os')
  expect(osSecret).not.toBe('')
  if (!passwordless) throw new Error('no key')
  const scalars = [passwordless.expose(), fromBase64url(deviceKey)]
  expect(isKeyOf(passwordless, credentialKeyOf(vault.get(account.id).phoneSignIn))).toBe(true)

  const [helper] = childrenOf(process.pid, 'keychain.mjs')
  expect(readFileSync(`/proc/${String(helper)}/limits`, 'utf8')).toMatch(
    /^Max core file size\s+0\s+0\s/m,
  )
  expect(readFileSync(`/proc/${String(helper)}/status`, 'utf8')).toMatch(/^Umask:\s+0077$/m)

  // Each way a keychain can fail, while something is asked of it that would have to write.
  await keyring.lock()
  await expect(vault.prepare(relyingParty.account())).rejects.toMatchObject({
    code: 'KEYCHAIN_LOCKED',
  })
  await keyring.unlock()
  keyring.stop()
  await expect(vault.prepare(relyingParty.account())).rejects.toMatchObject({
    code: 'KEYCHAIN_NOT_ANSWERING',
  })
  keyring.resume()
  await keyring.kill()
  await expect(vault.prepare(relyingParty.account())).rejects.toMatchObject({
    code: 'KEYCHAIN_ABSENT',
  })
  await vault.close()

  const halves = [wrap, osSecret].map(fromBase64url)
  const needles = [...[...scalars, ...halves].flatMap(formsOf), Buffer.from(pin)]
  const files = await filesUnder(keyring.session.folder)
  let bytes = 0
  for (const file of files) {
    const content = await readFile(file)
    bytes += content.length
    for (const needle of needles) expect(content.includes(needle)).toBe(false)
  }
  expect(files.map((file) => file.split('/').at(-1))).toContain('vault.json')
  console.log(
    `FIGURE X3 ${needles.length} forms of keys and PIN looked for in ${files.length} files, ${bytes} bytes, 0 found; core limit 0 read back`,
  )
})

test('X3 the search finds what it looks for: keys in a plain file are found', async () => {
  await using keyring = await startKeyring()
  const { createFileSecretStore } =
    await import('../../../src/main/authenticator/adapters/file-secret-store')
  const folder = dataOf(keyring)
  const secret = new Uint8Array(32).fill(7)
  const store = createFileSecretStore(folder, { say: () => undefined })
  await store.write('a', pinOf(toBase64url(secret)))
  const contents = await Promise.all(
    (await filesUnder(keyring.session.folder)).map((file) => readFile(file)),
  )
  expect(contents.some((content) => formsOf(secret).some((form) => content.includes(form)))).toBe(
    true,
  )
})

function credentialKeyOf(
  phoneSignIn: ReturnType<Awaited<ReturnType<typeof startOver>>['get']>['phoneSignIn'],
) {
  if (phoneSignIn?.state !== 'active') throw new Error('off')
  return phoneSignIn.credential.publicKey
}

/** Raw, hex, base64 and base64url, which is also a JWK's `d`. */
function formsOf(secret: Uint8Array): readonly Buffer[] {
  const bytes = Buffer.from(secret)
  const texts = [
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    bytes.toString('base64').replace('=', ''),
    toBase64url(bytes),
  ]
  return [bytes, ...texts.map((text) => Buffer.from(text))]
}

async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function childrenOf(parent: number, program: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const [, after = ''] = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')
        const isChild = after.split(' ')[1] === String(parent)
        return isChild && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(program)
      } catch {
        return false // it ended while we looked
      }
    })
    .map(Number)
}
