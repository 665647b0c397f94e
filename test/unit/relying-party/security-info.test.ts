/** Security info: what is listed, the default method, and a request that tries an authenticator out. @module */
import { describe, expect, test } from 'vitest'
import { aReadyDevice, connect, enroll } from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { contosoTenant } from '../../support/people'
import { authenticatorOf } from '../../support/policies'
import { aWorld } from '../../support/relying-party-world'

const name = 'balas@contoso.com'
const tenant = contosoTenant().id

describe('R9 security info', () => {
  test('R9 lists password, authenticator, one-time codes and a Temporary Access Pass', async () => {
    const world = await aWorld()
    const page = aBrowser(world)
    const ready = await aReadyDevice(world, page)
    const { store } = world.needs
    const user = await store.find.userByName(tenant, name)
    if (user === undefined) throw new Error('no user')
    const listed = await page.done('securityInfo')
    expect(listed.methods.map(({ kind }) => kind)).toEqual([
      ...['password', 'authenticator', 'one-time-code'],
    ])
    expect(listed.methods[1]).toMatchObject({ id: ready.dev, phoneSignIn: true, connected: true })
    expect(listed.mayAdd).toBe(true)
    expect(listed.sessionEndsInMs).toBe(15 * 60_000)
  })

  test('R9 the default method is chosen among what one has, kept, and taken back', async () => {
    const world = await aWorld()
    const page = aBrowser(world)
    await page.signInByPassword(name)
    expect((await page.done('securityInfo')).default).toEqual({ chosen: '', choices: [] })
    expect(await page.call('chooseDefaultMethod', { method: 'code' })).toMatchObject({
      code: 'policy',
    })
    await enroll(world, page)
    expect((await page.done('securityInfo')).default.choices).toEqual(['push', 'code'])
    await page.done('chooseDefaultMethod', { method: 'code' })
    expect((await page.done('securityInfo')).default.chosen).toBe('code')
    const user = await world.needs.store.find.userByName(tenant, name)
    expect(user?.defaultMethod).toBe('code')
    await page.done('chooseDefaultMethod', { method: '' })
    expect((await page.done('securityInfo')).default.chosen).toBe('')
  })

  test('R9 a test request has a number, is approved, and signs nobody in', async () => {
    const world = await aWorld()
    const page = aBrowser(world)
    await page.signInByPassword(name)
    const enrolled = await enroll(world, page)
    // Phone sign-in is not on yet: there is nobody to ask.
    expect(await page.call('sendTestRequest')).toMatchObject({ code: 'step-over' })
    expect(await page.done('testRequest')).toEqual({ state: 'none' })
    await connect(world, enrolled)

    const other = aBrowser(world)
    const ready = await aReadyDevice(world, other)
    const sent = await other.done('sendTestRequest')
    if (sent.state !== 'waiting') throw new Error(sent.state)
    expect(await other.done('testRequest')).toMatchObject({ state: 'waiting' })
    await ready.approve(sent.request.number)
    expect(ready.verdicts()).toEqual([{ outcome: 'approved' }])
    expect(await other.done('testRequest')).toEqual({
      ...{ state: 'ended', verdict: { outcome: 'approved' } },
    })
    // The page is where it was, and nothing is there to be taken.
    expect((await other.done('state')).state.step).toBe('signed-in')
    expect(await other.call('complete')).toMatchObject({ code: 'step-over' })
  })

  test('R9 a wrong number in the test is told, and another test may be sent', async () => {
    const world = await aWorld()
    const page = aBrowser(world)
    const ready = await aReadyDevice(world, page)
    const sent = await page.done('sendTestRequest')
    if (sent.state !== 'waiting') throw new Error(sent.state)
    await ready.approve(sent.request.number === '00' ? '01' : '00')
    expect(await page.done('testRequest')).toEqual({
      ...{ state: 'ended', verdict: { outcome: 'wrong-number' } },
    })
    expect(await page.done('sendTestRequest')).toMatchObject({ state: 'waiting' })
    // Another browser of the same person sees nothing of it.
    const other = aBrowser(world)
    await other.signInByPassword(name)
    expect(await other.done('testRequest')).toEqual({ state: 'none' })
  })

  test('R9 a session of 15 minutes, after which nothing is done', async () => {
    const world = await aWorld()
    const page = aBrowser(world)
    await aReadyDevice(world, page)
    world.clock.advance(15 * 60_000)
    for (const route of ['securityInfo', 'invite', 'sendTestRequest', 'testRequest'] as const) {
      expect(await page.call(route), route).toMatchObject({ code: 'sign-in-again' })
    }
  })

  test('R9 who may add nothing is told so before they try', async () => {
    const world = await aWorld()
    const page = aBrowser(world)
    await page.signInByPassword(name)
    await world.needs.store.decide('savePolicy', {
      ...{ tenant, by: 'command', at: 0, expectedVersion: 0 },
      change: {
        microsoftAuthenticator: authenticatorOf({
          state: 'disabled',
          isSoftwareOathEnabled: false,
        }),
      },
    })
    expect((await page.done('securityInfo')).mayAdd).toBe(false)
    expect(await page.call('invite')).toMatchObject({ code: 'policy' })
  })
})
