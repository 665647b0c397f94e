/** One device socket: frames in, in order and within limits; frames out, as fast as they are read. @module */
import type { RawData, WebSocket } from 'ws'
import type { Bytes } from '#protocol/bytes'
import { ProtocolError } from '#protocol/errors'
import {
  type DeviceFrame,
  encodeFrame,
  maxFrameBytesBeforeProof,
  parseDeviceFrame,
  type RelyingPartyFrame,
} from '#protocol/frames'
import type { DeviceConnection, DeviceConnections, DeviceSocket } from '../doors.ts'
import { Allowance } from './realtime-sockets-allowance.ts'
import type { Turn } from './realtime-sockets-turns.ts'
import type { Watched } from './realtime-sockets-wheel.ts'

const proveWithinMs = 5_000
/** More unanswered frames than this are left in the connection, so that its sender has to wait. */
const maxQueued = 32
/** Frames above the allowance: each is told so, until this many. */
const maxRefused = 40
/** A reader that falls this far behind is let go. */
const maxUnsentBytes = 262_144

export interface LinkNeeds {
  readonly connections: DeviceConnections
  readonly exporter: Bytes
  readonly address: string
  readonly turn: Turn
  readonly onProved: (link: Link) => void
  readonly onClosed: (link: Link) => void
  readonly onFault: (fault: unknown) => void
}

export class Link implements Watched, DeviceSocket {
  readonly exporter: Bytes
  readonly address: string
  readonly #socket: WebSocket
  readonly #needs: LinkNeeds
  readonly #allowance = new Allowance()
  readonly #queue: DeviceFrame[] = []
  #connection: DeviceConnection | undefined
  #working = false
  #proved = false
  #closed = false
  #missed = 0
  #refused = 0
  #proveBy = performance.now() + proveWithinMs

  constructor(socket: WebSocket, needs: LinkNeeds) {
    this.exporter = needs.exporter
    this.address = needs.address
    this.#socket = socket
    this.#needs = needs
    socket.on('message', (data, isBinary) => this.#arrived(data, isBinary))
    socket.on('pong', () => {
      this.#missed = 0
    })
    // ws itself has closed with 1007, 1009 or 1002 by now; without a listener it would end the process.
    socket.on('error', () => undefined)
    socket.on('close', () => this.#gone())
  }

  send(frame: RelyingPartyFrame): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    this.#allowance.sent(frame)
    this.#socket.send(encodeFrame(frame))
    if (this.#socket.bufferedAmount > maxUnsentBytes) this.#socket.terminate()
  }

  close(code: 1001 | 1008 | 1009 | 1011, reason = ''): void {
    this.#queue.length = 0
    this.#socket.close(code, reason)
  }

  get proveBy(): number | undefined {
    return this.#needs.turn.waiting ? undefined : this.#proveBy
  }

  expire(): void {
    this.close(1008, 'not-proved')
  }

  ping(): boolean {
    if (this.#missed >= 2) return false
    this.#missed++
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping()
    return true
  }

  drop(): void {
    this.#socket.terminate()
  }

  #arrived(data: RawData, isBinary: boolean): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (isBinary || !Buffer.isBuffer(data)) {
      this.close(1008, 'text-only')
      return
    }
    if (!this.#proved && data.length > maxFrameBytesBeforeProof) {
      this.close(1009, 'too-long')
      return
    }
    try {
      this.#queue.push(parseDeviceFrame(data.toString('utf8')))
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error
      this.close(1008, error.code)
      return
    }
    if (this.#queue.length > maxQueued) this.#socket.pause()
    if (!this.#working) void this.#work()
  }

  async #work(): Promise<void> {
    this.#working = true
    try {
      if (this.#connection === undefined) await this.#begin()
      for (let frame = this.#queue.shift(); frame !== undefined; frame = this.#queue.shift()) {
        if (this.#allowance.take(frame)) await this.#receive(frame)
        else this.#refuse()
      }
    } catch (fault) {
      this.#needs.onFault(fault)
      this.close(1011, 'internal')
    } finally {
      this.#working = false
      if (this.#socket.isPaused) this.#socket.resume()
    }
  }

  async #begin(): Promise<void> {
    await this.#needs.turn.come()
    if (this.#closed) return
    // The time that it waited is not its own.
    this.#proveBy = performance.now() + proveWithinMs
    this.#connection = this.#needs.connections.open(this)
  }

  async #receive(frame: DeviceFrame): Promise<void> {
    await this.#connection?.receive(frame)
    if (this.#proved || this.#connection?.proved !== true) return
    this.#proved = true
    this.#needs.turn.leave()
    this.#needs.onProved(this)
  }

  #refuse(): void {
    if (++this.#refused > maxRefused) this.close(1008, 'too-many')
    else this.send({ type: 'problem', code: 'too-many' })
  }

  #gone(): void {
    this.#closed = true
    this.#queue.length = 0
    this.#needs.turn.leave()
    this.#needs.onClosed(this)
    try {
      this.#connection?.closed()
    } catch (fault) {
      this.#needs.onFault(fault)
    }
  }
}
