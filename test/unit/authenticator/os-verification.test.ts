/**
 * The operating system's yes opens a key only where the PIN allowed it, once, for one challenge.
 * @module
 */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { fromBase64url, toBase64url, type Bytes } from '#protocol/bytes'
import { aesGcmCipher } from '../../../src/main/authenticator/adapters/aes-gcm-cipher'
import { isKeyOf } from '../../../src/main/authenticator/key-pair'
import { openKeyForOs } from '../../../src/main/authenticator/os-sealed-key'
import { Secret } from '../../../src/main/authenticator/secret'
import { OsConsent, type OsAnswer } from '../../../src/main/authenticator/user-verification'
import type { Vault } from '../../../src/main/authenticator/vault'
import { createOsSecret } from '../../../src/main/authenticator/vault-secrets'
import type { ActiveAccount } from '../../../src/main/authenticator/vault-state'
import {
  anAccount,
  anAllowed,
  challengeOf,
  consentOf,
  openByOs,
  yes,
} from '../../support/os-allowed'
import { osPromptAnswering } from '../../support/scripted-os-prompt'
import {
  activeAccount,
  aVaultWorld,
  pinOf,
  rightPin,
  type VaultWorld,
} from '../../support/vault-world'

const shown = { app: 'Payroll', time: 1_790_000_000 }
const osEntry = (world: VaultWorld) =>
  [...world.keychain.entries.keys()].filter((name) => name.endsWith('/os'))
const fileOf = async (world: VaultWorld) => (await world.copy()).file

test('D9 the operating system’s yes signs as the PIN does, and the same challenge gives the same bytes', async () => {
  await using world = await aVaultWorld()
  const { vault, account, id } = await anAllowed(world)
  expect(vault.osVerificationOf(id)).toBe('on')
  const challenge = challengeOf(world, account)
  const byOs = await openByOs(vault, id, challenge)
  if (byOs.outcome !== 'verified') throw new Error(byOs.reason)
  const first = await vault.approve(id, { challenge, number: '42', shown, grant: byOs.grant })
  const byPin = await vault.openWithPin(id, challenge, pinOf(rightPin))
  if (byPin.outcome !== 'verified') throw new Error(byPin.reason)
  const again = await vault.approve(id, { challenge, number: '42', shown, grant: byPin.grant })
  expect(again).toEqual(first)
  expect(vault.osVerificationOf(id)).toBe('on')
})

test('D9 a consent opens one challenge, once, and only where the vault gave it', async () => {
  await using world = await aVaultWorld()
  const { vault, account, id } = await anAllowed(world)
  const [one, other] = [challengeOf(world, account), challengeOf(world, account)]
  const refused = { code: 'GRANT_REFUSED' }

  const consent = consentOf(await vault.askOs({ accountId: id, challenge: one }, yes))
  await expect(vault.openWithOs(id, other, consent)).rejects.toMatchObject(refused)
  await expect(vault.openWithOs(id, one, consent)).rejects.toMatchObject(refused)

  const used = consentOf(await vault.askOs({ accountId: id, challenge: one }, yes))
  expect((await vault.openWithOs(id, one, used)).outcome).toBe('verified')
  await expect(vault.openWithOs(id, one, used)).rejects.toMatchObject(refused)

  const locked = consentOf(await vault.askOs({ accountId: id, challenge: one }, yes))
  vault.voidGrants()
  await expect(vault.openWithOs(id, one, locked)).rejects.toMatchObject(refused)

  const old = consentOf(await vault.askOs({ accountId: id, challenge: one }, yes))
  world.clock.advance(10_000)
  await expect(vault.openWithOs(id, one, old)).rejects.toMatchObject(refused)

  const hash = createHash('sha256').update(one).digest('base64url')
  await expect(vault.openWithOs(id, one, new OsConsent(hash))).rejects.toMatchObject(refused)

  const elsewhere = consentOf(
    await (await world.start()).askOs({ accountId: id, challenge: one }, yes),
  )
  await expect(vault.openWithOs(id, one, elsewhere)).rejects.toMatchObject(refused)
})

