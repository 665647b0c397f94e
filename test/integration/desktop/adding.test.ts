/** Links that meet one another, and a code that is needed: nothing is asked in vain, or under a person's hand. @module */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDesktopWorld, type DesktopWorld } from '../../support/desktop-world.ts'

const pin = 'river-stone-92'
const name = 'balas@contoso.com'
let world: DesktopWorld

beforeAll(async () => {
  world = await aDesktopWorld()
}, 120_000)
afterAll(() => world[Symbol.asyncDispose]())

test('L4 a code is looked at before the PIN is asked for, and used once', async () => {
  const accountId = await world.addAccount(pin)
  await world.desktop.authenticator.turnOffPhoneSignIn({ accountId })
  const page = world.page()
  const unknown = { accountId, code: 'AAAAAAAAAAAAAAAAAAAAAA' }
  expect(await world.desktop.authenticator.turnOnPhoneSignIn(unknown)).toMatchObject({
    problem: { code: 'code-unknown' },
  })
  expect([[...world.shown], world.desktop.pinState().question]).toEqual([[], undefined])

  await page.signInByPassword(name)
  const { methods } = await page.ask('securityInfo')
  const id = methods.find(({ kind }) => kind === 'authenticator')?.id
  const { code } = await page.ask('phoneSignInCode', undefined, id)
  const turned = world.desktop.authenticator.turnOnPhoneSignIn({ accountId, code })
  await world.untilPinAsked()
  await world.givePin(pin)
  expect(await turned).toBeNull()
}, 60_000)

test('L4 a link that comes while a consent is asked waits its turn', async () => {
  const { authenticator } = world.desktop
  const page = world.page()
  const link = await page.invite(name)
  const other = link.replace(/rp=https%3A%2F%2Flocalhost%3A\d+/, 'rp=https%3A%2F%2Flocalhost%3A1')
  expect(other).not.toBe(link)
  world.desktop.openLink(link)
  const asked = (port: number) =>
    world.until(`consent to ${String(port)}`, ({ enrollment }) =>
      enrollment?.step === 'connect' ? enrollment.port === port : false,
    )
  const port = Number(new URL(world.relyingParty.ready.origin).port)
  await asked(port)
  expect(authenticator.beginEnrollment({ link: other })).toBeNull()
  expect(authenticator.beginEnrollment({ link: other })).toBeNull()
  expect(authenticator.beginEnrollment({ link })).toBeNull()
  const state = world.desktop.authenticatorState()
  expect(state.enrollment).toMatchObject({ step: 'connect', port })
  expect(state.enrollmentsWaiting).toBe(1)
  for (const third of ['a', 'b', 'c'])
    void authenticator.beginEnrollment({ link: `${other}&x=${third}` })
  expect(world.desktop.authenticatorState().enrollmentsWaiting).toBe(3)

  await authenticator.endEnrollment()
  await asked(1)
  expect(world.desktop.authenticatorState().enrollmentsWaiting).toBe(2)
  for (let left = 3; left > 0; left--) {
    await authenticator.endEnrollment()
    await Promise.resolve()
  }
  await world.until('none', ({ enrollment }) => enrollment === undefined)
  expect(world.desktop.authenticatorState().enrollmentsWaiting).toBe(0)
}, 60_000)
