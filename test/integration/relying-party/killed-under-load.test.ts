/** Kill -9 at any moment: what was acknowledged is there, and what was used stays used. @module */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { toBase64url } from '#protocol/bytes'
import { createNodeClock } from '../../../src/main/relying-party/adapters/node-clock'
import { createNodeCrypto } from '../../../src/main/relying-party/adapters/node-crypto'
import { createNumberSeal } from '../../../src/main/relying-party/adapters/number-seal'
import { openSqlStore } from '../../../src/main/relying-party/adapters/sql-store'
import { createAdministration } from '../../../src/main/relying-party/administration'
import { createDecisions } from '../../../src/main/relying-party/decisions'
import { samples } from '../../../src/main/relying-party/sample-tenants'
import type { Acknowledged } from '../../support/acknowledging-program'
import { seededRandom } from '../../support/seeded-random'
import { figure, runs, seed } from '../../support/sizes'
import { aFolder } from '../../support/stores'
import { buildProgram } from '../../support/test-build'

const tenant = samples[0]?.tenant.id ?? ''
const instance = toBase64url(randomBytes(16))
const sealingKey = randomBytes(32)

/** Runs the program over `path`, kills it `afterMs` after it first acknowledged an `after`, and gives all that it did. */
function killUnderLoad(
  program: string,
  path: string,
  after: 'enrolled' | 'attempt',
  afterMs: number,
): Promise<Acknowledged[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, path, instance, toBase64url(sealingKey)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const acknowledged: Acknowledged[] = []
    let timer: NodeJS.Timeout | undefined
    createInterface({ input: child.stdout }).on('line', (line) => {
      const one = JSON.parse(line) as Acknowledged
      acknowledged.push(one)
      if (after in one) timer ??= setTimeout(() => child.kill('SIGKILL'), afterMs)
    })
    child.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(acknowledged)
      else reject(new Error('the program ended by itself'))
    })
  })
}

test('H1 what was acknowledged outlives kill -9', { timeout: 300_000 }, async () => {
  using folder = aFolder()
  const path = join(folder.path, 'store.db')
  const program = await buildProgram('test/support/acknowledging-program.ts')
  const random = seededRandom(seed)
  const kills = runs({ commit: 30, full: 500 })
  const decisions = createDecisions({
    crypto: createNodeCrypto(),
    numberSeal: createNumberSeal(sealingKey),
  })
  const all: Acknowledged[] = []
  let lost = 0
  let revived = 0
  let epoch = 0

  for (let kill = 0; kill < kills; kill++) {
    // A few while people still enrol, most while they sign in.
    const after = kill % 5 === 0 ? 'enrolled' : 'attempt'
    all.push(...(await killUnderLoad(program, path, after, random.below(100))))
    // Opening refuses a database that is not whole.
    const store = openSqlStore(path, decisions)
    const { find } = store
    for (const one of all) {
      if ('enrolled' in one) {
        const device = await find.device(tenant, one.enrolled)
        if (device?.state !== 'active' || device.user !== one.user) lost++
      } else if ('attempt' in one) {
        const attempt = await find.attempt(tenant, one.attempt)
        if (attempt?.state === 'pending') revived++
        else if (attempt?.state !== one.outcome) lost++
      }
    }
    const now = (await find.instance())?.epoch ?? 0
    expect(now).toBeGreaterThan(epoch)
    epoch = now
    expect(
      await createAdministration({
        ...{ store, crypto: createNodeCrypto(), clock: createNodeClock() },
      }).checkAudit(),
    ).toMatchObject({ holds: true })
    await store.close()
  }

  const decided = all.filter((one) => 'attempt' in one).length
  figure(
    'H1',
    `${kills} kills, ${all.length} acknowledged (${decided} decisions), ${lost} lost, ${revived} revived, 0 corrupt`,
  )
  expect({ lost, revived }).toEqual({ lost: 0, revived: 0 })
  expect(decided).toBeGreaterThan(kills)
})
