/** Which way is offered first and to whom, what a request shows, and what one does to another. @module */
import { describe, expect, test } from 'vitest'
import { aReadyDevice } from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { forgetLimits, putSettings } from '../../support/people'
import { aWorld } from '../../support/relying-party-world'
import { readChallenge } from '../../support/software-device'

const name = 'balas@contoso.com'
const minute = 60_000

test('R13 first a password and other ways; in a browser that signed in by phone, the number first', async () => {
  const world = await aWorld()
  const device = await aReadyDevice(world, aBrowser(world))
  const page = aBrowser(world)
  const { state: before } = await page.done('begin', { name })
  expect(before).toMatchObject({ step: 'method', first: 'password' })
  expect(before).toMatchObject({ methods: expect.arrayContaining(['authenticator']) as [] })
  const { state } = await page.done('approval')
  if (state.step !== 'approval') throw new Error(`the page is at ${state.step}`)
  expect(state.request).toMatchObject({ application: 'Security info', purpose: 'sign-in' })
  await device.approve(state.request.number)
  await page.done('complete')
  await page.done('signOut')
  const { knownBrowser } = page.cookies
  const later = aBrowser(world, 'contoso.com', knownBrowser === undefined ? {} : { knownBrowser })
  expect((await later.done('begin', { name })).state).toMatchObject({
    ...{ first: 'authenticator', methods: ['authenticator', 'password'] },
  })
  // The cookie speaks of this person alone, and a stranger sees what they see of a name that nobody has.
  const [other, nobody] = ['adele@contoso.com', 'nobody@contoso.com']
  const strange = (await later.done('begin', { name: other })).state
  expect({ ...strange, name: '' }).toEqual({
    ...(await later.done('begin', { name: nobody })).state,
    name: '',
  })
})

describe('R16 while a request is unanswered', () => {
  test('R16 entra: only the password, until it is answered', async () => {
    const world = await aWorld()
    const device = await aReadyDevice(world, aBrowser(world))
    await forgetLimits(world)
    await aBrowser(world).ask(name)
    const page = aBrowser(world)
    const { state } = await page.done('begin', { name })
    expect(state.step === 'method' && state.methods.includes('authenticator')).toBe(false)
    expect(await page.call('approval')).toMatchObject({ code: 'request-pending' })
    await device.deny('declined')
    const { state: after } = await page.done('begin', { name })
    expect(after).toMatchObject({ methods: expect.arrayContaining(['authenticator']) as [] })
    expect(await page.call('approval')).toMatchObject({ outcome: 'done' })
  })

  test('R16 replace: another page of the same browser withdraws it, another browser waits', async () => {
    const world = await aWorld()
    const device = await aReadyDevice(world, aBrowser(world))
    await forgetLimits(world)
    await putSettings(world, {}, { pendingRequest: 'replace' })
    const page = aBrowser(world)
    await page.ask(name)
    const tab = aBrowser(world, 'contoso.com', { session: page.cookies.session ?? '' })
    await tab.ask(name)
    expect(device.verdicts().at(-1)).toEqual({ outcome: 'withdrawn' })
    const other = aBrowser(world)
    await other.done('begin', { name })
    expect(await other.call('approval')).toMatchObject({ code: 'request-pending' })
  })

  test('R16 queue: the next one follows as soon as it is over', async () => {
    const world = await aWorld()
    const device = await aReadyDevice(world, aBrowser(world))
    await forgetLimits(world)
    await putSettings(world, {}, { pendingRequest: 'queue' })
    await aBrowser(world).ask(name)
    const other = aBrowser(world)
    await other.done('begin', { name })
    expect(await other.call('approval')).toMatchObject({
      ...{ code: 'request-queued', retryAfterMs: 2000 },
    })
    await device.deny('declined')
    expect(await other.call('approval')).toMatchObject({ outcome: 'done' })
  })
})

