/** What a package is allowed to be: its fuses, its name, its parts. @module */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { aFreshWire, fuseNames, readFuseWire, releaseWire } from '../../support/fuse-wire.ts'

interface Scripts {
  readonly setReleaseFuses: (file: string, platform: string) => Promise<void>
  readonly nameOfPackage: (
    runtime: { official: boolean; version: string },
    wish: { development: boolean },
  ) => string
}
const load = async (path: string) =>
  (await import(new URL(`../../../scripts/packaging/${path}`, import.meta.url).href)) as Scripts
const { setReleaseFuses } = await load('fuses.mjs')
const { nameOfPackage } = await load('release.mjs')

const folder = mkdtempSync(join(tmpdir(), 'countersign-fuses-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const aFile = (bytes: Buffer) => {
  const file = join(folder, 'electron')
  writeFileSync(file, bytes)
  return file
}

test('E9 each fuse is set as the table says', async () => {
  const file = aFile(aFreshWire(fuseNames.length))
  await setReleaseFuses(file, 'linux')
  expect(readFuseWire(file)).toEqual(releaseWire)
  const windows = aFile(aFreshWire(fuseNames.length))
  await setReleaseFuses(windows, 'win32')
  expect(readFuseWire(windows)).toEqual({
    ...releaseWire,
    EnableEmbeddedAsarIntegrityValidation: 'on',
  })
})

test('E9 a fuse that the table does not know stops the packaging', async () => {
  const file = aFile(aFreshWire(fuseNames.length + 1))
  await expect(setReleaseFuses(file, 'linux')).rejects.toThrow(/strictlyRequireAllFuses/)
})

test('E9 no release is made of an older Electron', () => {
  const older = { official: false, version: '33.2.1' }
  const pinned = { official: true, version: '45.4.1' }
  expect(() => nameOfPackage(older, { development: false })).toThrow(/no release is made/)
  expect(nameOfPackage(older, { development: true })).toBe('Countersign-development')
  expect(nameOfPackage(pinned, { development: true })).toBe('Countersign-development')
  expect(nameOfPackage(pinned, { development: false })).toBe('Countersign')
})
