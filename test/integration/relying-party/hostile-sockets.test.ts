/** Hostile sockets are closed with the right word, and nobody else notices. @module */
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { hello, honestHello, openSocket, percentile } from '../../support/honest-hello'
import { hostileFrames } from '../../support/hostile-frames'
import { targetOf, startRelyingParty } from '../../support/relying-party-process'
import { agreeingDoors } from '../../support/agreeing-doors'
import { startDoors } from '../../support/open-doors'
import { opcodes, openRawSocket, rawFrame } from '../../support/raw-frames'
import { seededRandom } from '../../support/seeded-random'

const connections = Number(process.env['COUNTERSIGN_C4'] ?? 510)

test('C4 hostile frames end only their own socket, with the right code, and nobody else notices', async () => {
  await using server = await startRelyingParty()
  const target = await targetOf(server.ready)
  const seed = Number(process.env['COUNTERSIGN_SEED'] ?? randomInt(2 ** 31))
  const { below: pick } = seededRandom(seed)
  const quiet: number[] = []
  for (let i = 0; i < 30; i++) quiet.push(await honestHello(target))
  const busy: number[] = []
  const wrong: string[] = []
  for (let i = 0; i < connections; i++) {
    const make = hostileFrames[i % hostileFrames.length]
    if (make === undefined) continue
    const { name, frames, codes } = make(pick)
    const raw = await openRawSocket(target)
    raw.write(...frames)
    if (codes.includes(undefined)) raw.socket.destroy()
    if (i % 17 === 0) busy.push(await honestHello(target))
    const end = await raw.ended(5_000)
    const code = end === 'still open' ? end : end.code
    if (code === 'still open' || !codes.includes(code)) wrong.push(`${name}: ${String(code)}`)
    raw.socket.destroy()
  }
  const crashes = server.process.exitCode === null ? 0 : 1
  const [before, during] = [percentile(quiet, 0.99), percentile(busy, 0.99)]
  console.log(
    `FIGURE C4 ${connections} hostile connections, ${wrong.length} wrong codes, ${crashes} crashes; ` +
      `honest p99 ${before.toFixed(0)} ms alone, ${during.toFixed(0)} ms among them; seed ${seed}`,
  )
  expect(wrong).toEqual([])
  expect(crashes).toBe(0)
  expect(server.log.filter((line) => line.includes('fault'))).toEqual([])
}, 180_000)

test('C4 a flood of pings is let go', async () => {
  await using doors = await startDoors()
  const before = process.memoryUsage().rss
  const flood = await openRawSocket(doors)
  flood.socket.pause()
  const ping = rawFrame({ opcode: opcodes.ping, payload: new Uint8Array(125) })
  const pings = Buffer.concat(Array.from({ length: 1_000 }, () => ping))
  for (let i = 0; i < 50; i++) flood.write(pings)
  flood.socket.resume()
  const ended = await flood.ended(8_000)
  const grown = (process.memoryUsage().rss - before) / 2 ** 20
  console.log(`FIGURE C4 50000 pings, ended ${JSON.stringify(ended)}, ${grown.toFixed(0)} MiB more`)
  expect(ended).not.toBe('still open')
  expect(grown).toBeLessThan(100)
  await honestHello(doors)
})

test('C4 a reader that never reads is let go, and what waits for it is bounded', async () => {
  const connections = agreeingDoors().connections
  let sent = 0
  let left = false
  const frame = { type: 'challenge', jws: `e30.${'A'.repeat(6_000)}.${'A'.repeat(86)}` } as const
  await using doors = await startDoors({
    connections: {
      open(socket) {
        const honest = connections.open(socket)
        const more = (): void => {
          if (left || sent > 20_000) return
          for (let i = 0; i < 20; i++) socket.send(frame)
          sent += 20
          setImmediate(more)
        }
        return {
          get proved() {
            return true
          },
          async receive(given) {
            await honest.receive(given)
            more()
          },
          closed: () => (left = true),
        }
      },
    },
  })
  const raw = await openRawSocket(doors)
  raw.write({ payload: Buffer.from(hello()) })
  raw.socket.pause()
  await until(() => left)
  console.log(
    `FIGURE C4 a reader that never reads was let go after ${((sent * 6_100) / 2 ** 20).toFixed(1)} MiB`,
  )
  expect(sent).toBeLessThan(20_000)
  raw.socket.destroy()
})

