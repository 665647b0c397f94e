/** A disk that is full, a database that is damaged, newer or somebody else's: refused by name, the file kept. @module */
import { execFileSync } from 'node:child_process'
import {
  closeSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import { describe, expect, test } from 'vitest'
import { createNodeCrypto } from '../../../src/main/relying-party/adapters/node-crypto'
import { createNumberSeal } from '../../../src/main/relying-party/adapters/number-seal'
import { openSqlStore } from '../../../src/main/relying-party/adapters/sql-store'
import { createDecisions } from '../../../src/main/relying-party/decisions'
import { RelyingPartyError } from '../../../src/main/relying-party/errors'
import { aReadyDevice } from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { aWorld } from '../../support/relying-party-world'
import { aFolder, sqliteIn, type Folder } from '../../support/stores'

const decisions = createDecisions({
  crypto: createNodeCrypto(),
  numberSeal: createNumberSeal(new Uint8Array(32)),
})

/** A folder with the database of a relying party that was used and stopped. */
async function aUsedFolder(): Promise<Folder & { readonly file: string }> {
  const folder = aFolder()
  const world = await aWorld({ open: sqliteIn(folder) })
  const page = aBrowser(world)
  const device = await aReadyDevice(world, page)
  const { number } = await page.ask('balas@contoso.com')
  await device.approve(number)
  await world.relyingParty.stop()
  const file = join(folder.path, 'store.db')
  // A page that nothing stands on may hold anything.
  const database = new Libsql(file)
  database.exec('vacuum')
  database.exec('pragma wal_checkpoint(truncate)')
  database.close()
  return Object.assign(folder, { file })
}

function refusalOf(file: string): string | undefined {
  try {
    void openSqlStore(file, decisions).close()
    return undefined
  } catch (error) {
    if (error instanceof RelyingPartyError) return error.code
    throw error
  }
}

/** Overwrites `length` bytes from `offset` on. */
function damage(file: string, offset: number, length: number): void {
  const bytes = readFileSync(file)
  bytes.fill(0xa5, offset, offset + length)
  writeFileSync(file, bytes)
}

describe('X8 a database that cannot be relied on is refused and kept', () => {
  const page = 4096
  test.each<[string, string, (file: string) => void]>([
    ['its header damaged', 'DATABASE_DAMAGED', (file) => damage(file, 0, 16)],
    ['its first page damaged', 'DATABASE_DAMAGED', (file) => damage(file, 100, 900)],
    ['a table page damaged', 'DATABASE_DAMAGED', (file) => damage(file, 2 * page, page)],
    [
      'its last page damaged',
      'DATABASE_DAMAGED',
      (file) => damage(file, statSync(file).size - page, page),
    ],
    ['half of it missing', 'DATABASE_DAMAGED', (file) => truncateSync(file, 3 * page)],
    ['nothing of it left', 'DATABASE_DAMAGED', (file) => truncateSync(file, 0)],
    ['it is a text', 'DATABASE_DAMAGED', (file) => writeFileSync(file, 'x'.repeat(5000))],
    [
      'a newer program wrote it',
      'DATABASE_NEWER',
      (file) => {
        const database = new Libsql(file)
        database.exec('pragma user_version = 999')
        database.close()
      },
    ],
    [
      'another program wrote it',
      'DATABASE_FOREIGN',
      (file) => {
        const database = new Libsql(file)
        database.exec('pragma application_id = 77')
        database.close()
      },
    ],
  ])('X8 %s', async (_what, code, change) => {
    using folder = await aUsedFolder()
    change(folder.file)
    const before = readFileSync(folder.file)
    expect(refusalOf(folder.file)).toBe(code)
    expect(refusalOf(folder.file)).toBe(code)
    expect(readFileSync(folder.file).equals(before)).toBe(true)
  })

  test('X8 every page damaged in turn is refused, or was not in use', async () => {
    using folder = await aUsedFolder()
    const whole = readFileSync(folder.file)
    let refused = 0
    for (let at = 0; at < whole.length; at += page) {
      const bytes = Buffer.from(whole)
      bytes.fill(0xa5, at, at + page)
      writeFileSync(folder.file, bytes)
      for (const end of ['-wal', '-shm']) rmSync(folder.file + end, { force: true })
      if (refusalOf(folder.file) === undefined) continue
      refused++
      expect(readFileSync(folder.file).equals(bytes)).toBe(true)
    }
    console.log(
      `FIGURE X8 ${whole.length / page} pages damaged, ${refused} refused, 0 started empty`,
    )
    expect(refused).toBe(whole.length / page)
  })

  test('X8 another instance does not start on it', async () => {
    using folder = await aUsedFolder()
    await expect(aWorld({ open: sqliteIn(folder) })).rejects.toMatchObject({
      code: 'DATABASE_FOREIGN',
    })
  })

  test('X8 an interrupted first start leaves nothing that is taken for a database', () => {
    using folder = aFolder()
    writeFileSync(join(folder.path, 'store.db.new'), 'half')
    expect(refusalOf(join(folder.path, 'store.db'))).toBeUndefined()
  })
})

/** Takes all the room there is but the last 256 KiB. */
function fill(path: string): void {
  const file = openSync(path, 'w')
  const block = Buffer.alloc(65_536)
  let size = 0
  try {
    for (;;) size += writeSync(file, block)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  } finally {
    closeSync(file)
  }
  truncateSync(path, size - 262_144)
}

const isRoot = process.getuid?.() === 0

describe.runIf(isRoot)('X8 a full disk', () => {
  test('X8 nothing half done on a full disk, and on again when there is room', async () => {
    using folder = aFolder()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder.path])
    try {
      const world = await aWorld({ open: sqliteIn(folder) })
      const page = aBrowser(world)
      const device = await aReadyDevice(world, page)
      await page.done('begin', { name: 'balas@contoso.com' })
      const filler = join(folder.path, 'filler')
      fill(filler)

      let approved = 0
      let refused: unknown
      while (refused === undefined) {
        const asked = await page.call('approval')
        if (asked.outcome === 'refused') {
          refused = asked.code
          continue
        }
        const { state } = asked.value
        if (state.step !== 'approval') throw new Error('no number was shown')
        const before = device.verdicts().length
        await device.approve(state.request.number)
        const last = device.frames.at(-1)
        if (device.verdicts().length > before) approved++
        else refused = last?.type === 'problem' ? last.code : last
      }
      expect(refused).toBe('not-stored')
      expect(approved).toBeGreaterThan(0)
      const { needs, relyingParty } = world
      const rows = await needs.store.find.audit(0, 10_000)
      expect(rows.filter((row) => row.event === 'attempt-approved')).toHaveLength(approved)
      expect(await relyingParty.administration.checkAudit()).toMatchObject({ holds: true })

      rmSync(filler)
      await page.done('restart')
      const { number } = await page.ask('balas@contoso.com')
      await device.approve(number)
      expect(device.verdicts().at(-1)).toEqual({ outcome: 'approved' })
      await relyingParty.stop()
      expect(refusalOf(join(folder.path, 'store.db'))).toBeUndefined()
    } finally {
      execFileSync('umount', ['--lazy', folder.path])
    }
  })
})
