/** An answer that is lost on its way harms nobody: who asks again goes on, and nobody else. @module */
import { expect, test } from 'vitest'
import { enrollmentReplyStatement } from '#protocol/enrollment'
import { parseStatement } from '#protocol/jws'
import { aReadyDevice, readOffer, valueOf } from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { contosoTenant, forgetLimits } from '../../support/people'
import { aWorld } from '../../support/relying-party-world'
import { createSoftwareDevice } from '../../support/software-device'

const name = 'balas@contoso.com'
const source = { address: '127.0.0.1' }

test('X7 a device whose enrolment was prepared and not answered goes on with the same link', async () => {
  const world = await aWorld()
  const { devices } = world.relyingParty
  const page = aBrowser(world)
  await page.signInByPassword(name)
  const { link } = await page.done('invite')
  const iat = Math.floor(world.clock.now() / 1000)
  const device = createSoftwareDevice()
  const { names, code } = await readOffer(world, link)
  const jws = device.enrollmentRequest(names, code, iat)
  const first = valueOf(await devices.prepare({ jws }, source))

  await readOffer(world, link)
  const again = valueOf(await devices.prepare({ jws }, source))
  const { dev } = parseStatement(enrollmentReplyStatement, again.jws).payload
  expect(dev).toBe(parseStatement(enrollmentReplyStatement, first.jws).payload.dev)
  const other = createSoftwareDevice().enrollmentRequest(names, code, iat)
  expect(await devices.prepare({ jws: other }, source)).toMatchObject({ code: 'code-used' })

  const confirmation = device.enrollmentConfirmation(names, dev, iat)
  valueOf(await devices.confirm({ jws: confirmation }, source))
  expect(await devices.offer({ code }, source)).toMatchObject({ code: 'code-used' })
})

test('K8 between the approval and the session a reload finds it approved, once and soon', async () => {
  const world = await aWorld()
  const device = await aReadyDevice(world, aBrowser(world))
  const page = aBrowser(world)
  const { number } = await page.ask(name)
  await device.approve(number)
  expect((await page.done('state')).state).toEqual({ step: 'approved', name })
  expect((await aBrowser(world).done('state')).state).toEqual({ step: 'name' })
  expect((await page.done('complete')).state).toMatchObject({ step: 'signed-in' })

  await forgetLimits(world)
  const late = await page.ask(name)
  await device.approve(late.number)
  world.clock.advance(120_000)
  expect((await page.done('state')).state).toMatchObject({ step: 'method' })
})

test('K8 nobody is told approved who was disabled since', async () => {
  const world = await aWorld()
  const { store } = world.needs
  const device = await aReadyDevice(world, aBrowser(world))
  const page = aBrowser(world)
  const { number } = await page.ask(name)
  await device.approve(number)
  const person = await store.find.userByName(contosoTenant().id, name)
  if (person === undefined) throw new Error('no such user')
  await store.decide('putSample', {
    ...{ tenant: contosoTenant(), which: 'all', at: 0 },
    users: [{ ...person, disabled: true }],
  })
  expect((await page.done('state')).state).toMatchObject({ step: 'method' })
  expect(await page.call('complete')).toMatchObject({ code: 'step-over' })
})