describe('R20 where from', () => {
  const source = { name: 'Café', address: '203.0.113.9', place: 'Utrecht, Netherlands' }

  test('R20 on loopback it is this computer, on both sides and in the log', async () => {
    const world = await aWorld()
    const device = await aReadyDevice(world, aBrowser(world))
    await putSettings(world, {}, { requestContext: 'improved' })
    await aBrowser(world).ask(name)
    expect(readChallenge(device.challenge()).ctx).toMatchObject({
      ...{ app: 'Security info', place: 'This computer', sameDevice: true, sameNetwork: true },
    })
  })

  test('R14 entra: application and place are left out until the policy shows them', async () => {
    const world = await aWorld()
    const device = await aReadyDevice(world, aBrowser(world))
    await aBrowser(world).ask(name)
    const { ctx } = readChallenge(device.challenge())
    expect(ctx.app).toBe('Contoso')
    expect(ctx).not.toHaveProperty('place')
    expect(ctx).not.toHaveProperty('ip')
    expect(ctx).toMatchObject({ browser: 'Chrome 130', os: 'Linux', sameDevice: true })
  })

  test('R20 a simulated source is one of the tenant’s, and marked in what is signed and shown', async () => {
    const world = await aWorld()
    const device = await aReadyDevice(world, aBrowser(world))
    await putSettings(world, { simulatedSources: [source] }, { requestContext: 'improved' })
    const page = aBrowser(world)
    expect(await page.call('begin', { name, source: 'Elsewhere' })).toMatchObject({
      code: 'invalid',
    })
    await page.done('begin', { name, source: 'Café' })
    expect((await page.done('approval')).state).toMatchObject({ request: { simulated: true } })
    expect(readChallenge(device.challenge()).ctx).toMatchObject({
      ...{ ip: source.address, place: source.place, simulated: true },
      ...{ sameDevice: false, sameNetwork: false },
    })
    await device.deny('declined')
    const rows = await world.needs.store.find.signIns('c0a57050-0000-4000-8000-000000000001', {
      ...{ before: undefined, limit: 10, since: 0, until: 2 ** 47 },
      ...{ user: undefined, outcome: 'failure' },
    })
    expect(rows[0]?.facts).toMatchObject({
      ...{ simulated: true, place: source.place, sameDevice: false, sameNetwork: false },
    })
  })

  test('R20 a tenant may refuse the same computer, or demand the same network', async () => {
    const world = await aWorld()
    const device = await aReadyDevice(world, aBrowser(world))
    await forgetLimits(world)
    await putSettings(world, { isSameDeviceRefused: true, simulatedSources: [source] })
    const page = aBrowser(world)
    await page.done('begin', { name })
    expect(await page.call('approval')).toMatchObject({ code: 'same-device-refused' })
    await page.done('begin', { name, source: 'Café' })
    const { state } = await page.done('approval')
    await putSettings(world, { isSameNetworkRequired: true, simulatedSources: [source] })
    if (state.step !== 'approval') throw new Error(`the page is at ${state.step}`)
    await device.approve(state.request.number)
    expect(device.verdicts().at(-1)).toEqual({ outcome: 'refused', reason: 'policy' })
  })
})

describe('R17 a federated name', () => {
  const kim = 'kim@fabrikam.com'

  test('R17 with a hint it goes straight to its identity provider, which signs in', async () => {
    const world = await aWorld()
    const page = aBrowser(world)
    const { state } = await page.done('begin', { name: kim, hinted: true })
    expect(state).toEqual({ step: 'identity-provider', name: kim, provider: 'fabrikam.com' })
    expect(await page.call('federatedPassword', { password: 'wrong' })).toMatchObject({
      code: 'password-wrong',
    })
    const given = await page.done('federatedPassword', { password: 'granite-meadow-kettle-64' })
    expect(given.state).toMatchObject({ step: 'signed-in', account: { by: 'federated' } })
    const nobody = aBrowser(world)
    const astray = await nobody.done('begin', { name: 'nobody@fabrikam.com', hinted: true })
    expect(astray.state.step).toBe('identity-provider')
  })

  test('R17 a name that is typed stays, and Use your password instead takes it there', async () => {
    const world = await aWorld()
    const page = aBrowser(world)
    const { state } = await page.done('begin', { name: kim })
    expect(state).toMatchObject({ step: 'method', first: 'identity-provider' })
    expect((await page.done('identityProvider')).state.step).toBe('identity-provider')
    expect((await page.done('leave')).state.step).toBe('method')
    const managed = aBrowser(world)
    await managed.done('begin', { name })
    expect(await managed.call('identityProvider')).toMatchObject({ code: 'step-over' })
    expect(await managed.call('federatedPassword', { password: 'x' })).toMatchObject({
      code: 'step-over',
    })
    world.clock.advance(minute)
  })
})
