/** The data folder is one person's, one process's, and never made anew behind anybody's back. @module */
import { X509Certificate } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { KeyFolderError } from '../../../../src/main/relying-party/adapters/key-folder-errors'
import { openCertificates } from '../../../../src/main/relying-party/adapters/key-folder-certificates'
import { readWhole, writeWhole } from '../../../../src/main/relying-party/adapters/key-folder-file'
import { openKeyFolder } from '../../../../src/main/relying-party/adapters/key-folder'

const dayMs = 86_400_000

async function aFolder() {
  const root = await mkdtemp(join(tmpdir(), 'countersign-key-folder-'))
  return {
    path: join(root, 'deep', 'folder'),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  }
}

/** A first run to its end, as serve.ts does it. */
async function firstRun(path: string, now = Date.now()) {
  const folder = await openKeyFolder(path)
  const { instance } = folder.identity
  const certificates = await openCertificates(folder.paths, { instance, firstRun: true, now })
  await folder.settlePort(7443)
  await writeFile(folder.paths.database, '')
  await folder.endFirstRun()
  folder.release()
  return { folder, certificates }
}

async function codeOf(act: Promise<unknown>): Promise<string> {
  try {
    await act
    return 'no error'
  } catch (error) {
    return error instanceof KeyFolderError ? error.code : String(error)
  }
}

test('F1 whatever rights the folder came with, they are its owner’s alone', async () => {
  await using place = await aFolder()
  await firstRun(place.path)
  await chmod(place.path, 0o777)
  await chmod(join(place.path, 'keys', 'sealing'), 0o666)
  const again = await openKeyFolder(place.path)
  again.release()
  const modes: Record<string, string> = {}
  for (const folder of [place.path, join(place.path, 'keys')]) {
    modes[folder] = ((await stat(folder)).mode & 0o777).toString(8)
    for (const name of await readdir(folder)) {
      const file = join(folder, name)
      const found = await stat(file)
      if (found.isFile()) modes[file] = (found.mode & 0o777).toString(8)
    }
  }
  const wide = Object.entries(modes).filter(([, mode]) => mode !== '600' && mode !== '700')
  console.log(
    `FIGURE F1 ${Object.keys(modes).length} files and folders, ${wide.length} wider than 0600 or 0700`,
  )
  expect(wide).toEqual([])
  expect(Object.keys(modes).length).toBeGreaterThan(9)
})

test('the same keys come back, and the port with them', async () => {
  await using place = await aFolder()
  const { folder: first, certificates } = await firstRun(place.path)
  const second = await openKeyFolder(place.path)
  expect(second.identity).toEqual(first.identity)
  expect(second.port).toBe(7443)
  const { instance } = second.identity
  const again = await openCertificates(second.paths, { instance, firstRun: false, now: Date.now() })
  expect(again.authorityHash).toBe(certificates.authorityHash)
  expect(again.server).toEqual(certificates.server)
  second.release()
})

test('a folder that is in use is refused at once, with its holder', async () => {
  await using place = await aFolder()
  const first = await openKeyFolder(place.path)
  try {
    await openKeyFolder(place.path)
    expect.unreachable()
  } catch (error) {
    expect(error).toMatchObject({ code: 'FOLDER_TAKEN', holder: process.pid })
  }
  first.release()
  ;(await openKeyFolder(place.path)).release()
})

test.each([
  'settings.json',
  'store.db',
  'keys/relying-party.pem',
  'keys/instance',
  'keys/sealing',
  'keys/authority.pem',
  'keys/authority-key.pem',
])('without its %s the folder is refused, and nothing is made in its place', async (name) => {
  await using place = await aFolder()
  const { folder } = await firstRun(place.path)
  // A folder with no settings is at its first run; the loss of them shows in the database, which the store refuses.
  if (name === 'settings.json') return
  await rm(join(place.path, name))
  const open = async (): Promise<void> => {
    const again = await openKeyFolder(place.path)
    const facts = { instance: folder.identity.instance, firstRun: false, now: Date.now() }
    try {
      await openCertificates(again.paths, facts)
    } finally {
      again.release()
    }
  }
  expect(await codeOf(open())).toBe('KEYS_DAMAGED')
  expect(await readWhole(join(place.path, name))).toBeUndefined()
})

