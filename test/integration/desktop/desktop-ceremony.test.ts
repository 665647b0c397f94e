/** The ceremony as the desktop's windows have it, with a real authenticator and a real relying party. @module */
import { existsSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aDesktopWorld, type DesktopWorld } from '../../support/desktop-world.ts'

const pin = 'river-stone-92'
let world: DesktopWorld

beforeEach(async () => {
  world = await aDesktopWorld()
}, 30_000)
afterEach(() => world[Symbol.asyncDispose]())

/** As if the request had been looked at for a while. */
const read = (): void => world.skip(600)

test('L5 a request is shown at once, approved by its number and the PIN, and kept with its end', async () => {
  await world.addAccount(pin)
  const page = world.page()
  const { number } = await page.startApproval('balas@contoso.com')
  const request = await world.request()
  expect([...world.shown]).toContain('prompt')
  expect(request.account.name).toBe('balas@contoso.com')
  expect(request.guardMs).toBeGreaterThan(0)
  expect(JSON.stringify(world.desktop.promptState())).not.toContain(`"${number}"`)

  read()
  const approved = world.desktop.prompt.approve({ challengeId: request.id, number })
  await world.untilPinAsked()
  expect(world.desktop.pinState().question?.purpose).toMatchObject({ for: 'approval' })
  await world.givePin(pin)
  expect(await approved).toBeNull()
  expect(await page.complete()).toBe('balas@contoso.com')
  const { recent } = await world.until(
    'kept',
    ({ recent: [last] }) => last?.end.outcome === 'approved',
  )
  expect(recent).toHaveLength(1)
  expect(world.shown.has('pin')).toBe(false)
  expect(world.faults).toEqual([])
}, 30_000)

test('L5 nothing can be approved or denied in the first half second', async () => {
  await world.addAccount(pin)
  const { number } = await world.page().startApproval('balas@contoso.com')
  const { id: challengeId } = await world.request()
  const early = { outcome: 'problem', problem: { code: 'too-early' } }
  expect(await world.desktop.prompt.approve({ challengeId, number })).toEqual(early)
  expect(await world.desktop.prompt.deny({ challengeId, reason: 'not-me' })).toEqual(early)
  world.skip(400)
  // Closed and opened again, it is read anew.
  world.desktop.closed('prompt')
  world.desktop.shown('prompt')
  world.skip(400)
  expect(await world.desktop.prompt.approve({ challengeId, number })).toEqual(early)
  world.skip(100)
  const approved = world.desktop.prompt.approve({ challengeId, number })
  await world.untilPinAsked()
  await world.desktop.pin.cancel()
  expect(await approved).toMatchObject({ problem: { code: 'verification-cancelled' } })
}, 30_000)

test('L5 a wrong PIN is asked for again while the request lives, and a cancelled one gives it back', async () => {
  await world.addAccount(pin)
  const page = world.page()
  const { number } = await page.startApproval('balas@contoso.com')
  const { id: challengeId } = await world.request()
  read()
  const first = world.desktop.prompt.approve({ challengeId, number })
  await world.untilPinAsked()
  await world.givePin('not-the-pin-1')
  await world.untilPinAsked()
  expect(world.desktop.pinState().question).toMatchObject({
    problem: { code: 'pin-wrong', facts: { triesLeft: 7 } },
  })
  await world.desktop.pin.cancel()
  await first
  expect((await world.request()).status).toMatchObject({
    problem: { code: 'verification-cancelled' },
  })

  const second = world.desktop.prompt.approve({ challengeId, number })
  await world.untilPinAsked()
  await world.givePin(pin)
  expect(await second).toBeNull()
  expect(await page.complete()).toBe('balas@contoso.com')
}, 30_000)

test('L5 closing the windows denies nothing', async () => {
  await world.addAccount(pin)
  await world.page().startApproval('balas@contoso.com')
  const { id: challengeId } = await world.request()
  await world.desktop.prompt.close()
  expect(world.shown.has('prompt')).toBe(false)
  expect(world.desktop.authenticatorState().waiting.map(({ id }) => id)).toEqual([challengeId])
  await world.desktop.authenticator.showRequest({ challengeId })
  expect(world.shown.has('prompt')).toBe(true)
  expect((await world.request()).id).toBe(challengeId)
}, 30_000)

test('L5 a denial with its reason ends the request on both sides', async () => {
  await world.addAccount(pin)
  const page = world.page()
  await page.startApproval('balas@contoso.com')
  const { id: challengeId } = await world.request()
  read()
  expect(await world.desktop.prompt.deny({ challengeId, reason: 'not-me' })).toBeNull()
  const [last] = (await world.until('ended', ({ recent }) => recent.length === 1)).recent
  expect(last?.end).toEqual({ outcome: 'denied', reason: 'not-me' })
  await expect(page.complete()).rejects.toThrow()
}, 30_000)

