/** What was typed wrong is counted, and nothing but a success takes it off: no new number, page, day or restart. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passwordGuardName } from '../../../src/main/relying-party/guard'
import { aReadyDevice, connect, type ConnectedDevice } from '../../support/connected-device'
import { aBrowser, type PageBrowser } from '../../support/page-browser'
import { contosoTenant, forgetLimits, putSettings } from '../../support/people'
import { aWorld, type World } from '../../support/relying-party-world'
import { figure, runs, seed } from '../../support/sizes'

const name = 'balas@contoso.com'
const tenant = contosoTenant().id

interface Model {
  world: World
  device: ConnectedDevice
  pages: PageBrowser[]
  number: string
  wrongNumbers: number
  wrongPasswords: number
  restarts: number
  counted: number
}

type Step = (model: Model, chance: number) => Promise<unknown>

const pageOf = ({ pages }: Model, chance: number) => {
  const page = pages[chance % pages.length]
  if (page === undefined) throw new Error('no page')
  return page
}

/** The clock moves on; the timers of those that crashed do not, or each day would take longer. */
function later({ world: { clock } }: Model, ms: number): void {
  clock.setWallClock(clock.now() + ms)
}

const start: Step = async (model, chance) => {
  const page = pageOf(model, chance)
  await page.call('begin', { name })
  const answer = await page.call('approval')
  model.number =
    answer.outcome === 'done' && answer.value.state.step === 'approval'
      ? answer.value.state.request.number
      : model.number
}

/** The answer to the newest request, if that is open still. */
async function answer(model: Model, act: () => Promise<void>) {
  if (!model.device.frames.some((frame) => frame.type === 'challenge')) return undefined
  const before = model.device.verdicts().length
  await act()
  return model.device.verdicts().slice(before).at(-1)?.outcome
}

const steps = {
  start,
  'start again': start,
  wrong: async (model, chance) => {
    if (model.number === '') return
    const by = 1 + (chance % 99)
    const wrong = String((Number(model.number) + by) % 100).padStart(2, '0')
    const outcome = await answer(model, () => model.device.approve(wrong))
    model.number = ''
    if (outcome !== 'wrong-number') return
    model.wrongNumbers++
    model.counted++
  },
  right: async (model) => {
    if (model.number === '') return
    const outcome = await answer(model, () => model.device.approve(model.number))
    model.number = ''
    if (outcome === 'approved') model.wrongNumbers = 0
  },
  denied: async (model) => {
    if (model.number === '') return
    await answer(model, () => model.device.deny('declined'))
    model.number = ''
  },
  cancel: async (model, chance) => {
    const ended = await pageOf(model, chance).call('leave')
    if (ended.outcome === 'done') model.number = ''
  },
  'begin anew': async (model, chance) => {
    const ended = await pageOf(model, chance).call('restart')
    if (ended.outcome === 'done') model.number = ''
  },
  'a new browser': (model) => {
    model.pages = [...model.pages.slice(-3), aBrowser(model.world)]
    return Promise.resolve()
  },
  'a wrong password': async (model, chance) => {
    const page = pageOf(model, chance)
    await page.call('begin', { name })
    model.number = ''
    const tried = await page.call('password', { password: `wrong ${chance}` })
    if (tried.outcome === 'refused' && tried.code === 'password-wrong') {
      model.wrongPasswords++
      model.counted++
    }
  },
  'time passes': (model, chance) => {
    later(model, (chance % 97) * 60_000)
    model.number = ''
    return Promise.resolve()
  },
  'a day passes': async (model) => {
    later(model, 24 * 60 * 60_000)
    model.number = ''
    const at = model.world.clock.now()
    await model.world.needs.store.decide('sweep', { at, thorough: true })
  },
  restart: async (model, chance) => {
    model.world = await model.world.restart(chance % 2 === 0 ? 'crash' : 'clean')
    model.device = await connect(model.world, model.device)
    model.pages = model.pages.map((page) => page.in(model.world))
    model.number = ''
    model.restarts++
  },
} satisfies Record<string, Step>

const kinds = Object.keys(steps) as (keyof typeof steps)[]
const sequences = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.nat({ max: 255 })), {
  minLength: 4,
  maxLength: 16,
})

test('B3 no new number, browser, day, cancelling or restart takes a wrong number off', async () => {
  const count = runs({ commit: 1000, full: 10_000 })
  const world = await aWorld()
  await putSettings(world, {}, { pendingRequest: 'replace' })
  const device = await aReadyDevice(world, aBrowser(world))
  const model: Model = {
    ...{ world, device, pages: [], number: '' },
    ...{ wrongNumbers: 0, wrongPasswords: 0, restarts: 0, counted: 0 },
  }
  let resets = 0

  await fc.assert(
    fc.asyncProperty(sequences, async (sequence) => {
      await forgetLimits(model.world)
      await putSettings(model.world, {}, { pendingRequest: 'replace' })
      Object.assign(model, { number: '', wrongNumbers: 0, wrongPasswords: 0 })
      model.pages = [aBrowser(model.world), aBrowser(model.world)]
      for (const [what, chance] of sequence) {
        await steps[what](model, chance)
        const held = await heldBy(model)
        if (held.numbers < model.wrongNumbers || held.passwords < model.wrongPasswords) resets++
        expect(held, what).toEqual({
          ...{ numbers: model.wrongNumbers, passwords: model.wrongPasswords },
        })
      }
    }),
    { numRuns: count, seed },
  )
  figure(
    'B3',
    `${count} sequences, ${model.counted} wrong numbers and passwords, ${model.restarts} restarts, ${resets} resets`,
  )
  expect(model.counted).toBeGreaterThan(count / 4)
  expect(model.restarts).toBeGreaterThan(count / 10)
})

/** What is counted against the person, in the lane of all unknown browsers. */
async function heldBy({ world }: Model) {
  const user = await world.needs.store.find.userByName(tenant, name)
  const lane = passwordGuardName(user?.id ?? '', 'unknown')
  const standing = await world.needs.store.find.standing(tenant, user?.id ?? '', lane)
  return {
    numbers: standing?.guard.wrongNumbers ?? 0,
    passwords: standing?.passwordGuard.wrongPasswords ?? 0,
  }
}
