/** Who says nothing, or only half of something, does not stay. @module */
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { startDoors } from '../../support/open-doors'
import { dial } from '../../support/plain-requests'

async function secondsUntilClosed(socket: NodeJS.EventEmitter & NodeJS.ReadableStream) {
  const begun = performance.now()
  socket.on('error', () => undefined)
  socket.resume()
  await once(socket, 'close')
  return (performance.now() - begun) / 1_000
}

test('C5 slow handshakes, slow headers and slow bodies are cut off', async () => {
  await using doors = await startDoors()
  const host = `Host: localhost:${doors.port}`

  const silentTcp = connect(doors.port, '127.0.0.1')
  const silentTls = await dial(doors)
  const halfHeader = await dial(doors)
  halfHeader.write(`GET / HTTP/1.1\r\n${host}\r\nX-Slow: `)
  const halfHandshake = await dial(doors, '::1')
  halfHandshake.write(`GET /device HTTP/1.1\r\n${host}\r\nUpgrade: websocket\r\n`)
  const halfBody = await dial(doors)
  halfBody.write(
    `POST /contoso.com/sign-in HTTP/1.1\r\n${host}\r\nContent-Type: application/json\r\nContent-Length: 30\r\n\r\n{"name"`,
  )
  const sockets = [silentTcp, silentTls, halfHeader, halfHandshake, halfBody]
  const seconds = await Promise.all(sockets.map(secondsUntilClosed))
  const [tcp = 0, tls = 0, header = 0, handshake = 0, body = 0] = seconds
  console.log(
    `FIGURE C5 closed after: silent TCP ${tcp.toFixed(1)} s, silent TLS ${tls.toFixed(1)} s, ` +
      `half header ${header.toFixed(1)} s, half handshake ${handshake.toFixed(1)} s, half body ${body.toFixed(1)} s`,
  )
  expect(Math.max(tcp, tls, header, handshake)).toBeLessThan(6.6)
  expect(body).toBeLessThan(11.6)
})

test('C5 headers beyond 8 KiB are refused', async () => {
  await using doors = await startDoors()
  const socket = await dial(doors)
  socket.write(
    `GET / HTTP/1.1\r\nHost: localhost:${doors.port}\r\nX-Long: ${'a'.repeat(9_000)}\r\n\r\n`,
  )
  const [first] = (await once(socket, 'data')) as [Buffer]
  expect(first.toString('latin1')).toMatch(/^HTTP\/1\.1 431 /)
  socket.destroy()
})

test('C5 only TLS 1.3 is spoken', async () => {
  await using doors = await startDoors()
  const { connect: connectTls } = await import('node:tls')
  const socket = connectTls({
    port: doors.port,
    host: '127.0.0.1',
    ca: doors.ca,
    servername: 'localhost',
    maxVersion: 'TLSv1.2',
  })
  const [error] = (await once(socket, 'error')) as [Error]
  expect(error.message).toMatch(/version/i)
})

test('a renewed certificate is presented to the next connection', async () => {
  const { startHttpServer } = await import('../../../src/main/relying-party/adapters/http-server')
  const { createAuthority, createLeaf } =
    await import('../../../src/main/relying-party/adapters/certificate-authority')
  const authority = await createAuthority('AAAAAAAAAAAAAAAAAAAAAA', Date.now())
  const keys = async () => {
    const { certificate, privateKey } = await createLeaf(authority, Date.now())
    return { chain: certificate + authority.certificate, privateKey }
  }
  const server = await startHttpServer(0, await keys(), () => undefined)
  const target = { port: server.port, ca: authority.certificate }
  const serial = async (host: string) => {
    const socket = await dial(target, host)
    const { serialNumber } = socket.getPeerCertificate()
    expect(socket.getProtocol()).toBe('TLSv1.3')
    socket.destroy()
    return serialNumber
  }
  const before = await serial('127.0.0.1')
  expect(await serial('::1')).toBe(before)
  server.renew(await keys())
  const after = await serial('127.0.0.1')
  expect(after).not.toBe(before)
  expect(await serial('::1')).toBe(after)
  server.close()
  server.end()
})
