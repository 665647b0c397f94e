/** What parity.md says of a hint, of what a request shows, of how long it lives, and of apps that are too old. @module */
import { expect, test } from 'vitest'
import { aReadyDevice, connect, enroll, turnPhoneSignInOn } from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { contosoTenant, putSettings } from '../../support/people'
import { authenticatorOf } from '../../support/policies'
import { aWorld } from '../../support/relying-party-world'
import { readChallenge } from '../../support/software-device'

const name = 'balas@contoso.com'
const kim = 'kim@fabrikam.com'
const tenant = contosoTenant().id

test.for(['entra', 'improved'] as const)(
  'R17 the switch federatedHint, %s: a hint at somebody with a passwordless credential',
  async (federatedHint) => {
    const world = await aWorld()
    await putSettings(world, {}, { federatedHint })
    const hinted = async () =>
      (await aBrowser(world).done('begin', { name: kim, hinted: true })).state.step
    expect(await hinted()).toBe('identity-provider')

    const page = aBrowser(world)
    await page.done('begin', { name: kim, hinted: true })
    await page.done('federatedPassword', { password: 'granite-meadow-kettle-64' })
    const enrolled = await enroll(world, page)
    expect(await hinted()).toBe('identity-provider')
    await turnPhoneSignInOn(world, enrolled)
    const device = await connect(world, enrolled)
    expect(await hinted()).toBe('method')

    // They stay, and sign in by the number.
    const staying = aBrowser(world)
    await staying.done('begin', { name: kim, hinted: true })
    const { state } = await staying.done('approval')
    await device.approve(state.step === 'approval' ? state.request.number : '')
    expect((await staying.done('complete')).state).toMatchObject({ account: { by: 'approval' } })

    // Who could not use it just now.
    await world.needs.store.decide('savePolicy', {
      ...{ tenant, by: 'command', at: 0, expectedVersion: 0 },
      change: { microsoftAuthenticator: authenticatorOf({ state: 'disabled' }) },
    })
    expect(await hinted()).toBe(federatedHint === 'entra' ? 'method' : 'identity-provider')
  },
)

test.for(['entra', 'improved'] as const)(
  'R14 the switch requestContext, %s: application and place in a request',
  async (requestContext) => {
    const world = await aWorld()
    await putSettings(world, {}, { requestContext })
    const device = await aReadyDevice(world, aBrowser(world))
    await aBrowser(world).ask(name)
    const { ctx } = readChallenge(device.challenge())
    const shown = { app: 'Security info', place: 'This computer' }
    if (requestContext === 'improved') expect(ctx).toMatchObject(shown)
    else expect(ctx).toMatchObject({ app: 'Contoso' })
    expect('place' in ctx).toBe(requestContext === 'improved')
  },
)

test('R14 a request lives for 60 seconds, or as long as its tenant chose, and not a moment more', async () => {
  for (const lifetimeMs of [60_000, 30_000, 300_000]) {
    const world = await aWorld()
    const found = await world.needs.store.find.tenant(tenant)
    if (found === undefined) throw new Error('no sample tenant')
    if (lifetimeMs === 60_000) expect(found.lifetimeMs).toBe(lifetimeMs)
    const at = world.clock.now()
    const changed = { ...found, lifetimeMs }
    await world.needs.store.decide('putSample', { tenant: changed, users: [], which: 'all', at })
    const device = await aReadyDevice(world, aBrowser(world))
    const page = aBrowser(world)
    const { number } = await page.ask(name)
    const { iat, exp } = readChallenge(device.challenge())
    expect((exp - iat) * 1000).toBe(lifetimeMs)
    world.clock.advance(exp * 1000 - world.clock.now())
    await device.approve(number)
    expect(device.verdicts().at(-1)).toEqual({ outcome: 'expired' })
  }
})
