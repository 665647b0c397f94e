/** To whom the device speaks over TLS, and to whom it says nothing at all. @module */
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { createServer, type Server } from 'node:https'
import { connect, createServer as createTcpServer, type AddressInfo } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { afterEach, expect, test } from 'vitest'
import { createCertificateProbe } from '../../../src/main/authenticator/adapters/certificate-probe.ts'
import { toLoopback } from '../../../src/main/authenticator/adapters/loopback.ts'
import { createRelyingPartyClient } from '../../../src/main/authenticator/adapters/relying-party-client.ts'
import { anAuthority, anImpostorBehind, type ServerIdentity } from '../../support/authority.ts'

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
})

const code = 'AAAAAAAAAAAAAAAAAAAAAA'

/** A TLS server that counts what reaches it decrypted. */
async function aListener(identity: ServerIdentity) {
  let bytes = 0
  let connections = 0
  const server = createTlsServer({ ...identity, minVersion: 'TLSv1.3' }, (socket) => {
    connections++
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.length
    })
    socket.on('error', () => undefined)
  })
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  cleanups.push(() => server.close())
  return { origin: originOf(server), bytes: () => bytes, connections: () => connections }
}

function originOf(server: { address(): unknown }): string {
  return `https://localhost:${(server.address() as AddressInfo).port}`
}

async function aRelyingParty(
  identity: ServerIdentity,
  answer: Parameters<typeof createServer>[1],
): Promise<string> {
  const server: Server = createServer({ ...identity, minVersion: 'TLSv1.3' }, answer)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  cleanups.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return originOf(server)
}

const probe = createCertificateProbe({ timeoutMs: 1000 })
const client = createRelyingPartyClient({ timeoutMs: 1500 })

test('K5 the probe finds the pinned certificate and sends no application byte', async () => {
  const authority = await anAuthority()
  const listener = await aListener(await authority.issue())
  const found = await probe.find(listener.origin, authority.hash)
  expect(found).toEqual({ outcome: 'found', certificate: authority.certificate })
  expect(listener.bytes()).toBe(0)
})

test('C8 a server without the pinned certificate is an impostor to the probe', async () => {
  const authority = await anAuthority()
  const stranger = await anAuthority()
  const listener = await aListener(await stranger.issue())
  const found = await probe.find(listener.origin, authority.hash)
  expect(found).toEqual({ outcome: 'unreachable', reason: 'impostor' })
  expect(listener.bytes()).toBe(0)
})

test('C8 an impostor with our CA certificate behind its own leaf gets no byte', async () => {
  const authority = await anAuthority()
  const listener = await aListener(await anImpostorBehind(authority))
  const tries = 50
  for (let i = 0; i < tries; i++) {
    // The probe may find our certificate in what it shows: only the connection after it decides.
    await probe.find(listener.origin, authority.hash)
    const at = { origin: listener.origin, certificate: authority.certificate }
    const answer = await client.ask(at, 'offer', { code })
    expect(answer).toEqual({ outcome: 'unreachable', reason: 'impostor' })
  }
  expect(listener.bytes()).toBe(0)
  console.log(
    `FIGURE C8 impostor with our CA certificate behind its own leaf: ${tries} tries, ${listener.bytes()} bytes reached it`,
  )
})

test('K5 a leaf for another name under the pinned certificate gets no byte', async () => {
  const authority = await anAuthority()
  const listener = await aListener(await authority.issue('localhost.example'))
  const at = { origin: listener.origin, certificate: authority.certificate }
  expect(await client.ask(at, 'offer', { code })).toMatchObject({ reason: 'impostor' })
  expect(listener.bytes()).toBe(0)
})

test('X4 a port where nobody listens, or where another program does, is said as such', async () => {
  const authority = await anAuthority()
  const gone = createTcpServer().listen(0, '127.0.0.1')
  await once(gone, 'listening')
  const origin = originOf(gone)
  gone.close()
  await once(gone, 'close')
  expect(await probe.find(origin, authority.hash)).toMatchObject({ reason: 'refused' })
  const plain = createHttpServer().listen(0, '127.0.0.1')
  await once(plain, 'listening')
  cleanups.push(() => plain.close())
  expect(await probe.find(originOf(plain), authority.hash)).toMatchObject({ reason: 'impostor' })
})

test('X4 a listener that says nothing, or a little, is given up in time', async () => {
  const authority = await anAuthority()
  const silent = createTcpServer((socket) => cleanups.push(() => socket.destroy()))
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  cleanups.push(() => silent.close())
  expect(await probe.find(originOf(silent), authority.hash)).toMatchObject({ reason: 'timeout' })
  const origin = await aRelyingParty(await authority.issue(), (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const drip = setInterval(() => response.write(' '), 100)
    cleanups.push(() => clearInterval(drip))
  })
  const at = { origin, certificate: authority.certificate }
  expect(await client.ask(at, 'offer', { code })).toMatchObject({ reason: 'timeout' })
})

test('K5 redirects, long answers and answers of another shape are not taken', async () => {
  const authority = await anAuthority()
  const trap = await aListener(await authority.issue())
  const seen: (string | undefined)[] = []
  const origin = await aRelyingParty(await authority.issue(), (request, response) => {
    seen.push(request.headers.origin, request.headers.cookie)
    const kind = kinds[Math.floor((seen.length - 1) / 2)]
    if (kind === 'redirect') response.writeHead(307, { location: `${trap.origin}/device` }).end()
    else if (kind === 'long') {
      response.writeHead(200, { 'content-type': 'application/json' }).end('"'.padEnd(70_000, 'x'))
    } else if (kind === 'html') response.writeHead(200, { 'content-type': 'text/html' }).end('{}')
    else if (kind === 'more') {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"more":1}')
    } else response.writeHead(500, { 'content-type': 'application/problem+json' }).end('{')
  })
  const kinds = ['redirect', 'long', 'html', 'more', 'broken']
  const at = { origin, certificate: authority.certificate }
  for (const kind of kinds) {
    const answer = await client.ask(at, 'offer', { code })
    expect([kind, answer]).toEqual([kind, { outcome: 'unreachable', reason: 'unclear' }])
  }
  expect(seen.every((header) => header === undefined)).toBe(true)
  expect(trap.connections()).toBe(0)
})

test('K5 a refusal arrives with its code and its time to wait', async () => {
  const authority = await anAuthority()
  const origin = await aRelyingParty(await authority.issue(), (_request, response) => {
    response.writeHead(429, { 'content-type': 'application/problem+json', 'retry-after': '7' })
    response.end('{"status":429,"code":"throttled"}')
  })
  const answer = await client.ask({ origin, certificate: authority.certificate }, 'offer', { code })
  expect(answer).toEqual({ outcome: 'refused', code: 'throttled', retryAfterMs: 7000 })
})

test('K5 localhost is this machine, whatever a name service says', async () => {
  const listener = createTcpServer().listen(0, '127.0.0.1')
  await once(listener, 'listening')
  cleanups.push(() => listener.close())
  const socket = connect({ ...toLoopback(originOf(listener)), host: 'localhost.invalid' })
  cleanups.push(() => socket.destroy())
  await once(socket, 'connect')
  expect(socket.remoteAddress).toBe('127.0.0.1')
})
