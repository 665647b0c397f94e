/** Every sign-in that ends has one row in the log of sign-ins: who, with what, how, and from where. @module */
import { expect, test } from 'vitest'
import type { SignInRecord } from '../../../src/main/relying-party/sign-in-log'
import { aReadyDevice } from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { contosoTenant, forgetLimits } from '../../support/people'
import { aWorld, type World } from '../../support/relying-party-world'

const name = 'balas@contoso.com'
const minute = 60_000
const tenant = contosoTenant().id
const everything = {
  ...{ before: undefined, limit: 1000, since: 0, until: 2 ** 47 },
  ...{ user: undefined, outcome: undefined },
}

/** The rows that came since the call before. */
function logOf({ needs }: World) {
  const seen = new Set<string>()
  return async (): Promise<readonly SignInRecord[]> => {
    const all = await needs.store.find.signIns(tenant, everything)
    const news = all.filter(({ id }) => !seen.has(id)).reverse()
    for (const { id } of news) seen.add(id)
    return news
  }
}

const shortly = ({ outcome, errorCode, reason, method, user }: SignInRecord) => [
  ...[outcome, errorCode, reason, method, user === '' ? 'nobody' : 'somebody'],
]

test('R18 a row for each end of a request, with its AADSTS number', async () => {
  const world = await aWorld()
  const device = await aReadyDevice(world, aBrowser(world))
  const rows = logOf(world)
  await rows()
  const page = aBrowser(world)
  const ends: [string, () => Promise<unknown>][] = [
    ['approved', async () => device.approve((await page.ask(name)).number)],
    ['declined', () => page.ask(name).then(() => device.deny('declined'))],
    ['wrong-app', () => page.ask(name).then(() => device.deny('wrong-app'))],
    ['not-me', () => page.ask(name).then(() => device.deny('not-me'))],
    [
      'wrong-number',
      async () => device.approve((await page.ask(name)).number === '11' ? '12' : '11'),
    ],
    ['withdrawn', () => page.ask(name).then(() => page.done('restart'))],
    [
      'expired',
      async () => {
        await page.ask(name)
        world.clock.advance(minute + 1000)
        await world.needs.store.decide('sweep', { at: world.clock.now(), thorough: false })
      },
    ],
  ]
  for (const [end, bring] of ends) {
    await forgetLimits(world)
    await bring()
    const told = await rows()
    const [outcome, code] =
      end === 'approved'
        ? ['success', 0]
        : end === 'withdrawn'
          ? ['interrupted', 50_074]
          : ['failure', 500_121]
    expect(told.map(shortly), end).toEqual([[outcome, code, end, 'phone-sign-in', 'somebody']])
    const answered = end !== 'withdrawn' && end !== 'expired'
    expect(told[0]?.facts.device?.name, end).toBe(answered ? 'Software device' : undefined)
    expect(told[0]?.facts.steps.map(({ detail }) => detail)).toEqual([end])
  }
})

test('R18 a row tells where a sign-in came from, and nothing that was typed but the name', async () => {
  const world = await aWorld()
  const rows = logOf(world)
  const page = aBrowser(world)
  page.address = '::ffff:192.0.2.7'
  page.userAgent = 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/131.0'
  await page.done('begin', { name: 'Balas@Contoso.com' })
  await page.call('password', { password: 'something else' })
  const told = await rows()
  expect(told).toEqual([
    {
      ...{ tenant, id: expect.any(String) as string, at: world.clock.now() },
      user: expect.any(String) as string,
      ...{ name, application: 'Security info', outcome: 'failure', errorCode: 50_126 },
      ...{ reason: 'password-wrong', method: 'password' },
      facts: {
        ...{ address: '192.0.2.7', browser: 'Firefox 131', os: 'Windows' },
        ...{ simulated: false, knownBrowser: false },
        steps: [
          {
            ...{ at: world.clock.now(), method: 'password', succeeded: false },
            detail: 'password-wrong',
          },
        ],
        why: expect.any(Array) as [],
      },
    },
  ])
  expect(JSON.stringify(told)).not.toContain('something else')
})

test('R18 passwords: right, wrong, of nobody, of a disabled person, and too many', async () => {
  const world = await aWorld()
  const { store } = world.needs
  const rows = logOf(world)
  await aBrowser(world).signInByPassword(name)
  const stranger = aBrowser(world)
  await stranger.done('begin', { name: 'nobody@contoso.com' })
  await stranger.call('password', { password: 'wrong' })
  await stranger.call('approval')
  world.clock.advance(minute + 1000)
  await store.decide('sweep', { at: world.clock.now(), thorough: false })
  // Those of one moment have no order.
  expect((await rows()).map(shortly).sort()).toEqual([
    ['failure', 50_034, 'expired', 'phone-sign-in', 'nobody'],
    ['failure', 50_034, 'password-wrong', 'password', 'nobody'],
    ['success', 0, 'password-right', 'password', 'somebody'],
  ])

  const person = await store.find.userByName(tenant, name)
  if (person === undefined) throw new Error('no such user')
  const disabled = { ...person, disabled: true }
  const put = { tenant: contosoTenant(), which: 'all', users: [disabled], at: 0 } as const
  await store.decide('putSample', put)
  const page = aBrowser(world)
  await page.done('begin', { name })
  await page.call('password', { password: 'copper-lantern-river-41' })
  expect((await rows()).map(shortly)).toEqual([
    ['failure', 50_057, 'password-wrong', 'password', 'somebody'],
  ])

  await store.decide('putSample', { ...put, users: [person] })
  const guesser = aBrowser(world)
  await guesser.done('begin', { name })
  for (let n = 0; n < 7; n++) await guesser.call('password', { password: 'wrong' })
  const codes = (await rows()).map(({ errorCode }) => errorCode).sort()
  expect(codes).toEqual([50_053, 50_053, 50_126, 50_126, 50_126, 50_126, 50_126])
})

test('R18 what is refused before it is raised has its row, too', async () => {
  const world = await aWorld()
  await aReadyDevice(world, aBrowser(world))
  await forgetLimits(world)
  const rows = logOf(world)
  await rows()
  await aBrowser(world).ask(name)
  const other = aBrowser(world)
  await other.done('begin', { name })
  await other.call('approval')
  expect((await rows()).map(shortly)).toEqual([
    ['failure', 500_121, 'request-pending', 'phone-sign-in', 'somebody'],
  ])
  await forgetLimits(world)
  const page = aBrowser(world)
  const reasons: string[] = []
  world.clock.advance(minute + 1000)
  await world.needs.store.decide('sweep', { at: world.clock.now(), thorough: false })
  await rows()
  for (let n = 0; n < 4; n++) {
    await page.done('begin', { name })
    await page.call('approval')
    await page.done('restart')
    reasons.push(...(await rows()).map(({ reason }) => reason))
  }
  expect(reasons).toContain('throttled')
  expect(new Set(reasons)).toEqual(new Set(['withdrawn', 'throttled']))
})
