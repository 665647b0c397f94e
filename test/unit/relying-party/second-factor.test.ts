/** After a right password: a request with a number by the device key, or a one-time code; and a pass instead of it. @module */
import { describe, expect, test } from 'vitest'
import type { SignInState } from '#protocol/sign-in-http'
import { codeOf, codeParameters, stepAt, stepBytes } from '#protocol/one-time-code'
import { codeSecretContext } from '../../../src/main/relying-party/one-time-code'
import { createMemoryStore } from '../../../src/main/relying-party/adapters/memory-store'
import type { Decisions } from '../../../src/main/relying-party/decisions'
import type { TemporaryAccessPassRecord } from '../../../src/main/relying-party/directory-records'
import type { Store } from '../../../src/main/relying-party/ports'
import type { Tables } from '../../../src/main/relying-party/tables'
import { aReadyDevice, type ConnectedDevice } from '../../support/connected-device'
import { aBrowser, passwordOf, type PageBrowser } from '../../support/page-browser'
import { contosoTenant, forgetLimits, putSettings } from '../../support/people'
import { aWorld, type World } from '../../support/relying-party-world'
import { readChallenge, type PushChoice } from '../../support/software-device'

const name = 'balas@contoso.com'
const password = passwordOf(name)
const minute = 60_000
const tenant = contosoTenant().id
const everything = {
  ...{ before: undefined, limit: 1000, since: 0, until: 2 ** 47 },
  ...{ user: undefined, outcome: undefined },
}

async function aWorldWithDevice(): Promise<{ world: World; device: ConnectedDevice }> {
  const world = await aWorld()
  const device = await aReadyDevice(world, aBrowser(world))
  await forgetLimits(world)
  await putSettings(world, { secondFactor: 'whenRegistered' })
  return { world, device }
}

async function givePassword(page: PageBrowser): Promise<SignInState> {
  await page.done('begin', { name })
  return (await page.done('password', { password })).state
}

async function askPush(page: PageBrowser): Promise<string> {
  await givePassword(page)
  const { state } = await page.done('approval')
  if (state.step !== 'approval') throw new Error(`the page is at ${state.step}`)
  expect(state.request.purpose).toBe('second-factor')
  return state.request.number
}

async function push(device: ConnectedDevice, choice: PushChoice): Promise<void> {
  const jws = device.challenge()
  const response = device.device.push(jws, choice)
  await device.connection.receive({ type: 'answer', txn: readChallenge(jws).txn, response })
}

