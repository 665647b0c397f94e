/** When a server looks for slow requests: while there is a guest, and at no other time. @module */
import { once } from 'node:events'
import { createServer, type Server } from 'node:https'
import { PassThrough, type Duplex } from 'node:stream'
import { expect, test } from 'vitest'
import {
  checkWhileConnected,
  neverMs,
} from '../../../../src/main/relying-party/adapters/http-server-slow-requests'

async function aListeningServer(): Promise<Server> {
  const server = createServer({ connectionsCheckingInterval: neverMs })
  server.removeAllListeners('secureConnection') // guests here speak no HTTP
  checkWhileConnected(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

const everyMs = (server: Server): unknown => Reflect.get(server, 'connectionsCheckingInterval')

test('T5 a server without guests wakes nobody to look for slow requests', async () => {
  const server = await aListeningServer()
  let changes = 0
  server.on('listening', () => changes++)
  const guests: readonly Duplex[] = [new PassThrough(), new PassThrough()]
  for (const guest of guests) server.emit('secureConnection', guest)
  expect(everyMs(server)).toBe(1_000)
  expect(changes).toBe(1)

  const [request, device] = guests
  server.emit('upgrade', {}, device, Buffer.alloc(0))
  expect(everyMs(server)).toBe(1_000)
  request?.destroy()
  if (request !== undefined) await once(request, 'close')
  expect(everyMs(server)).toBe(neverMs)
  expect(changes).toBe(2)

  // The device is there still, and its end changes nothing.
  device?.destroy()
  if (device !== undefined) await once(device, 'close')
  expect(changes).toBe(2)
  server.close()
})
