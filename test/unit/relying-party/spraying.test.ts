/** One source that tries passwords of many accounts: counted over all of them, whoever they are. @module */
import { describe, expect, test } from 'vitest'
import { toSource } from '../../../src/main/relying-party/network-place'
import { aBrowser, passwordOf } from '../../support/page-browser'
import { putSettings } from '../../support/people'
import { aWorld, contoso, type World } from '../../support/relying-party-world'

const hour = 60 * 60 * 1000
const most = 30
const omar = 'omar@contoso.com'
const lisbon = { name: 'Lisbon', address: '203.0.113.77', place: 'Lisbon, Portugal' }

/** One wrong password, each for another name; most of them are nobody's. */
async function tryOnce(world: World, name: string, at: { address?: string; source?: string }) {
  const page = aBrowser(world)
  if (at.address !== undefined) page.address = at.address
  await page.done('begin', { name, ...(at.source === undefined ? {} : { source: at.source }) })
  return page.call('password', { password: 'Winter-2026-Winter' })
}

async function spray(world: World, count: number, at: { address?: string; source?: string }) {
  for (let i = 0; i < count; i++) {
    const name = i === 3 ? omar : `person-${i}@contoso.com`
    expect(await tryOnce(world, name, at)).toMatchObject({ code: 'password-wrong' })
  }
}

describe('F6 spraying', () => {
  test('F6 a source that tries one password on many accounts is throttled over all of them', async () => {
    const world = await aWorld()
    const address = '192.0.2.77'
    await spray(world, most, { address })
    const answers = await Promise.all(
      [omar, 'balas@contoso.com', 'nobody@contoso.com'].map((name) =>
        tryOnce(world, name, { address }),
      ),
    )
    // F4: nothing tells whether there is such a person.
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]).toEqual({ outcome: 'refused', code: 'throttled', retryAfterMs: hour })
    // Nor is the account any nearer to its own limit.
    const { find } = world.needs.store
    const guard = await find.guard(
      contoso,
      `${(await find.userByName(contoso, omar))?.id ?? ''}/unknown`,
    )
    expect(guard?.wrongPasswords).toBe(1)

    expect(await tryOnce(world, omar, { address: '192.0.2.78' })).toMatchObject({
      ...{ code: 'password-wrong' },
    })
    expect(await tryOnce(world, omar, {})).toMatchObject({ code: 'password-wrong' })
    world.clock.advance(hour)
    expect(await tryOnce(world, omar, { address })).toMatchObject({ code: 'password-wrong' })
    const rows = await world.relyingParty.administration.audit(0, 1000)
    const throttled = rows.filter(({ event }) => event === 'password-throttled')
    expect(throttled.map(({ facts }) => facts['source'])).toEqual([address, address, address])
    console.log(
      `FIGURE F6 ${most} wrong passwords an hour from one source over all accounts, then 0`,
    )
  })

  test('F6 a simulated source is one, loopback alone is none', async () => {
    const world = await aWorld()
    await putSettings(world, { simulatedSources: [lisbon] })
    await spray(world, most, { source: lisbon.name })
    expect(await tryOnce(world, omar, { source: lisbon.name })).toMatchObject({ code: 'throttled' })
    await spray(world, most + 5, {})
  })

  test('F6 a browser that somebody is known to use is a source of its own, and none of its neighbours’', async () => {
    const world = await aWorld()
    const address = '192.0.2.77'
    const home = aBrowser(world)
    home.address = address
    await home.signInByPassword('balas@contoso.com')
    await spray(world, most, { address })
    expect(await tryOnce(world, omar, { address })).toMatchObject({ code: 'throttled' })
    await home.done('signOut')
    await home.signInByPassword('balas@contoso.com')
    await home.done('signOut')
    // And it is counted itself, whosever password it tries.
    for (let i = 0; i < most; i++) {
      await home.done('begin', { name: `other-${i}@contoso.com` })
      const tried = await home.call('password', { password: 'Winter-2026-Winter' })
      expect(tried).toMatchObject({ code: 'password-wrong' })
    }
    await home.done('begin', { name: 'balas@contoso.com' })
    expect(
      await home.call('password', { password: passwordOf('balas@contoso.com') }),
    ).toMatchObject({ code: 'throttled' })
  })

  test('F6 people who sign in from one network use nothing up, and give no other try back', async () => {
    const world = await aWorld()
    const address = '192.0.2.77'
    await spray(world, most - 1, { address })
    for (let i = 0; i < 5; i++) {
      const page = aBrowser(world)
      page.address = address
      await page.signInByPassword('balas@contoso.com')
    }
    expect(await tryOnce(world, omar, { address })).toMatchObject({ code: 'password-wrong' })
    expect(await tryOnce(world, omar, { address })).toMatchObject({ code: 'throttled' })
  })

  test('F6 many at once count as many', async () => {
    const world = await aWorld()
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        tryOnce(world, `person-${i}@contoso.com`, { address: '192.0.2.77' }),
      ),
    )
    const codes = answers.map((answer) => (answer.outcome === 'refused' ? answer.code : 'done'))
    expect(codes.filter((code) => code === 'password-wrong')).toHaveLength(most)
  })

  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
    ['127.0.0.1', ''],
    ['127.8.8.8', ''],
    ['::1', ''],
    ['not an address', ''],
  ])('F6 the source of %s is %s', (address, source) => {
    expect(toSource(address)).toBe(source)
  })
})