describe('R15 a request as the second factor', () => {
  test('R15 password, then the number by the device key, and only then a session', async () => {
    const { world, device } = await aWorldWithDevice()
    const page = aBrowser(world)
    expect(await givePassword(page)).toMatchObject({
      ...{ step: 'second-factor', first: 'push', methods: ['push', 'code'] },
    })
    expect(await page.call('securityInfo')).toMatchObject({ code: 'session-missing' })
    const number = await askPush(page)
    expect(readChallenge(device.challenge())).toMatchObject({
      ...{ purpose: 'second-factor', cred: device.device.deviceKey.thumbprint },
    })
    expect(await page.call('complete')).toMatchObject({ code: 'step-over' })
    await push(device, { number })
    expect(device.verdicts().at(-1)).toEqual({ outcome: 'approved' })
    expect((await page.done('complete')).state).toMatchObject({
      ...{ step: 'signed-in', account: { by: 'password-and-push' } },
    })
    const rows = await world.needs.store.find.signIns(tenant, everything)
    const told = rows.map(({ reason, errorCode, method }) => [reason, errorCode, method])
    expect(told).toContainEqual(['second-factor-needed', 50_074, 'password'])
    expect(told).toContainEqual(['approved', 0, 'push'])
    const pushed = rows.find(({ method }) => method === 'push')
    expect(pushed?.facts.steps.map((step) => step.method)).toEqual(['password', 'push'])
  })

  test('R15 password, then a code: once, and not without the password', async () => {
    const { world } = await aWorldWithDevice()
    const { store, numberSeal, crypto } = world.needs
    const user = await store.find.userByName(tenant, name)
    const [held] = await store.find.oneTimeCodesOf(tenant, user?.id ?? '')
    const context = codeSecretContext(tenant, held?.device ?? '')
    const secret = numberSeal.openSecret(held?.sealedSecret ?? '', context)
    if (secret === undefined) throw new Error('no secret')
    const step = stepAt(world.clock.now(), codeParameters.periodSeconds)
    const code = codeOf(crypto.hmacSha1(secret, stepBytes(step)), codeParameters.digits)
    const page = aBrowser(world)
    await page.done('begin', { name })
    expect(await page.call('code', { code })).toMatchObject({ code: 'step-over' })
    await page.done('password', { password })
    const other = code === '000000' ? '000001' : '000000'
    expect(await page.call('code', { code: other })).toMatchObject({ code: 'code-wrong' })
    expect((await page.done('code', { code })).state).toMatchObject({
      ...{ step: 'signed-in', account: { by: 'password-and-code' } },
    })
    const again = aBrowser(world)
    await givePassword(again)
    expect(await again.call('code', { code })).toMatchObject({ code: 'code-wrong' })
    const rows = await store.find.signIns(tenant, everything)
    const told = rows.map(({ reason, errorCode }) => [reason, errorCode])
    expect(told).toContainEqual(['code-right', 0])
    expect(told).toContainEqual(['code-wrong', 500_121])
  })

  test('R15 while no device is connected, the code is offered first', async () => {
    const world = await aWorld()
    const device = await aReadyDevice(world, aBrowser(world))
    await forgetLimits(world)
    await putSettings(world, { secondFactor: 'whenRegistered' })
    device.connection.closed()
    expect(await givePassword(aBrowser(world))).toMatchObject({ first: 'code' })
  })

  test('A6 neither key answers for the other, nor one kind of approval for the other', async () => {
    const { world, device } = await aWorldWithDevice()
    const credential = device.device.credential()
    const wrong: readonly ((number: string) => PushChoice)[] = [
      (number) => ({ number, type: 'approval.get' }),
      (number) => ({ number, flags: 0x05 }),
      (number) => ({ number, flags: 0x00 }),
      (number) => ({ number, key: credential.key }),
      (number) => ({ number, key: credential.key, id: credential.id }),
      (number) => ({
        number,
        type: 'approval.get',
        flags: 0x05,
        key: credential.key,
        id: credential.id,
      }),
    ]
    for (const choose of wrong) {
      await forgetLimits(world)
      await putSettings(world, { secondFactor: 'whenRegistered' })
      const page = aBrowser(world)
      const number = await askPush(page)
      await push(device, choose(number))
      expect(device.verdicts().at(-1)).toEqual({ outcome: 'refused', reason: 'invalid' })
      expect(await page.call('complete')).toMatchObject({ code: 'step-over' })
      await page.done('restart')
    }
    // And the device key never answers for the passwordless credential.
    await forgetLimits(world)
    const page = aBrowser(world)
    const { number } = await page.ask(name)
    await push(device, { number })
    expect(device.verdicts().at(-1)).toEqual({ outcome: 'refused', reason: 'invalid' })
    await push(device, { number, type: 'approval.get', flags: 0x05, id: credential.id })
    expect(device.verdicts().at(-1)).toEqual({ outcome: 'refused', reason: 'invalid' })
    console.log('FIGURE A6 8 crossings of second factor and passwordless sign-in, 0 accepted')
  })

  test('B1 a wrong number ends it, and the password with it counts for nothing', async () => {
    const { world, device } = await aWorldWithDevice()
    const page = aBrowser(world)
    const number = await askPush(page)
    await push(device, { number: number === '00' ? '01' : '00' })
    expect(device.verdicts().at(-1)).toEqual({ outcome: 'wrong-number' })
    expect(await page.call('complete')).toMatchObject({ code: 'step-over' })
  })

  test('R15 the password waits ten minutes for it, and a page that begins again has none', async () => {
    const { world } = await aWorldWithDevice()
    const page = aBrowser(world)
    await givePassword(page)
    world.clock.advance(10 * minute)
    expect((await page.done('state')).state.step).toBe('method')
    expect(await page.call('code', { code: '123456' })).toMatchObject({ code: 'step-over' })
    await givePassword(page)
    await page.done('restart')
    expect((await page.done('state')).state.step).toBe('name')
    await page.done('begin', { name })
    const { state } = await page.done('approval')
    expect(state).toMatchObject({ request: { purpose: 'sign-in' } })
  })

  test('R15 leaving the request goes back to the ways that follow the password', async () => {
    const { world, device } = await aWorldWithDevice()
    const page = aBrowser(world)
    await askPush(page)
    expect((await page.done('leave')).state).toMatchObject({ step: 'second-factor' })
    expect(device.verdicts().at(-1)).toEqual({ outcome: 'withdrawn' })
  })

  test('R15 none, when registered, required: as the tenant says', async () => {
    const { world } = await aWorldWithDevice()
    await putSettings(world, { secondFactor: 'none' })
    expect((await givePassword(aBrowser(world))).step).toBe('signed-in')
    await putSettings(world, { secondFactor: 'whenRegistered' })
    const without = aBrowser(world)
    const other = 'adele@contoso.com'
    await without.done('begin', { name: other })
    expect((await without.done('password', { password: passwordOf(other) })).state.step).toBe(
      'signed-in',
    )
    await putSettings(world, { secondFactor: 'required' })
    const page = aBrowser(world)
    await page.done('begin', { name: other })
    expect(await page.call('password', { password: passwordOf(other) })).toMatchObject({
      code: 'second-factor-missing',
    })
    expect((await page.done('state')).state.step).toBe('method')
  })

  test('R18 not me as the second factor marks the person; as documented not without a password', async () => {
    const { world, device } = await aWorldWithDevice()
    const risk = async () => (await world.needs.store.find.userByName(tenant, name))?.risk
    const page = aBrowser(world)
    await page.ask(name)
    await device.deny('not-me')
    expect(await risk()).toBe('none')
    await forgetLimits(world)
    await putSettings(world, {}, { reportSuspicious: 'improved' })
    await page.ask(name)
    await device.deny('not-me')
    expect(await risk()).toBe('high')
  })
})

