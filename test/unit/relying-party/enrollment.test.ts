/** Devices come and go whole: codes, two phases, phone sign-in, removal. @module */
import { describe, expect, test } from 'vitest'
import { parseStatement } from '#protocol/jws'
import { enrollmentReplyStatement } from '#protocol/enrollment'
import { credentialOptionsStatement } from '#protocol/registration'
import { revocationStatement } from '#protocol/revocation'
import {
  aReadyDevice,
  connect,
  enroll,
  readOffer,
  seconds,
  turnPhoneSignInOn,
} from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { contosoTenant, forgetLimits } from '../../support/people'
import { aWorld } from '../../support/relying-party-world'
import { createSoftwareDevice } from '../../support/software-device'

const name = 'balas@contoso.com'
const source = { address: '127.0.0.1' }
const minute = 60_000

async function anInvitation() {
  const world = await aWorld()
  const page = aBrowser(world)
  await page.signInByPassword(name)
  const { link, id } = await page.done('invite')
  const offer = await readOffer(world, link)
  const device = createSoftwareDevice()
  const { devices } = world.relyingParty
  const prepare = (by = device) =>
    devices.prepare({ jws: by.enrollmentRequest(offer.names, offer.code, seconds(world)) }, source)
  return { world, page, id, device, devices, prepare, ...offer }
}

describe('D1 enrolment', () => {
  test('D1 an offer says whose account it is and uses nothing up', async () => {
    const { account, devices, code } = await anInvitation()
    expect(account).toEqual({ name, displayName: 'Bala Sandhu' })
    expect(await devices.offer({ code }, source)).toMatchObject({ outcome: 'done' })
    expect(await devices.offer({ code: 'A'.repeat(22) }, source)).toMatchObject({
      code: 'code-unknown',
    })
  })

  test('D1 preparing may be repeated by the same key alone', async () => {
    const { prepare, devices, code } = await anInvitation()
    const first = await prepare()
    const again = await prepare()
    if (first.outcome === 'refused' || again.outcome === 'refused') throw new Error('refused')
    const said = (jws: string) => parseStatement(enrollmentReplyStatement, jws).payload
    expect(said(again.value.jws)).toEqual(said(first.value.jws))
    expect(await prepare(createSoftwareDevice())).toMatchObject({ code: 'code-used' })
    expect(await devices.offer({ code }, source)).toMatchObject({ outcome: 'done' })
  })

  test('D1 a code lives ten minutes', async () => {
    const { world, prepare, devices, code, page, id } = await anInvitation()
    world.clock.advance(10 * minute - 1)
    expect((await page.done('invitation', {}, id)).state).toBe('waiting')
    world.clock.advance(1)
    expect(await devices.offer({ code }, source)).toMatchObject({ code: 'code-expired' })
    expect(await prepare()).toMatchObject({ code: 'code-expired' })
    expect((await page.done('invitation', {}, id)).state).toBe('expired')
  })

  test('D1 what is prepared and not confirmed is swept, and can then not be confirmed', async () => {
    const { world, prepare, device, names, devices } = await anInvitation()
    const prepared = await prepare()
    if (prepared.outcome === 'refused') throw new Error(prepared.code)
    const [shown] = await world.needs.store.find.devicesOf(contosoTenant().id, await userId(world))
    expect(shown?.state).toBe('prepared')
    world.clock.advance(10 * minute)
    const confirmation = device.enrollmentConfirmation(names, shown?.id ?? '', seconds(world))
    expect(await devices.confirm({ jws: confirmation }, source)).toMatchObject({
      code: 'enrollment-unknown',
    })
    await world.needs.store.decide('sweep', { at: world.clock.now(), thorough: false })
    expect(await world.needs.store.find.device(contosoTenant().id, shown?.id ?? '')).toBeUndefined()
  })

  test('D1 confirming may be repeated, and the page hears of the device', async () => {
    const { world, page } = await anInvitation()
    const { id, link } = await page.done('invite')
    const offer = await readOffer(world, link)
    const device = createSoftwareDevice('Laptop')
    const jws = device.enrollmentRequest(offer.names, offer.code, seconds(world))
    const prepared = await world.relyingParty.devices.prepare({ jws }, source)
    if (prepared.outcome === 'refused') throw new Error(prepared.code)
    const rows = await world.needs.store.find.devicesOf(contosoTenant().id, await userId(world))
    const dev = rows[0]?.id ?? ''
    expect((await page.done('invitation', {}, id)).state).toBe('waiting')
    for (let n = 0; n < 2; n++) {
      const confirmation = device.enrollmentConfirmation(offer.names, dev, seconds(world))
      expect(await world.relyingParty.devices.confirm({ jws: confirmation }, source)).toMatchObject(
        { outcome: 'done' },
      )
    }
    expect(await page.done('invitation', {}, id)).toEqual({
      ...{ state: 'added', method: dev, device: 'Laptop' },
    })
    const info = await page.done('securityInfo')
    const kinds = info.methods.map((method) => method.kind)
    expect(kinds).toEqual(['password', 'authenticator', 'one-time-code'])
  })

  test('D1 a person has at most five authenticators', async () => {
    const world = await aWorld()
    const page = aBrowser(world)
    await page.signInByPassword(name)
    const spare = await page.done('invite')
    for (let n = 0; n < 5; n++) await enroll(world, page)
    expect(await page.call('invite')).toMatchObject({ code: 'too-many-devices' })
    const { names, code } = await readOffer(world, spare.link)
    const jws = createSoftwareDevice().enrollmentRequest(names, code, seconds(world))
    expect(await world.relyingParty.devices.prepare({ jws }, source)).toMatchObject({
      code: 'too-many-devices',
    })
  })

  test('D1 nobody sees another person’s invitation', async () => {
    const { id, world } = await anInvitation()
    const other = aBrowser(world, 'wingtiptoys.com')
    await other.signInByPassword('balas@wingtiptoys.com')
    expect(await other.call('invitation', {}, id)).toMatchObject({ code: 'not-found' })
  })
})

