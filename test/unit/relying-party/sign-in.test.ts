/** Signing in on a page: names that nobody has, sessions, and whose request may replace whose. @module */
import { describe, expect, test } from 'vitest'
import { aReadyDevice, connect } from '../../support/connected-device'
import { aBrowser, strangeCookie, type PageBrowser } from '../../support/page-browser'
import { addPeople, contosoTenant, forgetLimits, putSettings } from '../../support/people'
import { aWorld } from '../../support/relying-party-world'
import { readChallenge } from '../../support/software-device'

const name = 'balas@contoso.com'
const minute = 60_000

function masked(answer: unknown): unknown {
  return JSON.parse(
    JSON.stringify(answer, (key, value: unknown) =>
      ['pageToken', 'session', 'transaction', 'number', 'name'].includes(key)
        ? typeof value
        : value,
    ),
  )
}

test('K7 the sample people sign in with their documented passwords, in their own tenant', async () => {
  const world = await aWorld()
  for (const [person, tenant, displayName] of [
    ['balas@contoso.com', 'contoso.com', 'Bala Sandhu'],
    ['balas@wingtiptoys.com', 'wingtiptoys.com', 'Bala Sandhu'],
    ['bsandhu@wingtiptoys.com', 'wingtiptoys.com', 'B. Sandhu (admin)'],
  ] as const) {
    const state = await aBrowser(world, tenant).signInByPassword(person)
    expect(state).toMatchObject({
      step: 'signed-in',
      account: { name: person, displayName, by: 'password' },
    })
  }
  expect(await world.relyingParty.administration.tenants()).toEqual([
    { id: 'c0a57050-0000-4000-8000-000000000001', name: 'Contoso', domain: 'contoso.com' },
    { id: '3141ab00-0000-4000-8000-000000000002', name: 'Wingtip Toys', domain: 'wingtiptoys.com' },
  ])
  const astray = aBrowser(world, 'wingtiptoys.com')
  await astray.done('begin', { name })
  expect(await astray.call('password', { password: 'copper-lantern-river-41' })).toMatchObject({
    code: 'password-wrong',
  })
})

test('K7 a tenant is found by id and by domain, in any case, and no other is', async () => {
  const world = await aWorld()
  for (const tenant of [contosoTenant().id, 'contoso.com', 'CONTOSO.com'])
    expect(await aBrowser(world, tenant).call('tenant')).toMatchObject({ outcome: 'done' })
  expect(await aBrowser(world, 'litware.com').call('tenant')).toEqual({
    ...{ outcome: 'refused', code: 'tenant-unknown' },
  })
})

test('F4 a name that nobody has, a disabled person and one without a device look alike', async () => {
  const world = await aWorld()
  const { store } = world.needs
  await aReadyDevice(world, aBrowser(world))
  const [without, disabled] = await addPeople(world, contosoTenant(), 2)
  const user = await store.find.user(contosoTenant().id, disabled?.id ?? '')
  if (user === undefined) throw new Error('no such user')
  await store.decide('putSample', {
    ...{ tenant: contosoTenant(), which: 'all', at: 0 },
    users: [{ ...user, disabled: true }],
  })
  const names = [name, without?.name ?? '', disabled?.name ?? '', 'nobody@contoso.com']
  const seen = await Promise.all(
    names.map(async (one) => {
      const page = aBrowser(world)
      const answers: unknown[] = [await page.call('begin', { name: one })]
      answers.push(await page.call('password', { password: 'wrong' }))
      answers.push(await page.call('approval'))
      const events = await page.events()
      answers.push(await page.call('state'), await aBrowser(world).call('state'))
      return { answers: answers.map(masked), events }
    }),
  )
  world.clock.advance(61_000)
  await world.needs.store.decide('sweep', { at: world.clock.now(), thorough: false })
  const [first, ...others] = seen.map((one) => JSON.stringify(one))
  expect(others).toEqual(others.map(() => first))
  expect(seen[3]?.events.at(-1)).toEqual({ kind: 'ended', verdict: { outcome: 'expired' } })
})

test('F4 the right password of a disabled person opens nothing', async () => {
  const world = await aWorld()
  const { store } = world.needs
  const person = await store.find.userByName(contosoTenant().id, name)
  if (person === undefined) throw new Error('no such user')
  await store.decide('putSample', {
    ...{ tenant: contosoTenant(), which: 'all', at: 0 },
    users: [{ ...person, disabled: true }],
  })
  const page = aBrowser(world)
  await page.done('begin', { name })
  expect(await page.call('password', { password: 'copper-lantern-river-41' })).toMatchObject({
    code: 'password-wrong',
  })
})