test('C4 50 MiB of zeros are not taken in', async () => {
  await using doors = await startDoors()
  const raw = await openRawSocket(doors)
  const before = process.memoryUsage().rss
  raw.write({ claims: 50 * 2 ** 20 })
  const zeros = Buffer.alloc(2 ** 20)
  for (let i = 0; i < 50 && !raw.socket.destroyed; i++) raw.socket.write(zeros)
  expect(await raw.ended(3_000)).toMatchObject({ code: 1009 })
  expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(120)
  await honestHello(doors)
})

test('C2 silent sockets are closed, and an honest device gets in among them', async () => {
  await using doors = await startDoors()
  const count = Number(process.env['COUNTERSIGN_C2'] ?? 200)
  const silent = await Promise.all(Array.from({ length: count }, () => openRawSocket(doors)))
  const honest = await honestHello(doors)
  const ends = await Promise.all(silent.map((raw) => raw.ended(8_000)))
  const seconds = ends.map((end) => (end === 'still open' ? Infinity : end.milliseconds / 1_000))
  const codes = new Set(ends.map((end) => (end === 'still open' ? end : end.code)))
  console.log(
    `FIGURE C2 ${count} silent sockets, closed within ${Math.max(...seconds).toFixed(1)} s; honest hello in ${honest.toFixed(0)} ms`,
  )
  expect(Math.max(...seconds)).toBeLessThan(6)
  expect(codes).toEqual(new Set([1008]))
  expect(honest).toBeLessThan(3_000)
})

test('C2 of many hellos only fifty are answered at once, and none is forgotten', async () => {
  await using doors = await startDoors()
  const answered: number[] = []
  const sockets = Array.from({ length: 70 }, () => openSocket(doors))
  await Promise.all(
    sockets.map(
      (socket, i) =>
        new Promise<void>((resolve) => {
          socket.on('message', () => answered.push(i))
          socket.on('error', () => undefined)
          socket.on('open', () => {
            socket.send(hello())
            resolve()
          })
        }),
    ),
  )
  await until(() => answered.length === 50)
  expect(answered).toHaveLength(50)
  for (const i of answered.slice(0, 20)) sockets[i]?.terminate()
  await until(() => answered.length === 70)
  sockets.forEach((socket) => socket.terminate())
})

test('C4 more than forty messages at once are too many, and a proved account is free', async () => {
  await using doors = await startDoors()
  const socket = openSocket(doors)
  const answers: string[] = []
  socket.on('message', (data: Buffer) => answers.push(data.toString('utf8')))
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(hello())
  const zeros = (length: number): string => Buffer.alloc(length).toString('base64url')
  const iss = `https://localhost:${doors.port}/0b8f2c4e-7a1d-4f0e-9c3b-5d6a7e8f9012/v2.0`
  const prove = { dev: zeros(16), iss, proof: zeros(64), type: 'prove' }
  for (let i = 0; i < 300; i++) socket.send(JSON.stringify(prove))
  await until(() => answers.length === 301)
  expect(answers.filter((text) => text.includes('too-many'))).toEqual([])
  for (let i = 0; i < 90; i++) socket.send(JSON.stringify({ txn: zeros(16), type: 'received' }))
  expect(await closed).toBe(1008)
  const refused = answers.filter((text) => text.includes('too-many')).length
  expect(refused).toBe(40)
})

/** Waits until something is so; the test's own time limit is the end of patience. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
}