test('D9 whatever else the operating system says, there is no consent and no signature', async () => {
  await using world = await aVaultWorld()
  const { vault, account, id } = await anAllowed(world)
  const challenge = challengeOf(world, account)
  const answers: readonly Exclude<OsAnswer, 'verified'>[] = [
    ...(['dismissed', 'refused', 'timed-out'] as const),
    ...(['no-agent', 'not-installed', 'not-set-up', 'unavailable'] as const),
  ]
  for (const answer of answers) {
    expect(await vault.askOs({ accountId: id, challenge }, osPromptAnswering(answer))).toEqual({
      outcome: 'refused',
      reason: answer,
    })
  }
})

test('D9 a yes that comes when the challenge is over is none', async () => {
  await using world = await aVaultWorld()
  const { vault, account, id } = await anAllowed(world)
  const ended = new AbortController()
  const late = osPromptAnswering(() => {
    ended.abort()
    return Promise.resolve('verified')
  })
  const request = { accountId: id, challenge: challengeOf(world, account), signal: ended.signal }
  expect(await vault.askOs(request, late)).toEqual({ outcome: 'refused', reason: 'timed-out' })
})

test('L6 the operating system is allowed by the PIN alone, and a wrong one is counted', async () => {
  await using world = await aVaultWorld()
  const vault = await world.start()
  const account = await anAccount(world, vault)
  expect(await vault.allowOsVerification('all', pinOf('000000x'))).toMatchObject({
    outcome: 'refused',
    reason: 'wrong-pin',
    triesLeft: 7,
  })
  expect(vault.osVerificationOf(account.id)).toBe('off')
  expect(osEntry(world)).toEqual([])
  expect(await openByOs(vault, account.id, challengeOf(world, account))).toEqual({
    outcome: 'refused',
    reason: 'os-verification-off',
  })
})

test('L6 what the yes opens the key with is in the keychain alone, in two entries that do nothing singly', async () => {
  await using world = await aVaultWorld()
  const { vault, id } = await anAllowed(world)
  const account = activeAccount(vault, id)
  if (account.phoneSignIn?.state !== 'active') throw new Error('phone sign-in is off')
  const { credential } = account.phoneSignIn
  const { osSealed } = credential
  if (!osSealed) throw new Error('not sealed for the system')
  const fieldOf = (end: string, at: number): Bytes => {
    const text = [...world.keychain.entries].find(([name]) => name.endsWith(end))?.[1]
    return fromBase64url(text?.split('.')[at] ?? '')
  }
  const belonging = { account, credentialId: credential.id }
  const open = (secret: Bytes, wrap: Bytes) =>
    openKeyForOs(aesGcmCipher, osSealed, {
      os: createOsSecret(osSealed.osId, new Secret(Uint8Array.from(secret))),
      wrap: new Secret(Uint8Array.from(wrap)),
      belonging,
    })
  const nothing = new Uint8Array(32)
  const [secret, wrap] = [fieldOf('/os', 2), fieldOf(`/${id}`, 3)]
  for (const [a, b] of [
    [nothing, nothing],
    [secret, nothing],
    [nothing, wrap],
    [wrap, secret],
  ] as const) {
    expect(await open(a, b)).toBeUndefined()
  }
  const opened = await open(secret, wrap) // the weakness that docs/threat-model.md tells
  expect(opened && isKeyOf(opened, credential.publicKey)).toBe(true)
  const { file } = await world.copy()
  for (const bytes of [secret, wrap]) expect(file).not.toContain(toBase64url(bytes))
})

