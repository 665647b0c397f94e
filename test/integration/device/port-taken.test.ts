/** The relying party's port when it is away: nobody, strangers and impostors, told apart, and never signed for. @module */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer as createHttpsServer } from 'node:https'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { anAuthority, anImpostorBehind } from '../../support/authority.ts'
import { runDevice, startWatch, type WatchProcess } from '../../support/device-process.ts'
import { aPageOverHttps } from '../../support/page-over-https.ts'
import { startRelyingParty, type RelyingPartyProcess } from '../../support/relying-party-process.ts'
import { provedHello } from '../../support/wire-relying-party.ts'
import { fixedKey } from '../../support/wire/keys.ts'

const name = 'balas@contoso.com'
const pin = '271603\n'
let relyingParty: RelyingPartyProcess
let data: string
let watch: WatchProcess

const port = () => Number(new URL(relyingParty.ready.origin).port)
const page = () => aPageOverHttps(relyingParty.ready, 'contoso.com')
const leaf = () => readFileSync(join(relyingParty.data, 'keys', 'localhost.pem'), 'utf8')

beforeAll(async () => {
  relyingParty = await startRelyingParty()
  data = await mkdtemp(join(tmpdir(), 'countersign-port-'))
  const host = relyingParty.ready.origin.replace('https://', '')
  const link = await page().invite(name)
  const consents = ['--confirm-host', host, '--confirm-account', name]
  expect((await runDevice({ data }, 'enroll', link, ...consents)).code).toBe(0)
  const on = await runDevice({ data, input: pin }, 'phone-sign-in', name, 'on', '--pin-stdin')
  expect(on.code).toBe(0)
}, 120_000)

// A watch of its own each, whose patience was not used up by the test before.
beforeEach(async () => {
  watch = await startWatch({ data })
  await watch.until(({ event }) => event === 'account-connected')
})

afterEach(() => watch[Symbol.asyncDispose]())

afterAll(async () => {
  await relyingParty[Symbol.asyncDispose]()
  await rm(data, { recursive: true, force: true })
})

/** While the relying party is away, `server` has its port; what the device says of it, and then that it is back. */
async function whileAway(server: Server, reason: string) {
  await relyingParty.stop()
  server.listen(port(), '127.0.0.1')
  await once(server, 'listening')
  const from = watch.events.length
  const told = await watch.until((event) => event['reason'] === reason, from)
  server.close()
  const back = watch.events.length
  relyingParty = await startRelyingParty({ data: relyingParty.data, port: port() })
  await watch.until(({ event }) => event === 'account-connected', back)
  return told
}

test('X4 C8 a stranger on the port, with or without TLS, is said to be another program', async () => {
  const greetings = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.end('220 mail.example ESMTP\r\n')
  })
  const told = await whileAway(greetings, 'impostor')
  expect(told).toMatchObject({ code: 'RELYING_PARTY_IMPOSTOR', origin: relyingParty.ready.origin })
  expect(told['message']).toContain('Nothing was sent or signed')
})

test('X4 C8 an impostor with our CA certificate and its own leaf gets no byte', async () => {
  const pem = readFileSync(relyingParty.ready.certificate, 'utf8')
  const owner = { ...(await anAuthority()), pem }
  let bytes = 0
  let connections = 0
  const impostor = createTlsServer(await anImpostorBehind(owner), (socket) => {
    socket
      .on('error', () => undefined)
      .on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
  })
  impostor.on('connection', () => connections++).on('tlsClientError', () => undefined)
  expect(await whileAway(impostor, 'impostor')).toMatchObject({ code: 'RELYING_PARTY_IMPOSTOR' })
  expect([connections > 0, bytes]).toEqual([true, 0])
})

test('X4 C8 an impostor with the certificate’s own key and another relying-party key is told apart', async () => {
  const key = fixedKey('an impostor')
  const said: string[] = []
  const impostor = createHttpsServer({ cert: leaf(), key: leaf() })
  new WebSocketServer({ server: impostor, path: '/device' }).on('connection', (socket) => {
    socket.on('message', (bytes: Buffer) => {
      said.push(bytes.toString())
      const hello = JSON.parse(bytes.toString()) as Parameters<typeof provedHello>[0]['hello']
      socket.send(provedHello({ hello, exporter: new Uint8Array(32), socket }, key))
    })
  })
  const told = await whileAway(impostor, 'wrong-key')
  expect(told['message']).toContain('another key')
  expect(said.every((text) => text.includes('"type":"hello"'))).toBe(true)
})

test('X4 another version is told apart', async () => {
  const newer = createHttpsServer({ cert: leaf(), key: leaf() })
  new WebSocketServer({ server: newer, handleProtocols: () => 'countersign.2' })
  expect(await whileAway(newer, 'version')).toMatchObject({ code: 'RELYING_PARTY_VERSION' })
})

test('X4 a relying party that is too busy gets the time that it asks for', async () => {
  const busy = createHttpsServer({ cert: leaf(), key: leaf() })
  busy.on('upgrade', (_request, socket) => {
    socket.end('HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n')
  })
  const told = await whileAway(busy, 'busy')
  expect(told['retryInMs']).toBeGreaterThanOrEqual(900)
})

test('X4 K5 a request outlives a restart of the relying party, and so does its answer', async () => {
  const browser = page()
  const from = watch.events.length
  const { number, transaction } = await browser.startApproval(name)
  await watch.until(({ event }) => event === 'challenge', from)
  await relyingParty.stop()
  await watch.until(({ state }) => state === 'offline', from)
  const approving = runDevice({ data, input: pin }, 'approve', '--number', number, '--pin-stdin')
  relyingParty = await startRelyingParty({ data: relyingParty.data, port: port() })
  expect((await approving).json).toEqual({ challenge: transaction, outcome: 'approved' })
  expect(await browser.complete()).toBe(name)
  expect(watch.events.slice(from).filter(({ event }) => event === 'challenge')).toHaveLength(1)
})

test('K5 what is removed in security info ends on the device, with a note of it', async () => {
  const browser = page()
  await browser.signInByPassword(name)
  const { methods } = await browser.ask('securityInfo')
  const method = methods.find(({ kind }) => kind === 'authenticator')
  await browser.ask('removeMethod', {}, method?.id ?? '')
  const ended = await watch.until(({ event }) => event === 'account-ended')
  expect(ended).toMatchObject({ account: name })
  const { json } = await runDevice({ data }, 'accounts')
  expect(json).toMatchObject({ accounts: [], ended: [{ name, reason: 'by-user' }] })
})
