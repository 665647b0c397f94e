/** WebSocket frames written by hand (RFC 6455, section 5.2), right and wrong. @module */
import { randomBytes } from 'node:crypto'
import type { TLSSocket } from 'node:tls'
import { dial, type Target } from './plain-requests'
import { handshake } from './raw-requests'

export interface RawFrame {
  readonly opcode?: number
  readonly fin?: boolean
  readonly reserved?: number
  readonly masked?: boolean
  /** The length that the frame claims, where it is not the payload's own. */
  readonly claims?: number | bigint
  readonly payload?: Uint8Array
}

export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const

export function rawFrame(frame: RawFrame): Buffer {
  const { opcode = 1, fin = true, reserved = 0, masked = true } = frame
  const payload = Buffer.from(frame.payload ?? new Uint8Array(0))
  const claims = BigInt(frame.claims ?? payload.length)
  const first = (fin ? 0x80 : 0) | (reserved << 4) | opcode
  const mask = masked ? 0x80 : 0
  const head =
    claims < 126n
      ? Buffer.from([first, mask | Number(claims)])
      : claims < 65_536n
        ? Buffer.concat([Buffer.from([first, mask | 126]), uint(claims, 2)])
        : Buffer.concat([Buffer.from([first, mask | 127]), uint(claims, 8)])
  if (!masked) return Buffer.concat([head, payload])
  const key = randomBytes(4)
  return Buffer.concat([head, key, payload.map((byte, i) => byte ^ (key[i % 4] ?? 0))])
}

export interface Ending {
  /** The close code that was sent to us; undefined where the connection just ended. */
  readonly code: number | undefined
  readonly milliseconds: number
}

export interface RawSocket {
  readonly socket: TLSSocket
  write(...frames: readonly (RawFrame | Buffer)[]): void
  /** Resolves when the server has closed, or says that it has not within `ms`. */
  ended(ms: number): Promise<Ending | 'still open'>
}

/** An open device socket, of which the caller writes the frames. Nothing is answered but by the caller. */
export async function openRawSocket(target: Target): Promise<RawSocket> {
  const socket = await dial(target)
  const opened = performance.now()
  socket.write(`${handshake([`Host: localhost:${target.port}`]).join('\r\n')}\r\n\r\n`)
  let received = Buffer.alloc(0)
  const head = await new Promise<string>((resolve) => {
    const more = (chunk: Buffer): void => {
      received = Buffer.concat([received, chunk])
      const end = received.indexOf('\r\n\r\n')
      if (end < 0) return
      socket.off('data', more)
      const text = received.subarray(0, end).toString('latin1')
      received = received.subarray(end + 4)
      resolve(text)
    }
    socket.on('data', more)
    socket.once('close', () => resolve(''))
  })
  if (!head.startsWith('HTTP/1.1 101')) throw new Error(`no socket: ${head.slice(0, 40)}`)
  let end: Ending | undefined
  let onEnd: () => void = () => undefined
  const finish = (code: number | undefined): void => {
    end ??= { code, milliseconds: performance.now() - opened }
    onEnd()
  }
  const look = (): void => {
    for (let frame = takeFrame(received); frame !== undefined; frame = takeFrame(received)) {
      received = frame.rest
      if (frame.opcode !== opcodes.close) continue
      finish(frame.payload.length >= 2 ? frame.payload.readUInt16BE(0) : 1005)
    }
  }
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
    look()
  })
  socket.on('close', () => finish(undefined))
  look()
  return {
    socket,
    write(...frames) {
      for (const frame of frames) {
        if (!socket.destroyed) socket.write(Buffer.isBuffer(frame) ? frame : rawFrame(frame))
      }
    },
    async ended(ms) {
      if (end !== undefined) return end
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve('still open'), ms)
        onEnd = () => {
          clearTimeout(timer)
          resolve(end ?? 'still open')
        }
      })
    },
  }
}

/** Frames of a server: never masked. */
function takeFrame(bytes: Buffer<ArrayBuffer>) {
  if (bytes.length < 2) return undefined
  const short = (bytes[1] ?? 0) & 0x7f
  const head = short === 126 ? 4 : short === 127 ? 10 : 2
  if (bytes.length < head) return undefined
  const length =
    short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short
  if (bytes.length < head + length) return undefined
  return {
    opcode: (bytes[0] ?? 0) & 0x0f,
    payload: bytes.subarray(head, head + length),
    rest: bytes.subarray(head + length),
  }
}

function uint(value: bigint, length: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt.asUintN(64, value))
  return bytes.subarray(8 - length)
}
