/** Guessing passwords, passes and codes for days: so many tries an hour and no more, and the person still gets in. @module */
import { describe, expect, test } from 'vitest'
import { codeLimits, passwordLimits } from '../../../src/main/relying-party/limits'
import { connect, enroll, turnPhoneSignInOn } from '../../support/connected-device'
import { codeAt } from '../../support/one-time-codes'
import { aBrowser, passwordOf, type PageBrowser } from '../../support/page-browser'
import { contosoTenant, putSettings } from '../../support/people'
import { aWorld } from '../../support/relying-party-world'
import { figure } from '../../support/sizes'

const name = 'balas@contoso.com'
const password = passwordOf(name)
const tenant = contosoTenant().id
const minute = 60_000
const hour = 60 * minute
const sources = 50
const givenPass = 'Zx7!wq2K'

interface Way {
  readonly what: string
  /** Once before each try, with what the guesser knows already. */
  prepare(page: PageBrowser): Promise<unknown>
  guess(page: PageBrowser, n: number): ReturnType<PageBrowser['call']>
  /** Of the person, in their own browser. */
  honest(page: PageBrowser, code: () => string): Promise<string>
  readonly perHour: number
  /** Wrong ones in all, after which strangers are not listened to at all. */
  readonly inAll: number
  readonly hours: number
}

const begin = (page: PageBrowser) => page.call('begin', { name })
const ways: readonly Way[] = [
  {
    what: 'passwords',
    prepare: begin,
    guess: (page, n) => page.call('password', { password: `guess ${n}` }),
    async honest(page, code) {
      await page.done('begin', { name })
      await page.done('password', { password })
      return (await page.done('code', { code: code() })).state.step
    },
    ...{ perHour: passwordLimits.perHour, inAll: passwordLimits.hardCap, hours: 24 },
  },
  {
    what: 'Temporary Access Passes',
    prepare: begin,
    guess: (page, n) => page.call('temporaryAccessPass', { pass: `guess-${n}` }),
    async honest(page) {
      await page.done('begin', { name })
      return (await page.done('temporaryAccessPass', { pass: givenPass })).state.step
    },
    ...{ perHour: passwordLimits.perHour, inAll: passwordLimits.hardCap, hours: 24 },
  },
  {
    what: 'one-time codes, the password known',
    async prepare(page) {
      await page.call('begin', { name })
      return page.call('password', { password })
    },
    guess: (page, n) => page.call('code', { code: String(n % 1_000_000).padStart(6, 'x') }),
    async honest(page, code) {
      await page.done('begin', { name })
      await page.done('password', { password })
      return (await page.done('code', { code: code() })).state.step
    },
    ...{ perHour: (codeLimits.count * hour) / codeLimits.withinMs, inAll: Infinity, hours: 3 },
  },
]

async function aBesiegedPerson() {
  const world = await aWorld()
  const home = aBrowser(world)
  await home.done('begin', { name })
  await home.done('password', { password })
  const enrolled = await enroll(world, home)
  await turnPhoneSignInOn(world, enrolled)
  await connect(world, enrolled)
  await putSettings(world, { secondFactor: 'whenRegistered' })
  const user = await world.needs.store.find.userByName(tenant, name)
  const { store, passwords, clock } = world.needs
  await store.decide('giveTemporaryAccessPass', {
    pass: {
      ...{ tenant, id: 'a11ce000-0000-4000-8000-000000000001', user: user?.id ?? '' },
      ...{ passHash: await passwords.hash(givenPass), createdAt: clock.now(), usedAt: 0 },
      ...{ startsAt: clock.now(), lifetimeMs: 30 * 24 * hour, usableOnce: false },
    },
    ...{ by: 'test', at: clock.now() },
  })
  await home.done('signOut')
  const code = () => codeAt(enrolled.totp, clock.now())
  return { world, home, code }
}

describe.each(ways)('guessing $what', (way) => {
  test(`F6 ${way.what}: so many tries an hour from fifty sources, and the person gets in at home`, async () => {
    const { world, home, code } = await aBesiegedPerson()
    const strangers = Array.from({ length: sources }, (_, n) =>
      Object.assign(aBrowser(world), { address: `198.51.100.${n + 1}` }),
    )
    const begun = world.clock.now()
    const tried: number[] = []
    let honest = 0
    let guessed = 0
    // A try each minute, or as soon as one is looked at again.
    for (let next = begun; next < begun + way.hours * hour;) {
      world.clock.setWallClock(next)
      const page = strangers[guessed++ % sources] ?? home
      await way.prepare(page)
      const answer = await way.guess(page, guessed)
      if (answer.outcome === 'done') throw new Error('a guess was right')
      next += 1000
      if (answer.code !== 'throttled') tried.push(world.clock.now())
      else if (answer.retryAfterMs === undefined) next += 10 * minute
      else next = Math.max(next, world.clock.now() + Math.min(answer.retryAfterMs, 10 * minute))
      // The person comes by again and again.
      if (guessed % 40 === 0) {
        expect(await way.honest(home, code)).toBe('signed-in')
        honest++
        await home.done('signOut')
        world.clock.setWallClock(world.clock.now() + 31_000)
        next = Math.max(next, world.clock.now())
      }
    }
    const most = Math.max(
      ...tried.map((at) => tried.filter((other) => other >= at && other < at + hour).length),
    )
    figure(
      'F6',
      `${way.what}: ${guessed} tries from ${sources} sources in ${way.hours} h, ${tried.length} looked at, at most ${most} in any hour (limit ${way.perHour}); the person’s ${honest} sign-ins from a known browser: all succeeded`,
    )
    expect(most).toBeGreaterThan(0)
    // Five minutes begin with a try: an hour that begins within one of them holds a part of one more.
    expect(most).toBeLessThanOrEqual(way.perHour + codeLimits.count)
    expect(tried.length).toBeLessThanOrEqual(Math.min(way.inAll, way.perHour * way.hours))
    expect(honest).toBeGreaterThan(2)
  })
})

test('F6 after a hundred wrong passwords strangers are not listened to, and the person is', async () => {
  const { world, home, code } = await aBesiegedPerson()
  const stranger = aBrowser(world)
  let looked = 0
  let last: Awaited<ReturnType<PageBrowser['call']>> | undefined
  for (let n = 0; n < 400; n++) {
    await begin(stranger)
    last = await stranger.call('password', { password: `guess ${n}` })
    if (last.outcome === 'refused' && last.code === 'password-wrong') looked++
    world.clock.setWallClock(world.clock.now() + 15 * minute)
  }
  expect(looked).toBe(passwordLimits.hardCap)
  expect(last).toEqual({ outcome: 'refused', code: 'throttled' })
  // Not even the right one, there.
  await begin(stranger)
  expect(await stranger.call('password', { password })).toMatchObject({ code: 'throttled' })
  for (const way of ways) {
    expect(await way.honest(home, code)).toBe('signed-in')
    await home.done('signOut')
    world.clock.setWallClock(world.clock.now() + minute)
  }
  figure('F6', `${looked} passwords looked at, then none; the person gets in at home all the same`)
})
