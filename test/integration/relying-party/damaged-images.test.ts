/** A database that is damaged anywhere: a start says so, keeps the file to the last byte, and makes no new one. @module */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import { expect, test } from 'vitest'
import { createNodeCrypto } from '../../../src/main/relying-party/adapters/node-crypto'
import { createNumberSeal } from '../../../src/main/relying-party/adapters/number-seal'
import { openSqlStore } from '../../../src/main/relying-party/adapters/sql-store'
import { createDecisions } from '../../../src/main/relying-party/decisions'
import { RelyingPartyError } from '../../../src/main/relying-party/errors'
import { acts, aStage } from '../../support/acts'
import { aWorld } from '../../support/relying-party-world'
import { seededRandom, type SeededRandom } from '../../support/seeded-random'
import { figure, runs, seed } from '../../support/sizes'
import { aFolder, sqliteIn } from '../../support/stores'

const page = 4096
type Damage = (bytes: Buffer, random: SeededRandom, indexes: readonly number[]) => Buffer
const aPage = (bytes: Buffer, random: SeededRandom) => page * random.below(bytes.length / page)
/** The first page of this kind (SQLite file format, section 1.6) from somewhere on. */
function pageOf(kind: number, bytes: Buffer, random: SeededRandom): number {
  const count = bytes.length / page
  const from = 1 + random.below(count - 1)
  for (let n = 0; n < count; n++) {
    const at = page * (1 + ((from + n) % (count - 1)))
    if (bytes[at] === kind) return at
  }
  throw new Error(`no page of kind ${kind}`)
}
const tableLeaf = 0x0d
const indexLeaf = 0x0a

/** What the index page at `at` holds, in its order (section 1.6): bytes between its cells are nobody's. */
function entriesOf(bytes: Buffer, at: number): string {
  const starts = Array.from({ length: bytes.readUInt16BE(at + 3) }, (_, cell) =>
    bytes.readUInt16BE(at + 8 + 2 * cell),
  )
  return starts.map((start) => entryAt(bytes, at + start).toString('latin1')).join('|')
}

/** A length of one or two bytes (section 1.6, a varint), and so many bytes. */
function entryAt(bytes: Buffer, at: number): Buffer {
  const [first = 0, second = 0] = bytes.subarray(at)
  const end = first < 0x80 ? 1 + first : 2 + (((first & 0x7f) << 7) | second)
  return bytes.subarray(at, at + end)
}

const damages: Readonly<Record<string, Damage>> = {
  'the header overwritten': (bytes, random) => {
    bytes.set(random.bytes(100), 0)
    return bytes
  },
  'its magic overwritten': (bytes, random) => {
    bytes.set(random.bytes(15), 0)
    return bytes
  },
  'a page overwritten': (bytes, random) => {
    bytes.set(random.bytes(page), aPage(bytes, random))
    return bytes
  },
  'a page zeroed': (bytes, random) => {
    const at = aPage(bytes, random)
    return bytes.fill(0, at, at + page)
  },
  'the head of a table page': (bytes, random) => {
    bytes.set(random.bytes(8), pageOf(tableLeaf, bytes, random))
    return bytes
  },
  'the head of an index page': (bytes, random) => {
    bytes.set(random.bytes(8), pageOf(indexLeaf, bytes, random))
    return bytes
  },
  // Of an index alone: what it says stands in its table too. A table whole of another's rows contradicts nothing.
  'an index of another place': (bytes, random, indexes) => {
    const held = indexes.filter((at) => entriesOf(bytes, at) !== '')
    const to = held[random.below(held.length)] ?? 0
    let from = to
    // Two indexes may hold the same.
    while (entriesOf(bytes, from) === entriesOf(bytes, to)) from = pageOf(indexLeaf, bytes, random)
    bytes.copy(bytes, to, from, from + page)
    return bytes
  },
  'its end cut off': (bytes, random) =>
    bytes.subarray(0, bytes.length - 1 - random.below(bytes.length)),
}

test('H4 a damaged database is refused by name, kept, and never replaced', async () => {
  using folder = aFolder()
  const file = join(folder.path, 'store.db')
  const world = await aWorld({ open: sqliteIn(folder) })
  const stage = await aStage(world)
  for (const act of acts) {
    await act.before?.(stage)
    await act.run(stage)
  }
  await world.relyingParty.stop()
  // A page that nothing stands on may hold anything.
  const vacuum = new Libsql(file)
  vacuum.exec('vacuum')
  vacuum.exec('pragma wal_checkpoint(truncate)')
  const roots = vacuum.prepare("select rootpage from sqlite_schema where type = 'index'").raw(true)
  const indexes = roots.all().map((row) => page * ((row as [number])[0] - 1))
  vacuum.close()
  const whole = readFileSync(file)
  const decisions = createDecisions({
    crypto: createNodeCrypto(),
    numberSeal: createNumberSeal(new Uint8Array(32)),
  })
  await openSqlStore(file, decisions).close()
  const random = seededRandom(seed)
  const images = runs({ commit: 100, full: 1000 })
  const kinds = Object.entries(damages)
  let refused = 0
  for (let image = 0; image < images; image++) {
    const [what, damage] = kinds[image % kinds.length] ?? []
    let bytes: Buffer = whole
    // Two pages may hold the same.
    while (bytes.equals(whole))
      bytes = damage?.(Buffer.from(whole), random, indexes) ?? Buffer.alloc(0)
    for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true })
    writeFileSync(file, bytes)
    let fault: unknown
    try {
      await openSqlStore(file, decisions).close()
    } catch (error) {
      fault = error
    }
    if (!(fault instanceof RelyingPartyError)) {
      throw new Error(`image ${image}, ${what}: taken as it is`, { cause: fault })
    }
    expect(['DATABASE_DAMAGED', 'DATABASE_FOREIGN', 'DATABASE_NEWER'], what).toContain(fault.code)
    expect(fault.file).toBe(file)
    expect(readFileSync(file).equals(bytes), what).toBe(true)
    refused++
  }
  for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true })
  expect(readdirSync(folder.path)).toEqual(['store.db'])
  figure(
    'H4',
    `${images} images damaged in ${kinds.length} ways, ${refused} clear errors, 0 silent fresh databases`,
  )
  expect(refused).toBe(images)

  // What was whole still opens.
  writeFileSync(file, whole)
  await openSqlStore(file, decisions).close()
})
