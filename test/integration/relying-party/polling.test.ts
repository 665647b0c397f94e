/** Devices without sockets: the same limits, on the one TLS connection and on no other. @module */
import { expect, test } from 'vitest'
import { poll, pollingPath } from '#protocol/polling'
import { agreeingDoors } from '../../support/agreeing-doors'
import { hello } from '../../support/honest-hello'
import { startDoors, type OpenDoors } from '../../support/open-doors'
import { ask, dial, keptAlive, type PlainAnswer } from '../../support/plain-requests'

const headers = { 'Content-Type': 'application/json' }
const zeros = (length: number): string => Buffer.alloc(length).toString('base64url')
const dev = zeros(16)

/** One connection of a device: what it says, and what it hears. */
function aDevice(doors: OpenDoors) {
  const agent = keptAlive(1)
  const say = (...frames: readonly string[]): Promise<PlainAnswer> => {
    const body = JSON.stringify({ frames })
    return ask(doors, { method: 'POST', path: pollingPath, headers, body, agent })
  }
  const iss = `https://localhost:${doors.port}/0b8f2c4e-7a1d-4f0e-9c3b-5d6a7e8f9012/v2.0`
  const prove = JSON.stringify({ dev, iss, proof: zeros(64), type: 'prove' })
  return { say, prove, [Symbol.dispose]: () => agent.destroy() }
}

const heard = ({ status, body }: PlainAnswer): readonly string[] => {
  expect(status).toBe(200)
  const { frames } = poll.response.parse(JSON.parse(body))
  return frames.map((text) => (JSON.parse(text) as { readonly type: string }).type)
}
const isLast = ({ headers }: PlainAnswer) => headers['connection'] === 'close'
const received = `{"txn":"${dev}","type":"received"}`

test('K5 frames go both ways in bodies, and an answer that says nothing comes within a second', async () => {
  await using doors = await startDoors()
  using device = aDevice(doors)
  expect(heard(await device.say(hello()))).toEqual(['hello'])
  expect(heard(await device.say(device.prove))).toEqual(['proved'])
  const begun = performance.now()
  const quiet = await device.say()
  expect(heard(quiet)).toEqual([])
  expect(isLast(quiet)).toBe(false)
  const took = performance.now() - begun
  expect(took).toBeGreaterThan(800)
  expect(took).toBeLessThan(3_000)
})

test('K5 the connection is the session: what was proved on one is nothing on another', async () => {
  const behind = agreeingDoors()
  const opened: string[] = []
  await using doors = await startDoors({
    connections: {
      open(socket) {
        opened.push(Buffer.from(socket.exporter).toString('hex'))
        return behind.connections.open(socket)
      },
    },
  })
  using device = aDevice(doors)
  using thief = aDevice(doors)
  await device.say(hello())
  await device.say(device.prove)
  heard(await thief.say(received))
  heard(await device.say(received))
  expect(opened).toHaveLength(2)
  expect(new Set(opened)).toHaveLength(2)
})

test('C1 what browsers send is refused, as at every door of devices', async () => {
  await using doors = await startDoors()
  const body = JSON.stringify({ frames: [hello()] })
  const wrong = [{ Origin: doors.origin }, { 'Sec-Fetch-Site': 'same-origin' }, { Origin: 'null' }]
  for (const extra of wrong) {
    const sent = { method: 'POST', path: pollingPath, headers: { ...headers, ...extra }, body }
    expect((await ask(doors, sent)).status).toBe(403)
  }
  const asForm = { ...headers, 'Content-Type': 'text/plain' }
  const form = await ask(doors, { method: 'POST', path: pollingPath, headers: asForm, body })
  expect(form.status).toBe(415)
})

test('C4 the limits of a socket hold: length before the proof, form, and how much is said unasked', async () => {
  await using doors = await startDoors()
  const last = async (...frames: readonly string[]) => {
    using device = aDevice(doors)
    await device.say(hello())
    return isLast(await device.say(...frames))
  }
  expect(await last(received)).toBe(false)
  expect(await last('x'.repeat(1_025))).toBe(true)
  expect(await last('{}')).toBe(true)
  expect(await last(`${received} `)).toBe(true)

  using device = aDevice(doors)
  await device.say(hello(), device.prove)
  const types: string[] = []
  let ended = false
  for (let i = 0; i < 30 && !ended; i++) {
    const answer = await device.say(...Array.from({ length: 16 }, () => hello()))
    types.push(...heard(answer))
    ended = isLast(answer)
  }
  expect(ended).toBe(true)
  expect(types.filter((type) => type === 'problem').length).toBeLessThanOrEqual(40)
  expect(types).toContain('problem')
})

test('C2 one that is not proved in five seconds is let go', async () => {
  await using doors = await startDoors()
  using device = aDevice(doors)
  const begun = performance.now()
  await device.say(hello())
  // Between two requests, it simply ends.
  const next = () => device.say().then(isLast, () => true)
  while (!(await next()));
  const seconds = (performance.now() - begun) / 1_000
  expect(seconds).toBeGreaterThan(4.9)
  expect(seconds).toBeLessThan(6)
})

test('C4 a second request before the answer to the first ends both', async () => {
  await using doors = await startDoors()
  const socket = await dial(doors)
  let answers = ''
  socket.on('data', (bytes: Buffer) => {
    answers += bytes.toString('latin1')
  })
  const body = '{"frames":[]}'
  const request = [
    `POST ${pollingPath} HTTP/1.1`,
    `Host: localhost:${doors.port}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ].join('\r\n')
  const begun = performance.now()
  socket.write(`${request}\r\n\r\n${body}`.repeat(2))
  await new Promise((resolve) => socket.once('close', resolve))
  expect(performance.now() - begun).toBeLessThan(900)
  expect(answers).toContain('Connection: close')
})

test('C2 when the relying party stops, whoever polls hears it at once', async () => {
  const doors = await startDoors()
  using device = aDevice(doors)
  await device.say(hello(), device.prove)
  const waiting = device.say()
  // The answer to nothing takes a second; the request is there well before.
  await new Promise((resolve) => setImmediate(resolve))
  const closed = doors[Symbol.asyncDispose]()
  const ended = await waiting.then(isLast, () => true)
  expect(ended).toBe(true)
  await closed
})