describe('K5 phone sign-in', () => {
  test('K5 later than a quarter of an hour it needs a code, once', async () => {
    const world = await aWorld()
    const page = aBrowser(world)
    await page.signInByPassword(name)
    const enrolled = await enroll(world, page)
    world.clock.advance(15 * minute)
    await expect(turnPhoneSignInOn(world, enrolled)).rejects.toThrow('code-required')
    await page.signInByPassword(name)
    const { code } = await page.done('phoneSignInCode', {}, enrolled.dev)
    await turnPhoneSignInOn(world, enrolled, code)
    world.clock.advance(5 * minute)
    await expect(turnPhoneSignInOn(world, enrolled, code)).rejects.toThrow('code-unknown')
  })

  test('K5 a code is for one device and ten minutes', async () => {
    const world = await aWorld()
    const page = aBrowser(world)
    await page.signInByPassword(name)
    const one = await enroll(world, page)
    const two = await enroll(world, page)
    world.clock.advance(15 * minute)
    await page.signInByPassword(name)
    const { code } = await page.done('phoneSignInCode', {}, one.dev)
    await expect(turnPhoneSignInOn(world, two, code)).rejects.toThrow('code-unknown')
    world.clock.advance(10 * minute)
    await expect(turnPhoneSignInOn(world, one, code)).rejects.toThrow('code-expired')
    expect(await page.call('phoneSignInCode', {}, 'A'.repeat(22))).toMatchObject({
      code: 'not-found',
    })
  })

  test('K5 the same registration may be sent again, a used challenge not', async () => {
    const world = await aWorld()
    const page = aBrowser(world)
    await page.signInByPassword(name)
    const { device, names, dev } = await enroll(world, page)
    const { devices, identity } = world.relyingParty
    const jws = device.credentialRequest(names, dev, seconds(world))
    const options = await devices.credentialOptions({ jws }, source)
    if (options.outcome === 'refused') throw new Error(options.code)
    const { chal } = parseStatement(credentialOptionsStatement, options.value.jws).payload
    const registration = device.registration(names, dev, { chal, origin: identity.origin })
    for (let n = 0; n < 2; n++) {
      expect(await devices.credential({ dev, registration }, source)).toMatchObject({
        outcome: 'done',
      })
    }
    const other = device.registration(names, dev, { chal, origin: identity.origin })
    expect(await devices.credential({ dev, registration: other }, source)).toMatchObject({
      code: 'invalid',
    })
  })
})

