/** The device's commands as a script meets them: folders, doors, keychains, languages, ends. @module */
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { errorOf, runDevice, startWatch } from '../../support/device-process.ts'
import { startKeyring } from '../../support/keyring.ts'
import { aPageOverHttps } from '../../support/page-over-https.ts'
import { startRelyingParty, type RelyingPartyProcess } from '../../support/relying-party-process.ts'

let relyingParty: RelyingPartyProcess
let root: string

beforeAll(async () => {
  relyingParty = await startRelyingParty()
  root = await mkdtemp(join(tmpdir(), 'countersign-commands-'))
}, 120_000)

afterAll(async () => {
  await relyingParty[Symbol.asyncDispose]()
  await rm(root, { recursive: true, force: true })
})

const page = (tenant = 'contoso.com') => aPageOverHttps(relyingParty.ready, tenant)
const host = () => relyingParty.ready.origin.replace('https://', '')
const consents = (name: string) => ['--confirm-host', host(), '--confirm-account', name]
const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)

test('K12 bad arguments end with 2, a sentence, and nothing on stdout', async () => {
  const data = join(root, 'never-made')
  for (const args of [[], ['enrol'], ['approve', '--pin', '271603'], ['deny', '--reason', 'no']]) {
    const { code, out, errors } = await runDevice({ data }, ...args)
    expect([code, out]).toEqual([2, ''])
    expect(errors).toMatch(/^\S.*\.\n\nUsage: /)
  }
  await expect(stat(data)).rejects.toThrow('ENOENT')
  const dutch = await runDevice({ data, env: { LC_ALL: 'nl_NL.UTF-8' } }, 'enrol')
  expect(dutch.errors).toMatch(/^De opdracht enrol bestaat niet\.\n\nGebruik: /)
})

test('K12 without a keychain or a bus, --vault file works and says that it protects nothing', async () => {
  const data = join(root, 'bare')
  const env = { DBUS_SESSION_BUS_ADDRESS: '', XDG_RUNTIME_DIR: '', DISPLAY: '' }
  const name = 'balas@contoso.com'
  const link = await page().invite(name)
  const added = await runDevice({ data, env }, 'enroll', link, ...consents(name))
  expect(added.json).toMatchObject({ account: { name } })
  expect(added.errors).toContain('It protects nothing')
  const pinFile = join(root, 'pin')
  await writeFile(pinFile, '271603\r\n')
  const on = await runDevice({ data, env }, 'phone-sign-in', name, 'on', '--pin-file', pinFile)
  expect(on.json).toMatchObject({ account: { phoneSignIn: 'on' } })
  const keychain = await runDevice({ data, vault: 'keychain', env }, 'phone-sign-in', name, 'off')
  expect(errorOf(keychain)).toBe('KEYCHAIN_ABSENT')
  const missing = ['--pin-file', join(root, 'no-pin')]
  const unread = await runDevice({ data, env }, 'approve', '--number', '42', ...missing)
  expect(errorOf(unread)).toBe('FILE_UNREADABLE')
  expect(await modeOf(data)).toBe('700')
  for (const file of ['vault.json', 'secrets.json', 'device.lock']) {
    expect([file, await modeOf(join(data, file))]).toEqual([file, '600'])
  }
})

test('K12 watch has a door of its own, 0600, also where the folder’s name is too long for one', async () => {
  const short = join(root, 'door')
  {
    await using watch = await startWatch({ data: short })
    expect(await modeOf(join(short, 'device.sock'))).toBe('600')
    expect((await runDevice({ data: short }, 'accounts')).json).toMatchObject({ watching: true })
    const second = await runDevice({ data: short }, 'watch')
    expect([second.code, errorOf(second)]).toEqual([1, 'WATCH_RUNNING'])
    const { code, milliseconds } = await watch.stop()
    expect(code).toBe(0)
    expect(milliseconds).toBeLessThan(2000)
    expect(watch.events.at(-1)).toEqual({ event: 'stopped' })
  }
  await expect(stat(join(short, 'device.sock'))).rejects.toThrow('ENOENT')
  const long = join(root, 'a'.repeat(120))
  const runtime = join(root, 'run')
  await mkdir(runtime)
  await using watch = await startWatch({ data: long, env: { XDG_RUNTIME_DIR: runtime } })
  expect(await modeOf(join(runtime, `countersign-${process.getuid?.() ?? 0}`))).toBe('700')
  // From another environment it is found all the same.
  expect((await runDevice({ data: long }, 'accounts')).json).toMatchObject({ watching: true })
  watch.process.kill('SIGKILL')
  await once(watch.process, 'exit')
  expect((await runDevice({ data: long }, 'accounts')).json).toMatchObject({ watching: false })
})

