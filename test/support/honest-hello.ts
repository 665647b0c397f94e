/** What an honest device sees of the relying party: how long a connection and its hello take. @module */
import { randomBytes } from 'node:crypto'
import { WebSocket } from 'ws'
import { encodeFrame, parseRelyingPartyFrame } from '../../src/protocol/frames'
import type { Target } from './plain-requests'

/** Milliseconds from dialling to the relying party's hello. */
export async function honestHello(target: Target): Promise<number> {
  const begun = performance.now()
  const socket = openSocket(target)
  try {
    await new Promise<void>((resolve, reject) => {
      socket.on('error', reject)
      socket.on('close', (code) => reject(new Error(`closed with ${code}`)))
      socket.on('open', () => socket.send(hello()))
      socket.on('message', (data: Buffer) => {
        const frame = parseRelyingPartyFrame(data.toString('utf8'))
        if (frame.type === 'hello') resolve()
        else reject(new Error(`answered with ${frame.type}`))
      })
    })
    return performance.now() - begun
  } finally {
    socket.removeAllListeners('close')
    socket.terminate()
  }
}

export function openSocket({ port, ca }: Target): WebSocket {
  return new WebSocket(`wss://localhost:${port}/device`, 'countersign.1', {
    ca,
    perMessageDeflate: false,
  })
}

/** A right first frame. */
export function hello(): string {
  return encodeFrame({
    type: 'hello',
    v: 1,
    features: [],
    cn: randomBytes(32).toString('base64url'),
  })
}

/** The value that `share` of the samples stay under. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}