describe('K5 removal', () => {
  test('K5 deleting in security info tells the device, ends what it was asked, and stays said', async () => {
    const world = await aWorld()
    const page = aBrowser(world)
    const device = await aReadyDevice(world, page)
    const waiting = aBrowser(world)
    await waiting.ask(name)
    const events = await waiting.events()
    await page.done('removeMethod', {}, device.dev)

    expect(events.at(-1)).toEqual({
      ...{ kind: 'ended', verdict: { outcome: 'refused', reason: 'device-removed' } },
    })
    const revoked = () =>
      device.frames.flatMap((frame) =>
        frame.type === 'revoked' ? [parseStatement(revocationStatement, frame.jws).payload] : [],
      )
    expect(revoked()).toMatchObject([
      { dev: device.dev, subject: { what: 'device' }, reason: 'by-user' },
    ])
    await connect(world, device)
    expect(revoked()).toMatchObject([{ dev: device.dev, reason: 'by-user' }])
    expect(device.connection.proved).toBe(false)
    expect(await page.call('removeMethod', {}, device.dev)).toMatchObject({ code: 'not-found' })
  })

  test('K5 a device removes itself, as often as it says so', async () => {
    const world = await aWorld()
    const page = aBrowser(world)
    const { device, names, dev } = await aReadyDevice(world, page)
    for (let n = 0; n < 2; n++) {
      const jws = device.removalRequest(names, dev, { what: 'device' }, seconds(world))
      const answer = await world.relyingParty.devices.removal({ jws }, source)
      if (answer.outcome === 'refused') throw new Error(answer.code)
      expect(parseStatement(revocationStatement, answer.value.jws).payload).toMatchObject({
        ...{ dev, subject: { what: 'device' }, reason: 'by-device' },
      })
    }
    expect((await page.done('securityInfo')).methods).toHaveLength(1)
  })

  test('K5 phone sign-in goes alone, and the account stays', async () => {
    const world = await aWorld()
    const page = aBrowser(world)
    const ready = await aReadyDevice(world, page)
    const { device, names, dev } = ready
    const cred = device.credential().id
    const waiting = aBrowser(world)
    await waiting.ask(name)
    const jws = device.removalRequest(names, dev, { what: 'credential', cred }, seconds(world))
    expect(await world.relyingParty.devices.removal({ jws }, source)).toMatchObject({
      outcome: 'done',
    })
    expect(ready.verdicts()).toEqual([{ outcome: 'refused', reason: 'device-removed' }])
    const info = await page.done('securityInfo')
    expect(info.methods[1]).toMatchObject({ kind: 'authenticator', id: dev, phoneSignIn: false })

    // It is asked no more, until it registers anew.
    await forgetLimits(world)
    ready.frames.length = 0
    await waiting.ask(name)
    expect(ready.frames).toEqual([])
    await waiting.done('restart')
    await turnPhoneSignInOn(world, ready)
    const { number } = await waiting.ask(name)
    await ready.approve(number)
    expect(ready.verdicts()).toEqual([{ outcome: 'approved' }])
  })

  test('K5 a revocation is not given for a device that this relying party never had', async () => {
    const world = await aWorld()
    const device = await aReadyDevice(world, aBrowser(world))
    const other = await aWorld()
    await connect(other, device)
    expect(device.frames.at(-1)).toEqual({
      ...{ type: 'problem', code: 'proof-refused', dev: device.dev },
    })
  })
})

async function userId({ needs }: Awaited<ReturnType<typeof aWorld>>): Promise<string> {
  return (await needs.store.find.userByName(contosoTenant().id, name))?.id ?? ''
}
