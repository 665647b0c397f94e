/** Where a tenant demands a second factor, no session begins without one that was right, whatever pages and devices do. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aReadyDevice, type ConnectedDevice } from '../../support/connected-device'
import { codeAt } from '../../support/one-time-codes'
import { aBrowser, passwordOf, type PageBrowser } from '../../support/page-browser'
import { forgetLimits, putSettings } from '../../support/people'
import { aWorld, type World } from '../../support/relying-party-world'
import { figure, runs, seed } from '../../support/sizes'
import { readChallenge, type PushChoice } from '../../support/software-device'

const name = 'balas@contoso.com'
const password = passwordOf(name)

/** What the model knows: what was right, on the page as it is now. */
interface Model {
  readonly world: World
  readonly device: ConnectedDevice
  page: PageBrowser
  number: string
  /** By the number of the open request; by a code. */
  isEarned: boolean
  sessions: number
  violations: number
}

type Step = (model: Model, chance: number) => Promise<unknown>

async function answer({ device }: Model, choice: PushChoice): Promise<boolean> {
  const before = device.verdicts().length
  const jws = device.challenge()
  const response = device.device.push(jws, choice)
  await device.connection.receive({ type: 'answer', txn: readChallenge(jws).txn, response })
  return device.verdicts().slice(before).at(-1)?.outcome === 'approved'
}

const isAsked = ({ device, number }: Model) =>
  number !== '' && device.frames.some((frame) => frame.type === 'challenge')

const steps = {
  'the name': async (model) => {
    model.isEarned = false
    model.number = ''
    await model.page.call('begin', { name })
  },
  'the password': (model) => model.page.call('password', { password }),
  'a wrong password': (model, chance) =>
    model.page.call('password', { password: `wrong ${chance}` }),
  'a request': async (model) => {
    const asked = await model.page.call('approval')
    if (asked.outcome !== 'done' || asked.value.state.step !== 'approval') return
    model.isEarned = false
    model.number = asked.value.state.request.number
  },
  'the right number by the device key': async (model) => {
    if (isAsked(model) && (await answer(model, { number: model.number }))) model.isEarned = true
  },
  'the right number by the credential': async (model) => {
    if (!isAsked(model)) return
    const before = model.device.verdicts().length
    await model.device.approve(model.number)
    const told = model.device.verdicts().slice(before).at(-1)
    if (told?.outcome === 'approved') model.isEarned = true
  },
  'a wrong number': async (model, chance) => {
    if (!isAsked(model)) return
    const wrong = String((Number(model.number) + 1 + (chance % 99)) % 100).padStart(2, '0')
    await answer(model, { number: wrong })
  },
  'the device key without presence': async (model) => {
    if (isAsked(model)) await answer(model, { number: model.number, flags: 0 })
  },
  'the code': async (model) => {
    const { clock } = model.world
    clock.setWallClock(clock.now() + 60_000)
    const code = codeAt(model.device.totp, clock.now())
    const tried = await model.page.call('code', { code })
    if (tried.outcome === 'done') await seen(model, true)
  },
  'a wrong code': (model) => model.page.call('code', { code: 'xxxxxx' }),
  'going on': async (model) => {
    const gone = await model.page.call('complete')
    if (gone.outcome === 'done' && gone.value.state.step === 'signed-in') await seen(model, false)
  },
  leaving: (model) => model.page.call('leave'),
  'time passes': (model, chance) => {
    const { clock } = model.world
    clock.setWallClock(clock.now() + chance * 5000)
    return Promise.resolve()
  },
  looking: (model) => model.page.call('state'),
} satisfies Record<string, Step>
const kinds = Object.keys(steps) as (keyof typeof steps)[]

/** A session began: was it earned? */
async function seen(model: Model, byCode: boolean): Promise<void> {
  model.sessions++
  if (!byCode && !model.isEarned) model.violations++
  model.isEarned = false
  await model.page.done('signOut')
}

test('B8 no session past a second factor that was not right', { timeout: 290_000 }, async () => {
  const world = await aWorld()
  const device = await aReadyDevice(world, aBrowser(world))
  const count = runs({ commit: 400, full: 10_000 })
  const model: Model = {
    ...{ world, device, page: aBrowser(world), number: '', isEarned: false },
    ...{ sessions: 0, violations: 0 },
  }
  const likely = fc.constantFrom<keyof typeof steps>(
    ...(['the password', 'a request', 'the right number by the device key', 'going on'] as const),
  )
  const step = fc.tuple(
    fc.oneof({ arbitrary: fc.constantFrom(...kinds), weight: 1 }, { arbitrary: likely, weight: 1 }),
    fc.nat({ max: 255 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (sequence) => {
      await forgetLimits(world)
      await putSettings(world, { secondFactor: 'required' }, { pendingRequest: 'replace' })
      device.frames.length = 0
      model.page = aBrowser(world)
      for (const [what, chance] of [['the name', 0] as const, ...sequence]) {
        await steps[what](model, chance)
        const state = await model.page.call('state')
        if (state.outcome === 'done' && state.value.state.step === 'signed-in') model.violations++
      }
    }),
    { numRuns: count, seed },
  )
  figure(
    'B8',
    `${count} model runs with a second factor demanded, ${model.sessions} sessions, ${model.violations} violations`,
  )
  expect(model.violations).toBe(0)
  expect(model.sessions).toBeGreaterThan(count / 50)
})