describe('F3 sessions', () => {
  test('F3 the cookie without the page token, and the token without the cookie, open nothing', async () => {
    const world = await aWorld()
    const page = aBrowser(world)
    await page.signInByPassword(name)
    const { session, pageToken } = page.cookies
    for (const cookies of [
      { session },
      { pageToken },
      { session, pageToken: strangeCookie() },
      { session: strangeCookie(), pageToken },
    ] as PageBrowser['cookies'][]) {
      const thief = aBrowser(world, 'contoso.com', cookies)
      expect((await thief.done('state')).state).toEqual({ step: 'name' })
      expect(await thief.call('securityInfo')).toMatchObject({ code: 'session-missing' })
      expect(await thief.call('signOut')).toMatchObject({ code: 'session-missing' })
    }
    expect(await page.call('securityInfo')).toMatchObject({ outcome: 'done' })
  })

  test('F3 cookie and token change at sign-in, and the old ones are worth nothing', async () => {
    const world = await aWorld()
    const page = aBrowser(world)
    await page.done('begin', { name })
    const planted = { ...page.cookies }
    await page.signInByPassword(name)
    expect(page.cookies.session).not.toBe(planted.session)
    expect(page.cookies.pageToken).not.toBe(planted.pageToken)
    const thief = aBrowser(world, 'contoso.com', planted)
    expect((await thief.done('state')).state).toEqual({ step: 'name' })
  })

  test('F3 another tab of the same browser has a page of its own, and outlives the other’s sign-in', async () => {
    const world = await aWorld()
    const one = aBrowser(world)
    await one.done('begin', { name })
    const two = aBrowser(world, 'wingtiptoys.com', { session: one.cookies.session ?? '' })
    await two.done('begin', { name: 'bsandhu@wingtiptoys.com' })
    expect(two.cookies.session).toBe(one.cookies.session)
    await one.signInByPassword(name)
    // One cookie jar: the new cookie is the other tab's too.
    two.cookies.session = one.cookies.session ?? ''
    expect((await two.done('state')).state).toMatchObject({ step: 'method' })
    expect(await two.call('securityInfo')).toMatchObject({ code: 'session-missing' })
  })

  test('F3 only the page that started an approved request goes on, once and soon', async () => {
    const world = await aWorld()
    const home = aBrowser(world)
    const device = await aReadyDevice(world, home)
    const page = aBrowser(world)
    const { number } = await page.ask(name)
    const other = aBrowser(world, 'contoso.com', { session: page.cookies.session ?? '' })
    await other.done('begin', { name })
    await device.approve(number)
    expect(await other.call('complete')).toMatchObject({ code: 'step-over' })
    expect(await aBrowser(world).call('complete')).toMatchObject({ code: 'session-missing' })
    expect(await page.call('complete')).toMatchObject({ outcome: 'done' })
    expect(await page.call('complete')).toMatchObject({ code: 'step-over' })

    await forgetLimits(world)
    const late = await page.ask(name)
    await device.approve(late.number)
    world.clock.advance(2 * minute)
    expect(await page.call('complete')).toMatchObject({ code: 'step-over' })
  })

  test('F3 a session ends after an idle hour and after a day, security info after a quarter', async () => {
    const world = await aWorld()
    const page = aBrowser(world)
    await page.signInByPassword(name)
    world.clock.advance(15 * minute - 1)
    expect(await page.call('securityInfo')).toMatchObject({ outcome: 'done' })
    world.clock.advance(1)
    expect(await page.call('securityInfo')).toMatchObject({ code: 'sign-in-again' })
    expect((await page.done('state')).state.step).toBe('signed-in')
    world.clock.advance(60 * minute)
    expect((await page.done('state')).state.step).toBe('name')

    await page.signInByPassword(name)
    for (let hours = 0; hours < 23.5; hours += 0.5) {
      expect((await page.done('state')).state.step).toBe('signed-in')
      world.clock.advance(30 * minute)
    }
    world.clock.advance(30 * minute)
    expect((await page.done('state')).state.step).toBe('name')
  })

  test('F3 signing out ends every page of the browser', async () => {
    const world = await aWorld()
    const page = aBrowser(world)
    await page.signInByPassword(name)
    const tab = aBrowser(world, 'contoso.com', { ...page.cookies })
    await page.done('signOut')
    expect(page.cookies.session).toBeUndefined()
    expect((await tab.done('state')).state).toEqual({ step: 'name' })
  })
})