test('R15 a Temporary Access Pass signs in, once where it is for once, and only while it lives', async () => {
  const extra = {
    putPass: (tables: Tables, put: TemporaryAccessPassRecord): void =>
      tables.putTemporaryAccessPass(put),
  }
  let opened: Store<Decisions & typeof extra> | undefined
  const world = await aWorld({
    open: (decisions) => (opened = createMemoryStore({ ...decisions, ...extra })),
  })
  const { store, passwords } = world.needs
  const user = await store.find.userByName(tenant, name)
  if (user === undefined) throw new Error('no such user')
  const passHash = await passwords.hash('Zx7!wq2K')
  const at = world.clock.now()
  const pass = {
    ...{ tenant, id: 'a11ce000-0000-4000-8000-000000000001', user: user.id, passHash },
    ...{ createdAt: at, startsAt: at, lifetimeMs: 60 * minute, usableOnce: true, usedAt: 0 },
  }
  const page = aBrowser(world)
  await page.done('begin', { name })
  expect(await page.call('temporaryAccessPass', { pass: 'Zx7!wq2K' })).toMatchObject({
    code: 'pass-wrong',
  })
  await opened?.decide('putPass', pass)
  expect((await page.done('temporaryAccessPass', { pass: 'Zx7!wq2K' })).state).toMatchObject({
    ...{ step: 'signed-in', account: { by: 'temporary-access-pass' } },
  })
  const again = aBrowser(world)
  await again.done('begin', { name })
  expect(await again.call('temporaryAccessPass', { pass: 'Zx7!wq2K' })).toMatchObject({
    code: 'pass-wrong',
  })
  await opened?.decide('putPass', { ...pass, usableOnce: false })
  world.clock.advance(60 * minute)
  await again.done('begin', { name })
  expect(await again.call('temporaryAccessPass', { pass: 'Zx7!wq2K' })).toMatchObject({
    code: 'pass-wrong',
  })
})
