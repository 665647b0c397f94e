/**
 * kill -9 at every named point of the whole ceremony, on either side: afterwards the account is whole or absent on both,
 * nothing acknowledged is lost, and a new sign-in works.
 * @module
 */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createNodeClock } from '../../src/main/relying-party/adapters/node-clock'
import { createNodeCrypto } from '../../src/main/relying-party/adapters/node-crypto'
import { createNumberSeal } from '../../src/main/relying-party/adapters/number-seal'
import { openSqlStore } from '../../src/main/relying-party/adapters/sql-store'
import { createAdministration } from '../../src/main/relying-party/administration'
import { createDecisions } from '../../src/main/relying-party/decisions'
import { limits } from '../../src/main/relying-party/limits'
import { samples } from '../../src/main/relying-party/sample-tenants'
import { KillableCeremony, type Programs, type Side } from '../support/killable-ceremony'
import { KilledRound, type Acknowledged, type Point, type Step } from '../support/killed-rounds'
import { ensureBuilt } from '../support/relying-party-process'
import { runs } from '../support/sizes'
import { buildProgram } from '../support/test-build'

const during = (step: Step, kept: boolean | undefined, ...points: readonly string[]): Point[] =>
  points.map((at) => ({ at, during: step, ...(kept === undefined ? {} : { kept }) }))
const isFull = runs({ commit: 0, full: 1 }) === 1

const ofDevice: readonly Point[] = [
  ...during('enroll', undefined, 'vault:account-recorded', 'vault:device-key-stored'),
  ...during(
    'enroll',
    undefined,
    'vault:code-kept',
    'device:enrollment-key-made',
    'device:enrollment-prepared',
  ),
  ...during('enroll', undefined, 'vault:prepared-recorded', 'device:enrollment-confirmed'),
  ...during('enroll', undefined, 'vault:account-activated', 'vault:file-written#2'),
  ...during('enroll', undefined, 'vault:file-synced#3', 'vault:file-renamed#1'),
  ...during('turn-on', undefined, 'vault:pin-set', 'vault:credential-recorded'),
  ...during('turn-on', undefined, 'vault:wrap-stored', 'device:credential-made'),
  ...during('turn-on', undefined, 'device:credential-sent', 'vault:credential-activated'),
  ...during('ask', undefined, 'device:challenge-taken'),
  ...during('answer', undefined, 'vault:try-counted-in-keychain', 'vault:try-counted'),
  ...during('answer', undefined, 'vault:pin-checked', 'vault:approval-signed'),
  ...during('answer', undefined, 'vault:approval-durable', 'device:approval-spent'),
  ...during('answer', undefined, 'device:answer-sent'),
  ...during('remove', undefined, 'device:removal-answered', 'vault:removal-recorded'),
  ...during('remove', undefined, 'vault:secrets-deleted', 'vault:account-dropped'),
]
const ofDeviceAtNight: readonly Point[] = (
  [
    ['enroll', 4],
    ['turn-on', 2],
    ['answer', 2],
  ] as const
).flatMap(([step, writes]) =>
  Array.from({ length: writes }, (_, n) => n + 1).flatMap((n) =>
    ['written', 'synced', 'renamed'].flatMap((moment) =>
      during(step, undefined, `vault:file-${moment}#${n}`),
    ),
  ),
)

const committing = (step: Step, group: number): Point[] => [
  ...during(step, false, `relying-party:group-carried-out#${group}`),
  ...during(step, true, `relying-party:group-committed#${group}`),
]
const ofRelyingParty: readonly Point[] = [
  ...during('enroll', false, 'relying-party:offer-signed', 'relying-party:prepare-verified'),
  ...during('enroll', true, 'relying-party:prepare-decided'),
  ...during('enroll', false, 'relying-party:confirm-verified'),
  ...during('enroll', true, 'relying-party:confirm-decided'),
  ...during('turn-on', false, 'relying-party:credential-options-decided'),
  ...during('turn-on', false, 'relying-party:registration-verified'),
  ...during('turn-on', true, 'relying-party:registration-decided'),
  ...during('ask', true, 'relying-party:attempt-started', 'relying-party:challenge-sent'),
  ...during('answer', false, 'relying-party:answer-read'),
  ...committing('answer', 1),
  ...during('answer', true, 'relying-party:answer-decided', 'relying-party:verdict-sent'),
  ...committing('complete', 1),
  ...during('complete', true, 'relying-party:sign-in-decided'),
  ...during('remove', true, 'relying-party:removal-decided'),
]
const ofRelyingPartyAtNight: readonly Point[] = [
  ...[1, 2].flatMap((group) => committing('enroll', group)),
  ...[1, 2].flatMap((group) => committing('turn-on', group)),
  ...[1, 2].flatMap((group) => committing('ask', group)),
  ...committing('remove', 1),
]

