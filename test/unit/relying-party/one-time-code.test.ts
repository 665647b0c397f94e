/** One-time codes at the relying party: once each, within a step, by its own clock, only so many tries. @module */
import { describe, expect, test } from 'vitest'
import { givePass } from '../../../src/main/relying-party/pass-giving'
import { aFolder, sqliteIn } from '../../support/stores'
import {
  connect,
  enroll,
  readOffer,
  seconds,
  turnPhoneSignInOn,
} from '../../support/connected-device'
import { codeAt } from '../../support/one-time-codes'
import { aBrowser } from '../../support/page-browser'
import { contosoTenant } from '../../support/people'
import { aWorld, type WorldOptions } from '../../support/relying-party-world'
import { createSoftwareDevice } from '../../support/software-device'

const name = 'balas@contoso.com'
const tenant = contosoTenant().id
const minute = 60_000

const missing = (): never => {
  throw new Error('no such user')
}

async function aPersonWithCodes(options: WorldOptions = {}) {
  const world = await aWorld(options)
  const page = aBrowser(world)
  await page.signInByPassword(name)
  const enrolled = await enroll(world, page)
  const { store } = world.needs
  const user = await store.find.userByName(tenant, name)
  const subject = user?.id ?? ''
  const tryCode = (code: string, lane = 'unknown') =>
    store.decide('tryOneTimeCode', { tenant, subject, lane, code, at: world.clock.now() })
  const code = (afterMs = 0) => codeAt(enrolled.totp, world.clock.now() + afterMs)
  return { world, page, enrolled, subject, store, tryCode, code }
}