describe('B4 requests are bounded', () => {
  test('B4 one waits; another browser is told so, the same page replaces its own', async () => {
    const world = await aWorld()
    await putSettings(world, {}, { pendingRequest: 'replace' })
    const device = await aReadyDevice(world, aBrowser(world))
    const page = aBrowser(world)
    const first = await page.ask(name)
    const other = aBrowser(world)
    await other.done('begin', { name })
    world.clock.advance(10_000)
    expect(await other.call('approval')).toEqual({
      ...{ outcome: 'refused', code: 'request-pending', retryAfterMs: 50_000 },
    })
    const { state } = await page.done('approval')
    expect(state.step).toBe('approval')
    expect(device.verdicts()).toEqual([{ outcome: 'withdrawn' }])
    const stored = await world.needs.store.find.attempt(contosoTenant().id, first.transaction)
    expect(stored?.state).toBe('withdrawn')
  })

  test('B4 strangers together have three in ten minutes, a known browser its own', async () => {
    const world = await aWorld()
    const home = aBrowser(world)
    await aReadyDevice(world, home)
    await forgetLimits(world)
    const outcomes: string[] = []
    for (let n = 0; n < 4; n++) {
      const page = aBrowser(world)
      await page.done('begin', { name })
      const answer = await page.call('approval')
      outcomes.push(answer.outcome === 'done' ? 'shown' : answer.code)
      if (n < 3) await page.done('restart')
    }
    expect(outcomes).toEqual(['shown', 'shown', 'shown', 'throttled'])
    expect(await home.ask(name)).toMatchObject({ number: expect.any(String) as string })
  })

  test('B4 two denials in a row are a quarter of an hour of quiet', async () => {
    const world = await aWorld()
    const device = await aReadyDevice(world, aBrowser(world))
    const page = aBrowser(world)
    for (let n = 0; n < 2; n++) {
      await page.ask(name)
      await device.deny('declined')
    }
    expect(await page.call('approval')).toMatchObject({
      ...{ code: 'throttled', retryAfterMs: 15 * minute },
    })
    world.clock.advance(15 * minute)
    expect(await page.call('approval')).toMatchObject({ outcome: 'done' })
  })

  test('B4 not me shuts that address out for a day, and no other', async () => {
    const world = await aWorld()
    const device = await aReadyDevice(world, aBrowser(world))
    const page = aBrowser(world)
    page.address = '192.0.2.7'
    await page.ask(name)
    await device.deny('not-me')
    expect(await page.call('approval')).toMatchObject({
      ...{ code: 'throttled', retryAfterMs: 24 * 60 * minute },
    })
    const elsewhere = aBrowser(world)
    elsewhere.address = '192.0.2.8'
    expect(await elsewhere.ask(name)).toMatchObject({ number: expect.any(String) as string })
  })
})

test('K7 the number comes back after a reload, to its own page alone, and ends with the request', async () => {
  const world = await aWorld()
  await aReadyDevice(world, aBrowser(world))
  const page = aBrowser(world)
  const asked = await page.ask(name)
  expect((await page.done('state')).state).toMatchObject({
    ...{ step: 'approval', request: { number: asked.number, expiresInMs: 60_000 } },
  })
  world.clock.advance(60_250)
  expect((await page.done('state')).state).toMatchObject({ step: 'method' })
})

test('B7 a device sees what was asked, where and by which browser', async () => {
  const world = await aWorld()
  await putSettings(world, {}, { requestContext: 'improved' })
  const device = await aReadyDevice(world, aBrowser(world))
  const page = aBrowser(world)
  page.address = '::ffff:192.0.2.7'
  page.userAgent = 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/131.0\u202eevil'
  await page.ask(name)
  const { ctx } = readChallenge(device.challenge())
  expect(ctx).toEqual({
    app: 'Security info',
    ip: '192.0.2.7',
    browser: 'Firefox 131',
    os: 'Windows',
    time: Math.floor(world.clock.now() / 1000),
    sameNetwork: false,
    knownBrowser: false,
  })
  await connect(world, device)
  expect(readChallenge(device.challenge()).ctx).toEqual(ctx)
})
