/** A line between a device and its relying party that a test can cut: openly, or so that every byte is lost without a word. @module */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface CuttableLine extends Disposable {
  readonly origin: string
  /** Whoever listens there is at the far end from now on. */
  leadTo(port: number): void
  /** Both ends are told at once. */
  cut(): void
  /** Nobody is told: what either end sends is lost, also its goodbye. New connections are whole. */
  loseEverything(): void
}

interface Pair {
  readonly near: Socket
  readonly far: Socket
  lost: boolean
}

export async function aCuttableLine(): Promise<CuttableLine> {
  const pairs = new Set<Pair>()
  let farPort = 0
  const server = createServer((near) => {
    const far = connect({ port: farPort, host: '127.0.0.1' })
    const pair: Pair = { near, far, lost: false }
    pairs.add(pair)
    // As both ends have it: else bytes lie here for an acknowledgement that takes real time.
    for (const socket of [near, far]) socket.setNoDelay(true)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (bytes) => {
        if (!pair.lost) to.write(bytes)
      })
      from.on('error', () => undefined)
      from.on('close', () => {
        if (pair.lost) return
        to.destroy()
        pairs.delete(pair)
      })
    }
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const end = (pair: Pair): void => {
    pairs.delete(pair)
    pair.near.destroy()
    pair.far.destroy()
  }
  return {
    origin: `https://localhost:${String((server.address() as AddressInfo).port)}`,
    leadTo(port) {
      farPort = port
    },
    cut() {
      for (const pair of pairs) if (!pair.lost) end(pair)
    },
    loseEverything() {
      for (const pair of pairs) pair.lost = true
    },
    [Symbol.dispose]() {
      server.close()
      for (const pair of pairs) end(pair)
    },
  }
}
