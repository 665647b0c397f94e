/** The whole ceremony between two real processes: the relying party and the device's commands. @module */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  errorOf,
  runDevice,
  startWatch,
  type DeviceAnswer,
  type WatchProcess,
} from '../../support/device-process.ts'
import { aPageOverHttps, type PageOverHttps } from '../../support/page-over-https.ts'
import { startRelyingParty, type RelyingPartyProcess } from '../../support/relying-party-process.ts'

const name = 'balas@contoso.com'
const pin = '271603\n'
let relyingParty: RelyingPartyProcess
let data: string

beforeAll(async () => {
  relyingParty = await startRelyingParty()
  data = await mkdtemp(join(tmpdir(), 'countersign-device-'))
}, 120_000)

afterAll(async () => {
  await relyingParty[Symbol.asyncDispose]()
  await rm(data, { recursive: true, force: true })
})

const page = (): PageOverHttps => aPageOverHttps(relyingParty.ready, 'contoso.com')
const run = (...args: readonly string[]): Promise<DeviceAnswer> => runDevice({ data }, ...args)
const withPin = (...args: readonly string[]) =>
  runDevice({ data, input: pin }, ...args, '--pin-stdin')
const host = () => relyingParty.ready.origin.replace('https://', '')
const isChallenge = ({ event }: { event: string }) => event === 'challenge'
const connected = (watch: WatchProcess, from = 0) =>
  watch.until(({ event }) => event === 'account-connected', from)

test('K12 K5 an account is added after two consents, and not before', async () => {
  const link = await page().invite(name)
  const first = await run('enroll', link)
  expect([first.code, errorOf(first)]).toEqual([1, 'CONFIRMATION_REQUIRED'])
  expect(first.json).toMatchObject({ error: { host: host() } })
  const wrongHost = await run('enroll', link, '--confirm-host', 'localhost:1')
  expect(errorOf(wrongHost)).toBe('CONFIRMATION_DIFFERS')
  const second = await run('enroll', link, '--confirm-host', host())
  expect(second.json).toMatchObject({
    error: { code: 'CONFIRMATION_REQUIRED', account: name, tenantName: 'Contoso' },
  })
  expect((await run('accounts')).json).toMatchObject({ accounts: [] })
  const both = ['--confirm-host', host(), '--confirm-account', name]
  const added = await runDevice({ data, input: `${link}\n` }, 'enroll', '-', ...both)
  expect(added.json).toMatchObject({ account: { name, state: 'active', phoneSignIn: 'off' } })
  expect(added.code).toBe(0)
  const again = await run('enroll', await page().invite(name), ...both)
  expect(errorOf(again)).toBe('ALREADY_ADDED')
})

test('K12 phone sign-in is turned on with a PIN, which is never an argument', async () => {
  expect(errorOf(await run('phone-sign-in', name, 'on'))).toBe('PIN_REQUIRED')
  const common = await runDevice(
    { data, input: '123456\n' },
    'phone-sign-in',
    name,
    'on',
    '--pin-stdin',
  )
  expect(errorOf(common)).toBe('PIN_TOO_COMMON')
  const on = await withPin('phone-sign-in', name, 'on')
  expect(on.json).toMatchObject({ account: { name, phoneSignIn: 'on' } })
  expect(errorOf(await withPin('phone-sign-in', name, 'on'))).toBe('PHONE_SIGN_IN_ON')
})

test('K12 K5 X2 a request arrives, is approved with the number, and the page goes on', async () => {
  await using watch = await startWatch({ data })
  await connected(watch)
  const browser = page()
  const { number, transaction } = await browser.startApproval(name)
  const challenge = await watch.until(isChallenge)
  expect(challenge).toMatchObject({ challenge: { id: transaction, account: name, digits: 2 } })
  const wrongPin = await runDevice(
    { data, input: '000999\n' },
    'approve',
    '--number',
    number,
    '--pin-stdin',
  )
  expect(wrongPin.json).toMatchObject({ error: { code: 'PIN_WRONG', triesLeft: 7 } })
  const approved = await withPin('approve', '--number', number)
  expect(approved.json).toEqual({ challenge: transaction, outcome: 'approved' })
  expect(await browser.complete()).toBe(name)
  expect(await watch.until(({ event }) => event === 'challenge-ended')).toMatchObject({
    outcome: 'approved',
  })
  const stopped = await watch.stop()
  expect(stopped.code).toBe(0)
  expect(stopped.milliseconds).toBeLessThan(2000)
})

test('K12 K5 X1 a wrong number and a denial end the request with their words', async () => {
  await using watch = await startWatch({ data })
  await connected(watch)
  const first = page()
  const { number } = await first.startApproval(name)
  await watch.until(isChallenge)
  const wrong = await withPin('approve', '--number', number === '42' ? '43' : '42')
  expect([wrong.code, errorOf(wrong)]).toEqual([1, 'WRONG_NUMBER'])
  await expect(first.complete()).rejects.toThrow('complete')
  const from = watch.events.length
  await page().startApproval(name)
  await watch.until(isChallenge, from)
  const denied = await run('deny', '--reason', 'declined')
  expect(denied.json).toMatchObject({ outcome: 'denied', reason: 'declined' })
  expect(errorOf(await run('deny', '--reason', 'not-me'))).toBe('CHALLENGE_NONE')
})

test('K12 a request is approved without watch, by a command of its own', async () => {
  const browser = page()
  const { number } = await browser.startApproval(name)
  const approved = await withPin('approve', '--number', number)
  expect(approved.json).toMatchObject({ outcome: 'approved' })
  expect(await browser.complete()).toBe(name)
})

test('K12 X4 the relying party stops and comes back: plain words, and the device with it', async () => {
  await using watch = await startWatch({ data })
  await connected(watch)
  const { origin } = relyingParty.ready
  await relyingParty.stop()
  const offline = await watch.until(
    ({ state, reason }) => state === 'offline' && reason === 'refused',
  )
  expect(offline).toMatchObject({ code: 'RELYING_PARTY_REFUSED', origin })
  expect(offline['message']).toContain('does not run')
  const removed = await run('remove', name)
  expect(errorOf(removed)).toBe('RELYING_PARTY_REFUSED')
  const from = watch.events.length
  relyingParty = await startRelyingParty({
    data: relyingParty.data,
    port: Number(new URL(origin).port),
  })
  await connected(watch, from)
})

test('K12 phone sign-in goes off, a forgotten PIN keeps the account, and removing ends it', async () => {
  const off = await run('phone-sign-in', name, 'off')
  expect(off.json).toMatchObject({ account: { phoneSignIn: 'off' } })
  const on = await withPin('phone-sign-in', name, 'on')
  expect([on.code, on.json]).toMatchObject([0, { account: { phoneSignIn: 'on' } }])
  const forgotten = await run('forgotten-pin')
  expect(forgotten.json).toMatchObject({
    relyingPartyTold: true,
    accounts: [{ name, phoneSignIn: 'off' }],
  })
  const removed = await run('remove', name)
  expect(removed.json).toMatchObject({ removed: { name }, relyingPartyTold: true })
  expect((await run('accounts')).json).toMatchObject({ accounts: [], ended: [{ name }] })
  const browser = page()
  await browser.signInByPassword(name)
  const { methods } = await browser.ask('securityInfo')
  expect(methods.map(({ kind }) => kind)).toEqual(['password'])
})
