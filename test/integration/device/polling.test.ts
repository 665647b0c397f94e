/** The whole ceremony between two real processes where no upgrade comes through: by polling. @module */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { errorOf, runDevice, startWatch, type WatchProcess } from '../../support/device-process.ts'
import { fromBase64url } from '#protocol/bytes'
import { createSocketOpener } from '../../../src/main/authenticator/adapters/relying-party-socket.ts'
import { createHello } from '../../../src/main/authenticator/handshake.ts'
import type { SocketEnd } from '../../../src/main/authenticator/ports.ts'
import { aManualClock } from '../../support/manual-clock.ts'
import { pinOf } from '../../support/pin-of.ts'
import { aPageOverHttps } from '../../support/page-over-https.ts'
import { startRelyingParty, type RelyingPartyProcess } from '../../support/relying-party-process.ts'
import { withoutUpgrades } from '../../support/without-upgrades.ts'

const name = 'balas@contoso.com'
const pin = '271603\n'
let relyingParty: RelyingPartyProcess
let data: string

beforeAll(async () => {
  relyingParty = await startRelyingParty({ env: withoutUpgrades })
  data = await mkdtemp(join(tmpdir(), 'countersign-polling-'))
}, 120_000)

afterAll(async () => {
  await relyingParty[Symbol.asyncDispose]()
  await rm(data, { recursive: true, force: true })
})

const page = () => aPageOverHttps(relyingParty.ready, 'contoso.com')
const run = (...args: readonly string[]) => runDevice({ data, input: pin }, ...args)
const connected = (watch: WatchProcess, from = 0) =>
  watch.until(({ event }) => event === 'account-connected', from)

async function asked(watch: WatchProcess) {
  const from = watch.events.length
  const browser = page()
  const request = await browser.startApproval(name)
  await watch.until(({ event }) => event === 'challenge', from)
  return { browser, ...request }
}

test('K5 without sockets an account is added, signs in, says no, and hears of its end', async () => {
  const host = new URL(relyingParty.ready.origin).host
  const browser = page()
  const link = await browser.invite(name)
  const added = await run('enroll', link, '--confirm-host', host, '--confirm-account', name)
  expect(added.code).toBe(0)
  expect((await run('phone-sign-in', name, 'on', '--pin-stdin')).code).toBe(0)

  await using watch = await startWatch({ data })
  await connected(watch)
  const first = await asked(watch)
  const approved = await run('approve', '--number', first.number, '--pin-stdin')
  expect(approved.json).toMatchObject({ outcome: 'approved' })
  expect(await first.browser.complete()).toBe(name)

  const second = await asked(watch)
  const other = second.number === '17' ? '71' : '17'
  const wrong = await run('approve', '--number', other, '--pin-stdin')
  expect(errorOf(wrong)).toBe('WRONG_NUMBER')
  await asked(watch)
  const denied = await run('deny', '--reason', 'declined')
  expect(denied.json).toMatchObject({ outcome: 'denied', reason: 'declined' })

  const { methods } = await browser.ask('securityInfo')
  const [method] = methods.filter(({ kind }) => kind === 'authenticator')
  await browser.ask('removeMethod', {}, method?.id)
  await watch.until(({ event }) => event === 'account-ended')
  expect((await run('accounts')).json).toMatchObject({ accounts: [] })
}, 60_000)

test('X4 whoever polls hears that the relying party is gone, and is back with it', async () => {
  const host = new URL(relyingParty.ready.origin).host
  const link = await page().invite(name)
  const added = await run('enroll', link, '--confirm-host', host, '--confirm-account', name)
  expect(added.code).toBe(0)
  await using watch = await startWatch({ data })
  await connected(watch)
  const from = watch.events.length
  const stopped = await relyingParty.stop()
  expect(stopped.code).toBe(0)
  expect(stopped.milliseconds).toBeLessThan(2_000)
  await watch.until(({ state, reason }) => state === 'offline' && reason === 'refused', from)
  const port = Number(new URL(relyingParty.ready.origin).port)
  relyingParty = await startRelyingParty({ data: relyingParty.data, port, env: withoutUpgrades })
  await connected(watch, from)
}, 60_000)

test('K5 after five minutes a socket is tried again', async () => {
  const { origin, certificate } = await pinOf(relyingParty.ready)
  const clock = aManualClock()
  const random = { bytes: (length: number) => new Uint8Array(length) }
  const heard: string[] = []
  const ended = new Promise<SocketEnd>((resolve) => {
    createSocketOpener({ clock, random }).open(
      { origin, certificate: fromBase64url(certificate) },
      {
        opened: (socket) => socket.send(createHello(random, '0.1.0')),
        received: (frame) => {
          heard.push(frame.type)
          // Not before this answer was dealt with.
          setImmediate(() => clock.advance(299_999))
          setImmediate(() => clock.advance(1))
        },
        ended: resolve,
      },
    )
  })
  expect(await ended).toEqual({ reason: 'closed' })
  expect(heard).toEqual(['hello'])
  expect(clock.monotonic()).toBe(300_000)
})
