/** There is no way to `approved` but a verified number, whatever people, pages and devices do. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aReadyDevice, type ConnectedDevice } from '../../support/connected-device'
import { aBrowser, type PageBrowser } from '../../support/page-browser'
import { addPeople, contosoTenant, forgetLimits, peoplesPassword } from '../../support/people'
import { aWorld, type World } from '../../support/relying-party-world'
import { figure, runs, seed } from '../../support/sizes'
import { createSoftwareKey } from '../../support/software-device'

const name = 'balas@contoso.com'
const tenant = contosoTenant().id

/** What the model knows: which attempts were answered with all that an approval needs. */
interface Model {
  readonly world: World
  readonly page: PageBrowser
  readonly other: PageBrowser
  readonly device: ConnectedDevice
  readonly stranger: ConnectedDevice
  transaction: string
  number: string
  expiresAt: number
  readonly earned: Set<string>
  completed: number
  approvals: number
}

type Step = (model: Model, chance: number) => Promise<unknown>
const forged = createSoftwareKey()
const wrong = (number: string, by: number) =>
  String((Number(number) + 1 + (by % 99)) % 100).padStart(2, '0')

const ask: Step = async (model) => {
  await model.page.call('begin', { name })
  const answer = await model.page.call('approval')
  if (answer.outcome !== 'done' || answer.value.state.step !== 'approval') return
  const { request } = answer.value.state
  model.transaction = request.transaction
  model.number = request.number
  model.expiresAt = model.world.clock.now() + request.expiresInMs
}

const steps = {
  ask,
  'the right number': async (model) => {
    if (model.transaction === '') return
    const isLive = model.world.clock.now() < model.expiresAt
    const before = await model.world.needs.store.find.attempt(tenant, model.transaction)
    if (isLive && before?.state === 'pending') model.earned.add(model.transaction)
    await model.device.approve(model.number)
  },
  'a wrong number': async (model, by) => {
    if (model.transaction !== '') await model.device.approve(wrong(model.number, by))
  },
  'no person verified': async (model, by) => {
    if (model.transaction === '') return
    await model.device.approve(model.number, { flags: by & 0xfb })
  },
  'another key': async (model) => {
    if (model.transaction !== '') await model.device.approve(model.number, { key: forged })
  },
  'an old counter': async (model) => {
    if (model.transaction !== '') await model.device.approve(model.number, { counter: 0 })
  },
  'another device': async (model) => {
    if (model.transaction === '') return
    const response = model.device.device.approval(model.device.challenge(), {
      ...{ number: model.number, counter: 1000, key: model.stranger.device.credential().key },
    })
    await model.stranger.send({ type: 'answer', txn: model.transaction, response })
  },
  'a denial': async (model) => {
    if (model.transaction !== '') await model.device.deny('declined')
  },
  'going on': async (model) => {
    const answer = await model.page.call('complete')
    if (answer.outcome !== 'done' || answer.value.state.step !== 'signed-in') return
    expect(model.earned.has(model.transaction)).toBe(true)
    model.completed++
  },
  'going on elsewhere': async (model) => {
    await model.other.call('begin', { name })
    expect(await model.other.call('complete')).toMatchObject({ outcome: 'refused' })
  },
  'going back': (model) => model.page.call('restart'),
  'time passes': (model, by) => {
    model.world.clock.advance((by % 80) * 1000)
    return Promise.resolve()
  },
} satisfies Record<string, Step>

test('B8 every approval has a verified number', { timeout: 290_000 }, async () => {
  const world = await aWorld()
  const device = await aReadyDevice(world, aBrowser(world))
  const [someone] = await addPeople(world, contosoTenant(), 1)
  const stranger = await aReadyDevice(world, aBrowser(world), someone?.name, peoplesPassword)
  const model: Model = {
    ...{ world, page: aBrowser(world), other: aBrowser(world), device, stranger },
    ...{ transaction: '', number: '', expiresAt: 0, earned: new Set(), completed: 0, approvals: 0 },
  }
  const count = runs({ commit: 500, full: 10_000 })
  // The counter leaves zero, where WebAuthn lets it stay.
  await ask(model, 0)
  await device.approve(model.number)
  const names = Object.keys(steps) as (keyof typeof steps)[]
  const step = fc.tuple(fc.constantFrom(...names), fc.nat({ max: 255 }))
  let violations = 0

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (sequence) => {
      await forgetLimits(world)
      await model.page.call('restart')
      const head = (await world.needs.store.find.auditHead())?.sequence ?? 0
      model.transaction = ''
      for (const [what, by] of [['ask', 0] as const, ...sequence]) {
        await steps[what](model, by)
      }
      device.frames.length = 0
      const rows = await world.needs.store.find.audit(head, 1000)
      for (const row of rows.filter(({ event }) => event === 'attempt-approved')) {
        const { attempt } = JSON.parse(row.facts) as { attempt: string }
        model.approvals++
        if (!model.earned.has(attempt)) violations++
      }
    }),
    { numRuns: count, seed },
  )
  figure(
    'B8',
    `${count} model runs, ${model.approvals} approvals, ${model.completed} sessions, ${violations} violations`,
  )
  expect(violations).toBe(0)
  expect(model.approvals).toBeGreaterThan(10)
  expect(model.completed).toBeGreaterThan(0)
})