/** Members who sign in here, by a password of their own. */
const people = samples.flatMap((sample) =>
  sample.people.filter(({ is }) => is === undefined).map(({ name }) => name),
)
const figures: string[] = []
let programs: Programs

beforeAll(async () => {
  await ensureBuilt()
  programs = {
    device: await buildProgram('test/support/device-program.ts'),
    relyingParty: await buildProgram('test/support/killable-relying-party.ts'),
  }
}, 300_000)

afterAll(() => {
  if (figures.length < 2) return
  console.log(`FIGURE X7 ${figures.join(', ')}, all reached; 0 half accounts, 0 acknowledged lost`)
})

describe.concurrent('kill -9', { timeout: 900_000 }, () => {
  test('X7 D1 D2 wherever the device dies, the account is whole or absent and nothing acknowledged is lost', async () => {
    figures.unshift(await killEverywhere('device', ofDevice, ofDeviceAtNight))
  })

  test('X7 D1 H1 wherever the relying party dies, the account is whole or absent and nothing acknowledged is lost', async () => {
    figures.push(await killEverywhere('relying-party', ofRelyingParty, ofRelyingPartyAtNight))
  })
})

async function killEverywhere(
  side: Side,
  everyCommit: readonly Point[],
  atNight: readonly Point[],
): Promise<string> {
  await using ceremony = await KillableCeremony.start(programs)
  const acknowledged: Acknowledged = { enrolled: [], approved: [] }
  const points = isFull ? [...everyCommit, ...atNight] : everyCommit
  for (const [round, point] of points.entries()) {
    const name = people[round % people.length] ?? ''
    try {
      await new KilledRound(ceremony, side, { name, acknowledged }).run(point)
    } catch (error) {
      throw new Error(`killed at ${point.at} during ${point.during}`, { cause: error })
    }
  }
  expect(await ceremony.stop()).toEqual([0, 0])
  await checkKeys(ceremony)
  await checkMemory(ceremony, acknowledged)
  const names = new Set(points.map(({ at }) => at.split('#')[0]))
  return `${names.size} points ${side === 'device' ? 'on the device' : 'at the relying party'} (${points.length} kills)`
}

/** Every account was removed: no key may be left. */
async function checkKeys({ data }: KillableCeremony): Promise<void> {
  const text = await readFile(join(data.device, 'secrets.json'), 'utf8')
  const { secrets } = JSON.parse(text) as { readonly secrets: Readonly<Record<string, string>> }
  expect(Object.keys(secrets).filter((name) => !name.endsWith('/canary'))).toEqual([])
}

/** What the relying party's memory holds once the sweep was due. */
async function checkMemory(
  { data, tenants }: KillableCeremony,
  { enrolled, approved }: Acknowledged,
): Promise<void> {
  const crypto = createNodeCrypto()
  const numberSeal = createNumberSeal(randomBytes(32))
  const decisions = createDecisions({ crypto, numberSeal })
  const store = openSqlStore(join(data.relyingParty, 'store.db'), decisions)
  const administration = createAdministration({ store, crypto, clock: createNodeClock() })
  expect(await administration.checkAudit()).toMatchObject({ holds: true })
  await store.decide('sweep', { at: Date.now() + limits.preparedMs, thorough: false })
  for (const name of people) {
    const tenant = tenants.find(({ domain }) => name.endsWith(`@${domain}`))?.id ?? ''
    const user = await store.find.userByName(tenant, name)
    expect(await store.find.devicesOf(tenant, user?.id ?? '')).toEqual([])
  }

  const counters = new Map<unknown, number>()
  const approvals: unknown[] = []
  let added = 0
  for (let after = 0; ;) {
    const rows = await administration.audit(after, 1000)
    const last = rows.at(-1)
    if (last === undefined) break
    after = last.sequence
    for (const { event, facts } of rows) {
      if (event === 'device-added') added++
      if (event !== 'attempt-approved') continue
      approvals.push(facts['attempt'])
      const counter = Number(facts['counter'])
      expect(counter).toBeGreaterThan(counters.get(facts['device']) ?? 0)
      counters.set(facts['device'], counter)
    }
  }
  await store.close()
  expect(new Set(approvals).size).toBe(approvals.length)
  expect(approvals).toEqual(expect.arrayContaining(approved))
  expect(added).toBeGreaterThanOrEqual(enrolled.length)
}
