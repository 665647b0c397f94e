/** Power that fails while the write-ahead log is written: what is there afterwards was once true, without a hole. @module */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createNodeCrypto } from '../../../src/main/relying-party/adapters/node-crypto'
import { createNumberSeal } from '../../../src/main/relying-party/adapters/number-seal'
import { openDatabase } from '../../../src/main/relying-party/adapters/sql-store-opening'
import { openSqlStore } from '../../../src/main/relying-party/adapters/sql-store'
import { createDecisions } from '../../../src/main/relying-party/decisions'
import { acts, aStage } from '../../support/acts'
import { chronicled, stateOf } from '../../support/database-states'
import { aWorld } from '../../support/relying-party-world'
import { seededRandom, type SeededRandom } from '../../support/seeded-random'
import { figure, runs, seed } from '../../support/sizes'
import { aFolder } from '../../support/stores'

const sector = 512
type Damage = (log: Buffer, random: SeededRandom) => Buffer

/** What a disk may make of a file that was being written. */
const damages: Readonly<Record<string, Damage>> = {
  'cut anywhere': (log, random) => log.subarray(0, random.below(log.length)),
  'a bit flipped': (log, random) => {
    const at = random.below(log.length)
    log[at] = (log[at] ?? 0) ^ (1 << random.below(8))
    return log
  },
  'the end zeroed': (log, random) => log.fill(0, random.below(log.length)),
  'a sector not written': (log, random) => {
    const at = sector * random.below(Math.floor(log.length / sector))
    return log.fill(0, at, at + sector)
  },
  'a sector from elsewhere': (log, random) => {
    const [to, from] = [0, 0].map(() => sector * random.below(Math.floor(log.length / sector)))
    log.copy(log, to, from, (from ?? 0) + sector)
    return log
  },
}

test(
  'H2 of a torn write-ahead log only what was once true is left',
  { timeout: 1_800_000 },
  async () => {
    using folder = aFolder()
    const path = join(folder.path, 'store.db')
    const { open, states } = chronicled(path)
    const first = await aWorld({ open })
    const world = await first.restart('clean')
    const stage = await aStage(world)
    for (const act of acts) {
      await act.before?.(stage)
      expect(await act.run(stage), act.what).toBe('done')
    }
    const database = readFileSync(path)
    const log = readFileSync(`${path}-wal`)
    const history = new Map(states.map((state, n) => [state, n]))
    expect(history.has(stateOf(path))).toBe(true)

    const decisions = createDecisions({
      crypto: createNodeCrypto(),
      numberSeal: createNumberSeal(new Uint8Array(32)),
    })
    const random = seededRandom(seed)
    // The library keeps five files of each image open while the process lives: 5,000 images are five seeds.
    const images = runs({ commit: 40, full: 1000 })
    const kinds = Object.entries(damages)
    const reached = new Set<number>()
    let bad = 0
    for (let image = 0; image < images; image++) {
      const place = join(folder.path, `image-${image}`)
      mkdirSync(place)
      const copy = join(place, 'store.db')
      const [, damage] = kinds[image % kinds.length] ?? []
      writeFileSync(copy, database)
      writeFileSync(`${copy}-wal`, damage?.(Buffer.from(log), random) ?? log)
      // Opening refuses a database that is not whole.
      await openSqlStore(copy, decisions).close()
      const then = history.get(stateOf(copy))
      if (then === undefined) bad++
      else reached.add(then)
      rmSync(place, { recursive: true })
    }
    await world.relyingParty.stop()
    figure(
      'H2',
      `${images} images in ${kinds.length} ways, ${bad} bad, 0 gaps: each one of ${history.size} states that were, ${reached.size} of them met, through ${acts.length} kinds of acts`,
    )
    expect(bad).toBe(0)
    expect(reached.size).toBeGreaterThan(10)
  },
)

test('H2 each commit waits until it is on the disk', () => {
  using folder = aFolder()
  const connection = openDatabase(join(folder.path, 'store.db'))
  const read = (name: string) => connection.prepare(`pragma ${name}`).raw(true).get() as unknown[]
  const told = ['synchronous', 'journal_mode', 'foreign_keys'].map((name) => read(name)[0])
  connection.close()
  expect(told).toEqual([2, 'wal', 1])
  console.log('FIGURE H2 PRAGMA synchronous = FULL, journal_mode = wal')
})