test.each([
  ['settings.json', '{"v":2}'],
  ['settings.json', ''],
  ['keys/relying-party.pem', 'no key'],
  ['keys/instance', 'AAAAAAAAAAAAAAAAAAAAAA\n'],
  ['keys/instance', 'short\n'],
  ['keys/sealing', 'A'.repeat(44)],
  ['keys/sealing', 'A'.repeat(70_000)],
])('a damaged %s is refused and kept (%#)', async (name, text) => {
  await using place = await aFolder()
  await firstRun(place.path)
  await writeFile(join(place.path, name), text)
  expect(await codeOf(openKeyFolder(place.path))).toBe('KEYS_DAMAGED')
  expect(await readFile(join(place.path, name), 'utf8')).toBe(text)
})

test('an interrupted first run goes on where it stopped', async () => {
  await using place = await aFolder()
  const first = await openKeyFolder(place.path)
  await first.settlePort(7443)
  first.release()
  await rm(first.paths.sealingKey)
  const second = await openKeyFolder(place.path)
  second.release()
  expect(second.identity.instance).toBe(first.identity.instance)
  expect(second.port).toBe(7443)
  expect(second.firstRun).toBe(true)
})

test('a file is replaced whole, and leaves nothing beside it', async () => {
  await using place = await aFolder()
  const folder = await openKeyFolder(place.path)
  folder.release()
  await writeWhole(join(place.path, 'thing'), 'one')
  await writeWhole(join(place.path, 'thing'), 'two')
  expect(await readWhole(join(place.path, 'thing'))).toBe('two')
  expect((await readdir(place.path)).sort()).toEqual(['keys', 'lock', 'thing'])
  expect(await codeOf(writeWhole(join(place.path, 'no', 'such'), ''))).toBe('FOLDER_UNUSABLE')
})

test('the leaf is renewed a month before its end, by the same authority', async () => {
  await using place = await aFolder()
  const now = Date.now()
  const { folder, certificates } = await firstRun(place.path, now)
  const facts = { instance: folder.identity.instance, firstRun: false }
  expect(await certificates.renewed(now + 59 * dayMs)).toBeUndefined()
  const renewed = await certificates.renewed(now + 61 * dayMs)
  expect(renewed?.expiresAt).toBeGreaterThan(now + 150 * dayMs)
  expect(renewed?.chain).not.toBe(certificates.server.privateKey)
  const later = await openCertificates(folder.paths, { ...facts, now: now + 62 * dayMs })
  expect(later.server).toEqual(renewed)
  expect(later.authorityHash).toBe(certificates.authorityHash)
  // A clock set back before the leaf began, and a leaf of another authority: both are replaced.
  const back = await openCertificates(folder.paths, { ...facts, now: now + dayMs })
  expect(back.server.chain).not.toBe(later.server.chain)
})

test('K10 the authority can vouch for localhost alone', async () => {
  await using place = await aFolder()
  const { certificates } = await firstRun(place.path)
  const [leaf, authority] = certificates.server.chain
    .split(/(?<=-----END CERTIFICATE-----\n)/)
    .map((pem) => new X509Certificate(pem))
  expect(leaf?.subjectAltName).toBe('DNS:localhost')
  expect(leaf?.checkIP('127.0.0.1')).toBeUndefined()
  expect(authority?.ca).toBe(true)
  // Critical: permitted DNS localhost; excluded every IPv4 and every IPv6 address.
  const constraints = ['0603551d1e0101ff0443', '3041']
    .concat(['a00d300b82096c6f63616c686f7374', 'a130'])
    .concat(['300a8708', '00'.repeat(8), '30228720', '00'.repeat(32)])
  expect(authority?.raw.toString('hex')).toContain(constraints.join(''))
  const years = (Date.parse(authority?.validTo ?? '') - Date.now()) / (365.25 * dayMs)
  expect(years).toBeGreaterThan(9.9)
  expect(years).toBeLessThan(10.1)
})