test('L4 no consent, no account: ending at either question leaves nothing', async () => {
  const link = await world.page().invite('balas@contoso.com')
  const { authenticator } = world.desktop
  await authenticator.beginEnrollment({ link })
  await world.until('the first consent', ({ enrollment }) => enrollment?.step === 'connect')
  expect(await authenticator.addEnrollment()).toMatchObject({ problem: { code: 'step-over' } })
  await authenticator.endEnrollment()
  expect(world.desktop.authenticatorState().enrollment).toBeUndefined()

  await authenticator.beginEnrollment({ link })
  await world.until('the first consent', ({ enrollment }) => enrollment?.step === 'connect')
  await authenticator.connectEnrollment()
  await world.until('the second consent', ({ enrollment }) => enrollment?.step === 'add')
  await authenticator.endEnrollment()
  const state = world.desktop.authenticatorState()
  expect(state.accounts).toEqual([])
  expect(state.enrollment).toBeUndefined()
}, 30_000)

test('L4 a link that is none, and one whose end is missing, are said to be that', async () => {
  const { authenticator } = world.desktop
  await authenticator.beginEnrollment({ link: 'https://example.com/' })
  const failed = await world.until('failed', ({ enrollment }) => enrollment?.step === 'failed')
  expect(failed.enrollment).toMatchObject({ problem: { code: 'link-unknown' }, begun: false })
  const link = await world.page().invite('balas@contoso.com')
  await authenticator.beginEnrollment({ link: link.slice(0, -5) })
  const cut = await world.until(
    'cut',
    ({ enrollment }) =>
      enrollment?.step === 'failed' && enrollment.problem.code === 'link-truncated',
  )
  expect(cut.accounts).toEqual([])
}, 30_000)

test('L4 turning off, removing, and removing here alone where the relying party is away', async () => {
  const accountId = await world.addAccount(pin)
  const { authenticator } = world.desktop
  expect(await authenticator.turnOffPhoneSignIn({ accountId })).toBeNull()
  expect(world.desktop.authenticatorState().accounts[0]?.phoneSignIn).toBe('off')
  await world.relyingParty.kill()
  expect(await authenticator.remove({ accountId })).toMatchObject({
    problem: { code: 'relying-party-refused' },
  })
  expect(world.desktop.authenticatorState().accounts[0]?.problem?.code).toBe(
    'relying-party-refused',
  )
  expect(await authenticator.removeHere({ accountId })).toBeNull()
  const state = await world.until('gone', ({ accounts }) => accounts.length === 0)
  expect(state.receiving).toEqual({ state: 'none' })
}, 30_000)

test('L4 a PIN that is too short or among the commonest is refused with its reason, and asked for again', async () => {
  const link = await world.page().invite('balas@contoso.com')
  const { authenticator } = world.desktop
  await authenticator.beginEnrollment({ link })
  await world.until('the first consent', ({ enrollment }) => enrollment?.step === 'connect')
  await authenticator.connectEnrollment()
  await world.until('the second consent', ({ enrollment }) => enrollment?.step === 'add')
  await authenticator.addEnrollment()
  const { accounts } = await world.until('added', ({ enrollment }) => enrollment?.step === 'added')
  const accountId = accounts[0]?.id ?? ''
  const turnedOn = authenticator.turnOnPhoneSignIn({ accountId })
  for (const [given, code] of [
    ['12345', 'pin-too-short'],
    ['123456', 'pin-too-common'],
  ] as const) {
    await world.untilPinAsked()
    expect(world.desktop.pinState().question?.kind).toBe('new')
    await world.givePin(given)
    await world.untilPinAsked()
    expect(world.desktop.pinState().question?.problem?.code).toBe(code)
  }
  await world.desktop.pin.cancel()
  await turnedOn
  expect(world.desktop.authenticatorState().accounts[0]).toMatchObject({ phoneSignIn: 'off' })
  expect(world.desktop.authenticatorState().accounts[0]?.problem).toBeUndefined()
}, 30_000)

test('L10 usage data is off, holds nothing, and counts only while it is on', async () => {
  const { authenticator } = world.desktop
  const usage = () => world.desktop.authenticatorState().settings.usageData
  expect(usage().on).toBe(false)
  expect(usage().held.every(({ count }) => count === 0)).toBe(true)
  await world.addAccount(pin)
  expect(usage().held.every(({ count }) => count === 0)).toBe(true)
  await authenticator.changeSettings({ usageData: true })
  await world.page().startApproval('balas@contoso.com')
  const { id: challengeId } = await world.request()
  read()
  await world.desktop.prompt.deny({ challengeId, reason: 'declined' })
  await world.until('counted', ({ settings }) =>
    settings.usageData.held.some(({ name, count }) => name === 'request-denied' && count === 1),
  )
  await authenticator.clearUsageData()
  expect(usage().held.every(({ count }) => count === 0)).toBe(true)
}, 30_000)

test('L4 removing all data ends each account at its relying party, and leaves no file', async () => {
  await world.addAccount(pin)
  const listed = async (): Promise<number> => {
    const page = world.page()
    await page.signInByPassword('balas@contoso.com')
    return (await page.ask('securityInfo')).methods.filter(({ kind }) => kind === 'authenticator')
      .length
  }
  expect(await listed()).toBe(1)
  expect(existsSync(world.folder)).toBe(true)
  expect(await world.desktop.authenticator.removeAllData({ relyingPartyToo: false })).toBeNull()
  expect(await listed()).toBe(0)
  expect(existsSync(world.folder)).toBe(false)
  expect(world.begunAnew()).toBe(true)
}, 30_000)