describe('G6 one-time codes', () => {
  test('R15 the enrolment brings the secret, which is stored sealed', async () => {
    const { world, enrolled, store, tryCode, code } = await aPersonWithCodes()
    const { secret, ...parameters } = enrolled.totp ?? { secret: '' }
    expect(parameters).toEqual({ algorithm: 'SHA1', digits: 6, periodSeconds: 30 })
    expect(Buffer.from(secret, 'base64url')).toHaveLength(20)
    const stored = await store.find.oneTimeCode(tenant, enrolled.dev)
    expect(stored?.sealedSecret).not.toContain(secret)
    const context = `one-time-code/${tenant}/${enrolled.dev}`
    const opened = world.needs.numberSeal.openSecret(stored?.sealedSecret ?? '', context)
    expect(Buffer.from(opened ?? []).toString('base64url')).toBe(secret)
    expect(world.needs.numberSeal.openSecret(stored?.sealedSecret ?? '', 'other')).toBeUndefined()
    expect(await tryCode(code())).toEqual({ outcome: 'right', device: enrolled.dev })
  })

  test('G6 exactly the steps -1, 0 and +1 are taken, whatever the skew', async () => {
    const taken: number[] = []
    for (let skew = -120; skew <= 120; skew += 10) {
      const { world, tryCode, code } = await aPersonWithCodes()
      world.clock.advance(30_000 - (world.clock.now() % 30_000)) // the beginning of a step
      const tried = await tryCode(code(skew * 1000))
      if (tried.outcome === 'right') taken.push(Math.floor(skew / 30))
    }
    expect([...new Set(taken)]).toEqual([-1, 0, 1])
    console.log('FIGURE G6 skew -120..+120 s: accepted steps exactly -1, 0, +1')
  })

  test('G6 10,000 replays of a used or older code, none taken', async () => {
    const { world, tryCode, code } = await aPersonWithCodes()
    let accepted = 0
    let replays = 0
    for (let round = 0; round < 1000; round++) {
      const [older, used] = [code(-30_000), code()]
      expect(await tryCode(used, 'first')).toMatchObject({ outcome: 'right' })
      for (let i = 0; i < 10; i++) {
        const replayed = i % 2 === 0 ? used : older
        const tried = await tryCode(replayed, `lane ${round} ${i}`)
        expect(tried.outcome).not.toBe('throttled')
        if (tried.outcome === 'right') accepted++
        replays++
      }
      world.clock.advance(60_000)
    }
    expect({ replays, accepted }).toEqual({ replays: 10_000, accepted: 0 })
    console.log('FIGURE G6 10000 replays, 0 accepted')
  }, 60_000)

  test('G6 of many at once with the same code, one is taken; and none after a restart', async () => {
    using folder = aFolder()
    const { world, subject, store, code } = await aPersonWithCodes({ open: sqliteIn(folder) })
    const at = world.clock.now()
    const asked = (lane: string) => ({ tenant, subject, lane, code: code(), at })
    const tried = await Promise.all(
      Array.from({ length: 50 }, (_, i) => store.decide('tryOneTimeCode', asked(`lane ${i}`))),
    )
    expect(tried.filter(({ outcome }) => outcome === 'right')).toHaveLength(1)
    const again = await world.restart('crash')
    const replayed = await again.needs.store.decide('tryOneTimeCode', asked('after'))
    expect(replayed).toEqual({ outcome: 'wrong' })
    await again.relyingParty.stop()
  })

  test('G6 five tries in five minutes, then none is looked at; another lane goes on', async () => {
    const { world, tryCode, code } = await aPersonWithCodes()
    for (let i = 0; i < 5; i++) expect(await tryCode('000000')).toEqual({ outcome: 'wrong' })
    const until = world.clock.now() + 5 * minute
    expect(await tryCode(code())).toEqual({ outcome: 'throttled', until })
    expect(await tryCode(code(), 'known')).toMatchObject({ outcome: 'right' })
    world.clock.advance(5 * minute)
    expect(await tryCode(code())).toMatchObject({ outcome: 'right' })
  })

  test('G6 after a hundred wrong codes none is looked at until the person signs in by another way', async () => {
    const { world, subject, store, tryCode, code } = await aPersonWithCodes()
    for (let i = 0; i < 100; i++) {
      expect(await tryCode('000000')).toEqual({ outcome: 'wrong' })
      if (i % 5 === 4) world.clock.advance(5 * minute)
    }
    for (let day = 0; day < 3; day++) {
      expect(await tryCode(code())).toEqual({ outcome: 'throttled', until: Infinity })
      world.clock.advance(24 * 60 * minute)
    }
    expect(await tryCode(code(), 'known')).toMatchObject({ outcome: 'right' })
    // Whoever knows the password alone gets no further tries by it.
    const stranger = aBrowser(world)
    await stranger.signInByPassword(name)
    expect(await tryCode(code())).toEqual({ outcome: 'throttled', until: Infinity })
    const given = await givePass(world.needs, {
      ...{ user: (await store.find.user(tenant, subject)) ?? missing(), by: 'host' },
      wish: { startsAt: undefined, lifetimeInMinutes: undefined, isUsableOnce: undefined },
    })
    if (given.outcome !== 'given') throw new Error(given.code)
    const other = aBrowser(world)
    await other.done('begin', { name })
    await other.done('temporaryAccessPass', { pass: given.value })
    world.clock.advance(minute)
    expect(await tryCode(code())).toMatchObject({ outcome: 'right' })
    console.log('FIGURE G6 100 wrong codes in a lane, then 0 until another way in')
  })

  test('A5 a code that is not six ASCII digits is wrong, and a try', async () => {
    const { tryCode, code } = await aPersonWithCodes()
    const right = code()
    const wide = right.replaceAll(/[0-9]/g, (digit) =>
      String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
    )
    const shapes = ['', ` ${right}`, `${right} `, `${right}0`, right.slice(1), wide]
    for (const [i, shape] of shapes.entries()) {
      expect(await tryCode(shape, `lane ${i}`)).toEqual({ outcome: 'wrong' })
    }
    expect(await tryCode(right)).toMatchObject({ outcome: 'right' })
  })

  test('G6 a removed device, a disabled person and a stranger have no code', async () => {
    const { world, page, enrolled, store, subject, tryCode, code } = await aPersonWithCodes()
    const of = { tenant, lane: 'unknown', code: code(), at: world.clock.now() }
    const stranger = await store.decide('tryOneTimeCode', { ...of, subject: 'nobody' })
    expect(stranger).toEqual({ outcome: 'wrong' })
    const second = await enroll(world, page)
    const user = await store.find.user(tenant, subject)
    if (user === undefined) throw new Error('no user')
    const put = (disabled: boolean) =>
      store.decide('putSample', {
        ...{ tenant: contosoTenant(), users: [{ ...user, disabled }] },
        ...{ which: 'all', at: world.clock.now() },
      })
    await put(true)
    expect(await tryCode(code())).toEqual({ outcome: 'wrong' })
    await put(false)
    await page.done('removeMethod', {}, enrolled.dev)
    expect(await tryCode(code())).toEqual({ outcome: 'wrong' })
    expect(await store.find.oneTimeCodesOf(tenant, subject)).toHaveLength(1)
    expect(await tryCode(codeAt(second.totp, world.clock.now()))).toMatchObject({
      ...{ outcome: 'right', device: second.dev },
    })
  })

  test('R15 turning phone sign-in on and off leaves the codes as they are', async () => {
    const { world, enrolled, tryCode, code } = await aPersonWithCodes()
    await turnPhoneSignInOn(world, enrolled)
    await connect(world, enrolled)
    expect(await tryCode(code())).toMatchObject({ outcome: 'right' })
  })

  test.each(['memory', 'SQLite'])(
    'an enrolment that is swept takes its code along, %s',
    async (kind) => {
      using folder = aFolder()
      const options = kind === 'memory' ? {} : { open: sqliteIn(folder) }
      const { world, page, store, subject } = await aPersonWithCodes(options)
      const { link } = await page.done('invite')
      const { names, code } = await readOffer(world, link)
      const jws = createSoftwareDevice().enrollmentRequest(names, code, seconds(world))
      await world.relyingParty.devices.prepare({ jws }, { address: '127.0.0.1' })
      expect(await store.find.oneTimeCodesOf(tenant, subject)).toHaveLength(2)
      world.clock.advance(11 * minute)
      await store.decide('sweep', { at: world.clock.now(), thorough: true })
      expect(await store.find.oneTimeCodesOf(tenant, subject)).toHaveLength(1)
      await world.relyingParty.stop()
    },
  )
})
