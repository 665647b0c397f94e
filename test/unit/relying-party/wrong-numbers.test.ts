/** A wrong number ends the attempt at once, and several cost the account time. @module */
import { expect, test } from 'vitest'
import { aReadyDevice, connect, turnPhoneSignInOn } from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { addPeople, contosoTenant, peoplesPassword } from '../../support/people'
import { aWorld, type World } from '../../support/relying-party-world'
import { figure } from '../../support/sizes'

const name = 'balas@contoso.com'
const minute = 60_000
const another = (number: string, by = 1) => String((Number(number) + by) % 100).padStart(2, '0')

/** An account that signs in with *Other ways*, and the wrong number typed `times` times, pauses waited for. */
async function aWorldAfterWrongNumbers(times: number, world?: World) {
  const own = world ?? (await aWorld())
  const page = aBrowser(own)
  const device = await aReadyDevice(own, page)
  const stranger = aBrowser(own)
  for (let n = 0; n < times; n++) {
    const { number } = await stranger.ask(name)
    await device.approve(another(number))
    own.clock.advance(61 * minute)
    await stranger.call('begin', { name })
  }
  return { world: own, page, device, stranger }
}

test('B1 every other number is denied at once, the right one approves', async () => {
  const world = await aWorld()
  const people = await addPeople(world, contosoTenant(), 100)
  let denied = 0
  let approved = 0
  for (const [by, person] of people.entries()) {
    const page = aBrowser(world)
    const device = await aReadyDevice(world, page, person.name, peoplesPassword)
    const { number, transaction } = await page.ask(person.name)
    const events = await page.events()
    await device.approve(another(number, by))

    const [verdict] = device.verdicts()
    expect(events.at(-1)).toEqual({ kind: 'ended', verdict })
    const completed = await page.call('complete')
    if (verdict?.outcome === 'wrong-number') {
      denied++
      expect(completed).toMatchObject({ outcome: 'refused', code: 'step-over' })
      // And the right number afterwards changes nothing.
      await device.approve(number)
      expect(device.verdicts().at(-1)).toEqual({ outcome: 'wrong-number' })
      expect((await page.done('state')).state.step).toBe('method')
    } else if (verdict?.outcome === 'approved') {
      approved++
      expect(completed).toMatchObject({ outcome: 'done' })
    }
    expect(await world.needs.store.find.attempt(contosoTenant().id, transaction)).toMatchObject({
      sealedNumber: '',
    })
  }
  figure('B1', `${denied}/99 wrong values denied, ${approved} right one approved`)
  expect({ denied, approved }).toEqual({ denied: 99, approved: 1 })
})

test('B1 three wrong numbers in a row pause requests for a quarter of an hour', async () => {
  const world = await aWorld()
  const page = aBrowser(world)
  const device = await aReadyDevice(world, page)
  for (let n = 0; n < 3; n++) {
    const { number } = await page.ask(name)
    await device.approve(another(number))
  }
  expect(await page.call('approval')).toMatchObject({
    ...{ outcome: 'refused', code: 'throttled', retryAfterMs: 15 * minute },
  })
  world.clock.advance(15 * minute - 1)
  expect(await page.call('approval')).toMatchObject({ code: 'throttled' })
  world.clock.advance(1)
  expect(await page.call('approval')).toMatchObject({ outcome: 'done' })
})

test('B1 five cost an hour', async () => {
  const { page, device, world } = await aWorldAfterWrongNumbers(4)
  const known = await page.ask(name)
  await device.approve(another(known.number))
  expect(await page.call('approval')).toMatchObject({ retryAfterMs: 60 * minute })
  world.clock.advance(60 * minute - 1)
  await page.call('begin', { name })
  expect(await page.call('approval')).toMatchObject({ code: 'throttled' })
})

test('B1 ten turn approvals off, whatever time passes, until the person registers anew', async () => {
  const { world, stranger, device } = await aWorldAfterWrongNumbers(10)
  const after = await stranger.call('approval')
  expect(after).toEqual({ outcome: 'refused', code: 'throttled' })
  world.clock.advance(30 * 24 * 60 * minute)
  const page = aBrowser(world)
  await page.done('begin', { name })
  expect(await page.call('approval')).toEqual({ outcome: 'refused', code: 'throttled' })

  await page.signInByPassword(name)
  const { code } = await page.done('phoneSignInCode', {}, device.dev)
  await turnPhoneSignInOn(world, device, code)
  const { number } = await page.ask(name)
  await device.approve(number)
  expect(device.verdicts().at(-1)).toEqual({ outcome: 'approved' })
})

test('B3 a restart and new numbers take nothing off the count, a success does', async () => {
  const first = await aWorld()
  const page = aBrowser(first)
  const device = await aReadyDevice(first, page)
  for (let n = 0; n < 2; n++) {
    const { number } = await page.ask(name)
    await device.approve(another(number))
  }
  const world = await first.restart('crash')
  const again = page.in(world)
  const back = await connect(world, device)
  const third = await again.ask(name)
  await back.approve(another(third.number))
  expect(await again.call('approval')).toMatchObject({ retryAfterMs: 15 * minute })

  world.clock.advance(15 * minute)
  const right = await again.ask(name)
  await back.approve(right.number)
  expect(back.verdicts().at(-1)).toEqual({ outcome: 'approved' })
  const wrong = await again.ask(name)
  await back.approve(another(wrong.number))
  expect(await again.call('approval')).toMatchObject({ outcome: 'done' })
})
