/** Answers that race: whatever comes first decides, once, and everybody is told the same. @module */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aReadyDevice,
  connect,
  enroll,
  turnPhoneSignInOn,
  type ConnectedDevice,
} from '../../support/connected-device'
import { aBrowser, type PageBrowser } from '../../support/page-browser'
import { contosoTenant, forgetLimits } from '../../support/people'
import { aWorld, sqlite, type World } from '../../support/relying-party-world'
import { figure, runs, seed } from '../../support/sizes'

const name = 'balas@contoso.com'
const tenant = contosoTenant().id
/** A race is about order, not about the disk. */
const quickFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

interface Racers {
  readonly world: World
  readonly page: PageBrowser
  readonly first: ConnectedDevice
  readonly second: ConnectedDevice
  readonly number: string
}

const acts = {
  'first approves': ({ first, number }) => first.approve(number),
  'second approves': ({ second, number }) => second.approve(number),
  'first approves again': ({ first, number }) => first.approve(number),
  'first types another number': ({ first, number }) => first.approve(number === '00' ? '01' : '00'),
  'first denies': ({ first }) => first.deny('declined'),
  'second denies': ({ second }) => second.deny('wrong-app'),
  'the page goes back': ({ page }) => page.call('restart'),
  'the page goes on': ({ page }) => page.call('complete'),
  'time runs out': ({ world }) => {
    world.clock.advance(60_250)
    return Promise.resolve()
  },
} satisfies Record<string, (racers: Racers) => Promise<unknown>>
type Act = keyof typeof acts
const terminal = /^attempt-(approved|denied|wrong-number|expired|withdrawn|refused)$/

async function terminalEvents({ needs }: World, after: number, attempt: string): Promise<string[]> {
  const rows = await needs.store.find.audit(after, 1000)
  return rows
    .filter((row) => terminal.test(row.event) && row.facts.includes(attempt))
    .map((row) => row.event)
}

describe.each(['memory', 'SQLite'])('B6 over %s', (kind) => {
  test('B6 of racing answers exactly one decides', { timeout: 280_000 }, async () => {
    const folder = mkdtempSync(join(quickFolder, 'countersign-races-'))
    try {
      const world = await aWorld(
        kind === 'SQLite' ? { open: sqlite(join(folder, 'store.db')) } : {},
      )
      const home = aBrowser(world)
      const first = await aReadyDevice(world, home)
      const enrolled = await enroll(world, home)
      await turnPhoneSignInOn(world, enrolled)
      const second = await connect(world, enrolled)
      const page = aBrowser(world)
      const races = runs({ commit: 1000, full: 2000 })
      const outcomes = new Map<string, number>()

      await fc.assert(
        fc.asyncProperty(
          fc.scheduler(),
          fc.uniqueArray(fc.constantFrom(...(Object.keys(acts) as Act[])), { minLength: 2 }),
          async (scheduler, chosen) => {
            await forgetLimits(world)
            const { number, transaction } = await page.ask(name)
            const events = await page.events()
            first.frames.splice(0, first.frames.length, {
              ...{ type: 'challenge', jws: first.challenge() },
            })
            second.frames.splice(0, second.frames.length, {
              ...{ type: 'challenge', jws: second.challenge() },
            })
            const head = await world.needs.store.find.auditHead()
            const racers: Racers = { world, page, first, second, number }
            await Promise.all(
              chosen
                .map(async (act) => {
                  await scheduler.schedule(Promise.resolve(), act)
                  await acts[act](racers)
                })
                .concat(scheduler.waitIdle()),
            )
            // Whatever nobody decided ends in time.
            world.clock.advance(61_000)
            await world.needs.store.decide('sweep', { at: world.clock.now(), thorough: false })

            const attempt = await world.needs.store.find.attempt(tenant, transaction)
            const ended = await terminalEvents(world, head?.sequence ?? 0, transaction)
            expect(ended).toEqual([`attempt-${attempt?.state ?? ''}`])
            const told = events.filter((event) => event.kind === 'ended')
            expect(told.map((event) => event.verdict.outcome)).toEqual([attempt?.state])
            for (const device of [first, second]) {
              const heard = new Set(device.verdicts().map((verdict) => verdict.outcome))
              expect([...heard]).toEqual([attempt?.state])
            }
            const at = attempt?.state ?? ''
            outcomes.set(at, (outcomes.get(at) ?? 0) + 1)
          },
        ),
        { numRuns: races, seed },
      )
      const spread = [...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(', ')
      figure('B6', `${races} races over ${kind}, 0 double effects, 0 stuck (${spread})`)
      expect(outcomes.size).toBeGreaterThan(3)
      expect(await world.relyingParty.administration.checkAudit()).toMatchObject({ holds: true })
      await world.relyingParty.stop()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
