/**
 * kill -9 at every named point of the device, beside the real relying party: afterwards an account is
 * whole or absent on both sides, and nothing acknowledged is lost.
 * @module
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { errorOf, runDevice, type DeviceAnswer } from '../../support/device-process.ts'
import { aPageOverHttps, type PageOverHttps } from '../../support/page-over-https.ts'
import { startRelyingParty, type RelyingPartyProcess } from '../../support/relying-party-process.ts'
import { buildProgram } from '../../support/test-build.ts'

const name = 'balas@contoso.com'
const pin = '271603\n'
const reached = new Set<string>()
let kills = 0
let program: string
let relyingParty: RelyingPartyProcess
let data: string

beforeAll(async () => {
  program = await buildProgram('test/support/device-program.ts')
}, 120_000)

beforeEach(async () => {
  relyingParty = await startRelyingParty()
  data = await mkdtemp(join(tmpdir(), 'countersign-killed-device-'))
}, 120_000)

afterEach(async () => {
  await relyingParty[Symbol.asyncDispose]()
  await rm(data, { recursive: true, force: true })
})

afterAll(() => {
  const figure = `${kills} kills of the device beside the real relying party, at ${reached.size} points, each reported reached`
  for (const row of ['D1', 'X7']) console.log(`FIGURE ${row} ${figure}`)
})

const page = (): PageOverHttps => aPageOverHttps(relyingParty.ready, 'contoso.com')
const host = () => relyingParty.ready.origin.replace('https://', '')
const enrolling = (link: string) => [
  'enroll',
  link,
  '--confirm-host',
  host(),
  '--confirm-account',
  name,
]
const run = (...args: readonly string[]): Promise<DeviceAnswer> =>
  runDevice({ data, program, input: pin }, ...args)

/** Runs a command until it is killed at the point, which it must have reached. */
async function killAt(point: string, ...args: readonly string[]): Promise<void> {
  const env = { COUNTERSIGN_KILLED_AT: point }
  const { code, json } = await runDevice({ data, program, input: pin, env }, ...args)
  expect([point, code, json]).toEqual([point, null, { reached: point }])
  reached.add(point.replace(/#.*/, ''))
  kills++
}

/** How both sides see the one account. */
async function bothSides() {
  const { json } = await run('accounts')
  const { accounts } = json as { accounts: { state: string; phoneSignIn: string }[] }
  const browser = page()
  await browser.signInByPassword(name)
  const { methods } = await browser.ask('securityInfo')
  const there = methods.flatMap((method) => (method.kind === 'authenticator' ? [method] : []))
  return {
    device: accounts.map(({ state, phoneSignIn }) => [state, phoneSignIn]),
    relyingParty: there.map(({ phoneSignIn }) => phoneSignIn),
  }
}

const absent = { device: [], relyingParty: [] }
const whole = (phoneSignIn: boolean) => ({
  device: [['active', phoneSignIn ? 'on' : 'off']],
  relyingParty: [phoneSignIn],
})

/** Begins a session of the device, as a person's next act would, so that what was left is finished. */
const goOn = () => run('phone-sign-in', 'nobody@contoso.com', 'off')

async function added(): Promise<void> {
  const { code } = await run(...enrolling(await page().invite(name)))
  expect(code).toBe(0)
}

async function turnedOn(): Promise<void> {
  await added()
  expect((await run('phone-sign-in', name, 'on', '--pin-stdin')).code).toBe(0)
}

test.each(['vault:account-recorded', 'vault:device-key-stored'])(
  'X7 D1 killed while adding, at %s: absent on both sides, and the same link adds it',
  async (point) => {
    const link = await page().invite(name)
    await killAt(point, ...enrolling(link))
    await goOn()
    expect(await bothSides()).toEqual(absent)
    const again = await run(...enrolling(link))
    expect(again.code).toBe(0)
    expect(await bothSides()).toEqual(whole(false))
  },
)

test.each([
  'vault:code-kept',
  'device:enrollment-key-made',
  'device:enrollment-prepared',
  'vault:prepared-recorded',
  'device:enrollment-confirmed',
  'vault:account-activated',
])('X7 D1 killed while adding, at %s: whole on both sides', async (point) => {
  await killAt(point, ...enrolling(await page().invite(name)))
  await goOn()
  expect(await bothSides()).toEqual(whole(false))
  expect((await run('phone-sign-in', name, 'on', '--pin-stdin')).code).toBe(0)
})

test.each(['device:credential-made', 'device:credential-sent'])(
  'X7 D1 killed while turning phone sign-in on, at %s: on at both sides, and it signs',
  async (point) => {
    await added()
    await killAt(point, 'phone-sign-in', name, 'on', '--pin-stdin')
    await goOn()
    expect(await bothSides()).toEqual(whole(true))
    const browser = page()
    const { number } = await browser.startApproval(name)
    expect((await run('approve', '--number', number, '--pin-stdin')).code).toBe(0)
    expect(await browser.complete()).toBe(name)
  },
)

test.each([
  'device:challenge-taken',
  'vault:approval-signed',
  'vault:approval-durable',
  'device:approval-spent',
])(
  'X7 D2 killed while approving, at %s: the request still waits, and is approved once',
  async (point) => {
    await turnedOn()
    const browser = page()
    const { number } = await browser.startApproval(name)
    const approving = ['approve', '--number', number, '--pin-stdin']
    await killAt(point, ...approving)
    const again = await run(...approving)
    // What was signed before the kill is sent again by itself, and may have been judged before the command looked.
    // It may have been judged before the kill: then no request waits any more.
    expect([undefined, 'CHALLENGE_NONE']).toContain(errorOf(again))
    expect(await browser.complete()).toBe(name)
    const next = page()
    const second = await next.startApproval(name)
    expect((await run('approve', '--number', second.number, '--pin-stdin')).code).toBe(0)
    expect(await next.complete()).toBe(name)
  },
)

test('X7 D2 killed after the answer was sent: it counts, once', async () => {
  await turnedOn()
  const browser = page()
  const { number } = await browser.startApproval(name)
  await killAt('device:answer-sent', 'approve', '--number', number, '--pin-stdin')
  const again = await run('approve', '--number', number, '--pin-stdin')
  // It may have been judged before the kill: then no request waits any more.
  expect([undefined, 'CHALLENGE_NONE']).toContain(errorOf(again))
  expect(await browser.complete()).toBe(name)
})

test('X7 D1 killed while denying: the request still waits, and is denied', async () => {
  await turnedOn()
  await page().startApproval(name)
  await killAt('device:denial-spent', 'deny', '--reason', 'declined')
  const denied = await run('deny', '--reason', 'declined')
  expect(denied.json).toMatchObject({ outcome: 'denied' })
})

test.each(['device:removal-answered', 'vault:removal-recorded', 'vault:secrets-deleted'])(
  'X7 D1 killed while removing, at %s: gone on both sides after the next act',
  async (point) => {
    await added()
    await killAt(point, 'remove', name)
    const again = await run('remove', name)
    expect([undefined, 'ACCOUNT_UNKNOWN']).toContain(errorOf(again))
    expect(await bothSides()).toEqual(absent)
  },
)