test('L6 turning it off, the eighth wrong PIN and a forgotten one delete the OS secret and all that it opened', async () => {
  const ends: readonly ((
    vault: Vault,
    world: VaultWorld,
    account: ActiveAccount,
  ) => Promise<unknown>)[] = [
    (vault) => vault.endOsVerification(),
    (vault) => vault.forgetPin(),
    (vault, _, { id }) => vault.remove(id),
    (vault, _, { id }) => vault.discardCredential(id),
    async (vault, world, account) => {
      for (let i = 0; i < 8; i++) {
        await vault.openWithPin(account.id, challengeOf(world, account), pinOf('wrong-one'))
        world.clock.advance(86_400_000)
      }
    },
  ]
  for (const end of ends) {
    await using world = await aVaultWorld()
    const { vault, account, id } = await anAllowed(world)
    expect(osEntry(world)).toHaveLength(1)
    const before = await world.copy()
    await end(vault, world, account)
    expect(osEntry(world)).toEqual([])
    expect(await fileOf(world)).not.toMatch(/"os[SV]/)

    // An older file brings nothing back: neither as it is, nor after a start has looked at the keychain.
    await world.restoreFile(before)
    const restarted = await world.start()
    const opened = await openByOs(restarted, id, challengeOf(world, account))
    expect(opened).toMatchObject({ outcome: 'refused' })
    await restarted.resume()
    expect(restarted.osVerificationOf(id)).toBe('off')
  }
})

test('L6 turned off while the keychain is locked, it is off at once, and the secret goes when it can', async () => {
  await using world = await aVaultWorld()
  const { vault, account, id } = await anAllowed(world)
  world.keychain.locked = true
  await expect(vault.endOsVerification()).rejects.toMatchObject({ code: 'KEYCHAIN_LOCKED' })
  expect(vault.osVerificationOf(id)).toBe('off')
  world.keychain.locked = false
  expect(osEntry(world)).toHaveLength(1)
  expect(await openByOs(vault, id, challengeOf(world, account))).toMatchObject({
    reason: 'os-verification-off',
  })
  await (await world.start()).resume()
  expect(osEntry(world)).toEqual([])
})

test('L6 an older keychain beside a newer file opens nothing by the operating system, nor the other way round', async () => {
  await using world = await aVaultWorld()
  const { vault, account, id } = await anAllowed(world)
  const first = await world.copy()
  await vault.endOsVerification()
  await vault.allowOsVerification({ accountId: id }, pinOf(rightPin))
  const second = await world.copy()
  world.restoreKeychain(first)
  expect(await openByOs(vault, id, challengeOf(world, account))).toMatchObject({
    reason: 'key-missing',
  })
  world.restoreKeychain(second)
  await world.restoreFile(first)
  const older = await world.start()
  expect(await openByOs(older, id, challengeOf(world, account))).toMatchObject({
    reason: 'key-missing',
  })
  await older.resume()
  expect(osEntry(world)).toEqual([])
})

test('L6 at the last wrong PIN the system’s yes opens nothing, even where a stop kept the keys from being deleted', async () => {
  await using world = await aVaultWorld()
  const { vault, account, id } = await anAllowed(world)
  const before = await world.copy()
  for (let i = 0; i < 8; i++) {
    await vault.openWithPin(id, challengeOf(world, account), pinOf('wrong-one'))
    world.clock.advance(86_400_000)
  }
  const tries = [...world.keychain.entries].filter(([name]) => name.endsWith('/verification'))
  expect(tries).toEqual([]) // deleted with the keys
  // As it stood between the count and the deletion: all keys, and no try left.
  world.restoreKeychain(before)
  await world.restoreFile({
    ...before,
    file: before.file
      .replace(/"tries": \d+\n/, '"tries": 8\n')
      .replace(/"attempt": \d+/, '"attempt": 99'),
  })
  const restarted = await world.start()
  expect(await openByOs(restarted, id, challengeOf(world, account))).toMatchObject({
    outcome: 'refused',
    reason: 'keys-deleted',
  })
  expect(osEntry(world)).toEqual([])
})
