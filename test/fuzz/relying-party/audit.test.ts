/** The audit log tells of each attempt exactly once how it ended, and shows whatever was done to it. @module */
import { join } from 'node:path'
import Libsql from 'libsql'
import { expect, test } from 'vitest'
import { beforeFirst, createAudit } from '../../../src/main/relying-party/audit'
import { createNodeCrypto } from '../../../src/main/relying-party/adapters/node-crypto'
import type { AuditRecord } from '../../../src/main/relying-party/records'
import { aReadyDevice } from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { contosoTenant, forgetLimits } from '../../support/people'
import { aWorld, type World } from '../../support/relying-party-world'
import { seededRandom } from '../../support/seeded-random'
import { figure, runs, seed } from '../../support/sizes'
import { aFolder, sqliteIn } from '../../support/stores'

const name = 'balas@contoso.com'
const tenant = contosoTenant().id
const terminal = /^attempt-(approved|denied|wrong-number|expired|withdrawn|refused)$/

async function allRows({ needs }: World): Promise<AuditRecord[]> {
  const rows: AuditRecord[] = []
  for (;;) {
    const more = await needs.store.find.audit(rows.length, 1000)
    if (more.length === 0) return rows
    rows.push(...more)
  }
}

/** Sign-ins that end in all ways there are; gives how each did. */
async function signIns(world: World, count: number): Promise<Map<string, string>> {
  const random = seededRandom(seed)
  const device = await aReadyDevice(world, aBrowser(world))
  const page = aBrowser(world)
  const ends = new Map<string, string>()
  for (let n = 0; n < count; n++) {
    // Else the limits would stop it. What is over is forgotten with them, so each end is looked up at once.
    await forgetLimits(world)
    const { number, transaction } = await page.ask(name)
    const way = random.below(6)
    if (way === 0) await device.deny('declined')
    else if (way === 1) await device.approve(number === '00' ? '01' : '00')
    else if (way === 2) await page.done('restart')
    else if (way === 3) world.clock.advance(61_000)
    else await device.approve(number)
    if (way === 5) await page.done('complete')
    device.frames.length = 0
    // What ran out is stored with the next decision at the latest.
    await world.needs.store.decide('sweep', { at: world.clock.now(), thorough: false })
    const attempt = await world.needs.store.find.attempt(tenant, transaction)
    ends.set(transaction, attempt?.state ?? '')
  }
  return ends
}

test(
  'I3 each attempt has one end in the log, and it is the one that is stored',
  { timeout: 120_000 },
  async () => {
    using folder = aFolder()
    const world = await aWorld({ open: sqliteIn(folder) })
    const count = runs({ commit: 300, full: 10_000 })
    const ends = await signIns(world, count)
    const told = new Map<string, string[]>()
    for (const row of await allRows(world)) {
      if (!terminal.test(row.event)) continue
      const { attempt } = JSON.parse(row.facts) as { attempt: string }
      told.set(attempt, [...(told.get(attempt) ?? []), row.event])
    }
    let missing = 0
    let double = 0
    for (const [attempt, state] of ends) {
      const events = told.get(attempt) ?? []
      if (!events.includes(`attempt-${state}`)) missing++
      if (events.length > 1) double++
    }
    const rows = await world.needs.store.find.signIns(tenant, {
      ...{ before: undefined, limit: 1e6, since: 0, until: 2 ** 47 },
      ...{ user: undefined, outcome: undefined },
    })
    const requests = rows.filter(({ method }) => method === 'phone-sign-in')
    const kinds = new Set(ends.values())
    figure(
      'I3',
      `${count} sign-ins, ${kinds.size} kinds of end, ${missing} missing, ${double} double`,
    )
    expect({ missing, double, told: told.size }).toEqual({ missing: 0, double: 0, told: count })
    expect(requests).toHaveLength(count)
    const denied = [...ends.values()].filter((state) => state === 'denied')
    expect(requests.filter(({ reason }) => reason === 'declined')).toHaveLength(denied.length)
    expect(kinds).toEqual(new Set(['denied', 'wrong-number', 'withdrawn', 'expired', 'approved']))
    expect(await world.relyingParty.administration.checkAudit()).toMatchObject({ holds: true })
    await world.relyingParty.stop()
  },
)

test('I3 whatever is edited, dropped, added or swapped shows, at the row where it is', async () => {
  const world = await aWorld()
  await signIns(world, 40)
  const rows = await allRows(world)
  const audit = createAudit(createNodeCrypto())
  const random = seededRandom(seed)
  const edits = runs({ commit: 1000, full: 1000 })
  let detected = 0
  for (let n = 0; n < edits; n++) {
    const at = random.below(rows.length - 1)
    const changed = [...rows]
    const row = rows[at]
    const next = rows[at + 1]
    if (row === undefined || next === undefined) throw new Error('no row')
    const kind = n % 7
    if (kind === 0) changed[at] = { ...row, at: row.at + 1 }
    else if (kind === 1) changed[at] = { ...row, event: `${row.event}s` }
    else if (kind === 2) changed[at] = { ...row, facts: row.facts.replace('}', ',"x":1}') }
    else if (kind === 3) changed[at] = { ...row, tenant: 'another' }
    else if (kind === 4) changed.splice(at, 1)
    else if (kind === 5) changed.splice(at, 2, next, row)
    else changed.splice(at, 0, row)
    const found = audit.findBreak(beforeFirst, changed)
    if (found !== undefined && found >= row.sequence && found <= row.sequence + 1) detected++
  }
  figure('I3', `${edits} edits, ${detected} detected`)
  expect(detected).toBe(edits)
  expect(audit.findBreak(beforeFirst, rows)).toBeUndefined()
})

test('I3 an edit in the file shows to who asks, a cut end begins a new epoch', async () => {
  using folder = aFolder()
  const first = await aWorld({ open: sqliteIn(folder) })
  await signIns(first, 5)
  const edit = (sql: string) => {
    const database = new Libsql(join(folder.path, 'store.db'))
    database.exec(sql)
    database.close()
  }
  edit(
    `update audit set facts = replace(facts, 'unknown', 'known') where event = 'attempt-started'`,
  )
  expect(await first.relyingParty.administration.checkAudit()).toMatchObject({ holds: false })
  edit(
    `update audit set facts = replace(facts, 'known', 'unknown') where event = 'attempt-started'`,
  )
  expect(await first.relyingParty.administration.checkAudit()).toMatchObject({ holds: true })

  const second = await first.restart('clean')
  const unbroken = (await second.needs.store.find.instance())?.epoch ?? 0
  await second.relyingParty.stop()
  edit(`delete from audit where sequence = (select max(sequence) from audit)`)
  const third = await second.restart('crash')
  expect((await third.needs.store.find.instance())?.epoch).toBe(unbroken + 1)
  await third.relyingParty.stop()
})
