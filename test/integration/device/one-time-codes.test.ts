/** One-time codes of a real device process: what it prints, the relying party takes, and nothing of it is in a file. @module */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { errorOf, runDevice } from '../../support/device-process.ts'
import { startKeyring } from '../../support/keyring.ts'
import { aPageOverHttps } from '../../support/page-over-https.ts'
import { startRelyingParty, type RelyingPartyProcess } from '../../support/relying-party-process.ts'

const name = 'balas@contoso.com'
let relyingParty: RelyingPartyProcess
let root: string

beforeAll(async () => {
  relyingParty = await startRelyingParty()
  root = await mkdtemp(join(tmpdir(), 'countersign-codes-'))
}, 120_000)

afterAll(async () => {
  await rm(root, { recursive: true, force: true })
})

test('R15 device code prints the code of the moment, with the relying party gone, too', async () => {
  await using keyring = await startKeyring()
  const device = { data: join(root, 'kept'), vault: 'keychain', env: keyring.env } as const
  const host = relyingParty.ready.origin.replace('https://', '')
  const link = await aPageOverHttps(relyingParty.ready, 'contoso.com').invite(name)
  const consents = ['--confirm-host', host, '--confirm-account', name]
  const added = await runDevice(device, 'enroll', link, ...consents)
  expect(added.json).toMatchObject({ account: { name, codes: true } })
  await relyingParty[Symbol.asyncDispose]()

  const printed = await runDevice(device, 'code', name)
  expect(printed.json).toMatchObject({ account: { name }, code: expect.any(String) as string })
  const { code, validForMs } = printed.json as { code: string; validForMs: number }
  expect(code).toMatch(/^[0-9]{6}$/)
  expect(validForMs).toBeGreaterThan(0)
  expect(validForMs).toBeLessThanOrEqual(30_000)
  expect(errorOf(await runDevice(device, 'code', 'nobody@contoso.com'))).toBe('ACCOUNT_UNKNOWN')

  const files = await readdir(device.data, { recursive: true, withFileTypes: true })
  for (const file of files.filter((each) => each.isFile())) {
    const text = await readFile(join(file.parentPath, file.name), 'latin1')
    expect(text).not.toMatch(/"secret"/)
    expect(text).not.toContain(code)
  }
}, 60_000)