test('K12 the language of sentences is the asker’s, also through watch', async () => {
  const data = join(root, 'languages')
  await using watch = await startWatch({ data })
  expect(watch.events.map(({ event }) => event)).toContain('ready')
  const dutch = await runDevice({ data }, '--language', 'nl', 'remove', 'nobody@contoso.com')
  expect(dutch.json).toMatchObject({
    error: {
      code: 'ACCOUNT_UNKNOWN',
      message: expect.stringContaining('staat niet op dit apparaat') as string,
    },
  })
})

test('K12 D3 accounts are shown while the keychain is locked, which is said, and watch goes on when it is unlocked', async () => {
  await using keyring = await startKeyring()
  const data = join(root, 'keyring')
  const wish = { data, vault: 'keychain', env: keyring.env } as const
  const name = 'bsandhu@wingtiptoys.com'
  const link = await page('wingtiptoys.com').invite(name)
  const added = await runDevice(wish, 'enroll', link, ...consents(name))
  expect(added.json).toMatchObject({ account: { name, key: 'ready' } })
  expect((await runDevice(wish, 'accounts')).json).toMatchObject({ accounts: [{ key: 'ready' }] })
  await keyring.lock()
  const locked = await runDevice(wish, 'accounts')
  expect(locked.json).toMatchObject({
    accounts: [{ name, key: 'unread' }],
    keychain: { code: 'KEYCHAIN_LOCKED' },
  })
  expect(locked.code).toBe(0)
  expect(errorOf(await runDevice(wish, 'remove', name))).toBe('KEYCHAIN_LOCKED')
  await using watch = await startWatch(wish)
  await watch.until(({ event, code }) => event === 'keychain' && code === 'KEYCHAIN_LOCKED')
  await keyring.unlock()
  await watch.until(({ event }) => event === 'account-connected')
})

test('X6 a link works once: used, cut off, for a relying party that is gone, or for another host it says so', async () => {
  const name = 'balas@wingtiptoys.com'
  const link = await page('wingtiptoys.com').invite(name)
  const first = join(root, 'first')
  const second = join(root, 'second')
  expect((await runDevice({ data: first }, 'enroll', link, ...consents(name))).code).toBe(0)
  const used = await runDevice({ data: second }, 'enroll', link, ...consents(name))
  expect(errorOf(used)).toMatch(/^CODE_(?:USED|UNKNOWN)$/)
  const cut = await runDevice({ data: second }, 'enroll', link.slice(0, -7), ...consents(name))
  expect(errorOf(cut)).toBe('LINK_TRUNCATED')
  const elsewhere = link.replace('localhost', 'relying-party.example')
  const other = await runDevice({ data: second }, 'enroll', elsewhere, ...consents(name))
  expect(errorOf(other)).toBe('LINK_OTHER_HOST')
  const stranger = createServer().listen(0, '127.0.0.1')
  await once(stranger, 'listening')
  const address = stranger.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  stranger.close()
  const gone = link.replace(encodeURIComponent(host()), encodeURIComponent(`localhost:${port}`))
  const nobody = await runDevice({ data: second }, 'enroll', gone, '--confirm-host', 'localhost')
  expect(errorOf(nobody)).toBe('RELYING_PARTY_REFUSED')
  expect((await runDevice({ data: second }, 'accounts')).json).toMatchObject({ accounts: [] })
})

test('X6 one link opened twice at once adds one account, or says that it was used', async () => {
  const name = 'bsandhu@wingtiptoys.com'
  const link = await page('wingtiptoys.com').invite(name)
  const folders = [join(root, 'twice-a'), join(root, 'twice-b')]
  const both = await Promise.all(
    folders.map((data) => runDevice({ data }, 'enroll', link, ...consents(name))),
  )
  expect(both.map(({ code }) => code).sort()).toEqual([0, 1])
  expect(both.map(errorOf).filter((code) => code !== undefined)).toEqual([
    expect.stringMatching(/^CODE_(?:USED|UNKNOWN)$/),
  ])
  const same = join(root, 'twice-c')
  const again = await page('wingtiptoys.com').invite(name)
  const twice = await Promise.all(
    [1, 2].map(() => runDevice({ data: same }, 'enroll', again, ...consents(name))),
  )
  expect(twice.map(errorOf).filter((code) => code !== undefined)).toEqual([
    expect.stringMatching(/^(?:ALREADY_ADDED|CODE_USED)$/),
  ])
})
