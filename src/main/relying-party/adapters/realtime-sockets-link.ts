/** One device's connection, whatever carries it: frames in, in order and within limits; frames out, as they are read. @module */
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
export const maxUnsentBytes = 262_144

export type CloseCode = 1001 | 1008 | 1009 | 1011

/** What all connections share: thousands of them hold nothing each that one can hold for all. */
export interface LinkHost {
  readonly connections: DeviceConnections
  readonly onProved: (link: Link) => void
  readonly onClosed: (link: Link) => void
  readonly onFault: (fault: unknown) => void
}

export interface LinkNeeds {
  readonly host: LinkHost
  readonly exporter: Bytes
  readonly address: string
  readonly turn: Turn
}

export abstract class Link implements Watched, DeviceSocket {
  readonly exporter: Bytes
  readonly address: string
  readonly #host: LinkHost
  readonly #turn: Turn
  readonly #allowance = new Allowance()
  /** There only while something waits in it. */
  #queue: DeviceFrame[] | undefined
  #connection: DeviceConnection | undefined
  #working = false
  #proved = false
  #closed = false
  #missed = 0
  #refused = 0
  #proveBy = performance.now() + proveWithinMs

  constructor(needs: LinkNeeds) {
    this.exporter = needs.exporter
    this.address = needs.address
    this.#host = needs.host
    this.#turn = needs.turn
  }

  /** Gone without a word. */
  abstract drop(): void
  protected abstract readonly isOpen: boolean
  /** Sends a frame on, or lets a reader go that does not read. */
  protected abstract transmit(text: string): void
  protected abstract hangUp(code: CloseCode, reason: string): void
  /** Asks for a sign of life. */
  protected abstract probe(): void
  /** Its sender is to wait, because too much of it waits here. */
  protected abstract pause(): void
  /** All that came was dealt with. */
  protected abstract settled(): void

  send(frame: RelyingPartyFrame): void {
    if (!this.isOpen) return
    this.#allowance.sent(frame)
    this.transmit(encodeFrame(frame))
  }

  close(code: CloseCode, reason = ''): void {
    this.#queue = undefined
    this.hangUp(code, reason)
  }

  get proveBy(): number | undefined {
    return this.#turn.waiting ? undefined : this.#proveBy
  }

  expire(): void {
    this.close(1008, 'not-proved')
  }

  ping(): boolean {
    if (this.#missed >= 2) return false
    this.#missed++
    this.probe()
    return true
  }

  /** Whether something is still being dealt with. */
  protected get isWorking(): boolean {
    return this.#working
  }

  /** A sign of life. */
  protected alive(): void {
    this.#missed = 0
  }

  /** Whether a frame so long may be looked at; too long before the proof is the end. */
  protected fits(length: number): boolean {
    if (this.#proved || length <= maxFrameBytesBeforeProof) return true
    this.close(1009, 'too-long')
    return false
  }

  protected arrived(text: string): void {
    const queue = (this.#queue ??= [])
    try {
      queue.push(parseDeviceFrame(text))
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error
      this.close(1008, error.code)
      return
    }
    if (queue.length > maxQueued) this.pause()
    if (!this.#working) void this.#work()
  }

  async #work(): Promise<void> {
    this.#working = true
    try {
      if (this.#connection === undefined) await this.#begin()
      for (let frame = this.#next(); frame !== undefined; frame = this.#next()) {
        if (this.#allowance.take(frame)) await this.#receive(frame)
        else this.#refuse()
      }
    } catch (fault) {
      this.#host.onFault(fault)
      this.close(1011, 'internal')
    } finally {
      this.#working = false
      this.settled()
    }
  }

  #next(): DeviceFrame | undefined {
    const frame = this.#queue?.shift()
    if (this.#queue?.length === 0) this.#queue = undefined
    return frame
  }

  async #begin(): Promise<void> {
    await this.#turn.come()
    if (this.#closed) return
    // The time that it waited is not its own.
    this.#proveBy = performance.now() + proveWithinMs
    this.#connection = this.#host.connections.open(this)
  }

  async #receive(frame: DeviceFrame): Promise<void> {
    await this.#connection?.receive(frame)
    if (this.#proved || this.#connection?.proved !== true) return
    this.#proved = true
    this.#turn.leave()
    this.#host.onProved(this)
  }

  #refuse(): void {
    if (++this.#refused > maxRefused) this.close(1008, 'too-many')
    else this.send({ type: 'problem', code: 'too-many' })
  }

  protected gone(): void {
    this.#closed = true
    this.#queue = undefined
    this.#turn.leave()
    this.#host.onClosed(this)
    try {
      this.#connection?.closed()
    } catch (fault) {
      this.#host.onFault(fault)
    }
  }
}
