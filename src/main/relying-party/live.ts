/** Who is there: pages that wait, devices that are connected, and requests on their way to an end. @module */
import type { RelyingPartyFrame } from '#protocol/frames'
import type { Verdict } from '#protocol/verdict'
import type { EndedAttempt, AttemptName } from './attempt-ending.ts'
import { createExpiryWheel } from './expiry-wheel.ts'
import { limits } from './limits.ts'
import type { Needs } from './needs.ts'
import type { Statements } from './statements.ts'

/** A device's end of a connection. */
export interface DeviceLink {
  /** Where it comes from. */
  readonly address: string
  send(frame: RelyingPartyFrame): void
  close(code: 1001 | 1008): void
  /** No longer for this device; the connection ends with the last one that it was for. */
  drop(device: string): void
}

export type AttemptListener = (news: {
  readonly delivered: boolean
  readonly verdict?: Verdict
}) => void

export interface Live {
  /** Hears of each change of the attempt until it ended. */
  watch(of: AttemptName, listener: AttemptListener): () => void
  /** Whether `device` was asked by this run and the attempt is not known to be over; false says nothing. */
  isAsked(of: AttemptName, device: string): boolean
  tellDelivered(of: AttemptName): void
  isDelivered(of: AttemptName): boolean
  /** Tells pages and devices of an end, after it was stored. */
  tellEnded(ended: EndedAttempt | undefined): void
  /** Counts an answer that did not hold, of whichever connection. */
  countInvalidAnswer(of: AttemptName): void
  /** Whether no further answer to the attempt is to be looked at. */
  isExhausted(of: AttemptName): boolean
  /** Ends the attempt when it is over, if nobody answers. `devices`: those that are asked just now. */
  expireAt(of: AttemptName, at: number, devices?: readonly string[]): void
  /** The moment by which an answer to the attempt is judged: a clock that was set back gives it no longer life. */
  judgedAt(of: AttemptName): number

  /** False where this device has too many connections already. */
  attach(tenant: string, device: string, link: DeviceLink): boolean
  detach(tenant: string, device: string, link: DeviceLink): void
  isConnected(tenant: string, device: string): boolean
  /** Where the device is connected from, once for each connection. */
  addressesOf(tenant: string, device: string): readonly string[]
  send(tenant: string, device: string, frame: RelyingPartyFrame): void
  /** Takes a device off all its connections: nothing of it is listened to any more. */
  drop(tenant: string, device: string): void
  /** Each connection once. */
  links(): readonly DeviceLink[]
  stop(): void
}

const name = (tenant: string, id: string) => `${tenant}/${id}`
const retryMs = 1000

interface PendingAttempt {
  /** Those that this run asked. */
  readonly devices: readonly string[]
  readonly expiresAt: number
  /** The same by the monotonic clock. */
  readonly overAt: number
}

export function createLive(
  { clock, store, log }: Pick<Needs, 'clock' | 'store' | 'log'>,
  statements: Statements,
): Live {
  const listeners = new Map<string, Set<AttemptListener>>()
  /** Attempts that are not known to be over. */
  const pending = new Map<string, PendingAttempt>()
  const delivered = new Set<string>()
  const invalidAnswers = new Map<string, number>()
  /** Few a device, nearly always one: an array of them takes a third of what a set would. */
  const links = new Map<string, readonly DeviceLink[]>()

  const wheel = createExpiryWheel<AttemptName>(clock, (due) => {
    for (const of of due) void expire(of)
  })

  async function expire(of: AttemptName): Promise<void> {
    const key = name(of.tenant, of.attempt)
    if (!pending.has(key)) return
    try {
      const ending = { outcome: 'expired' } as const
      live.tellEnded(await store.decide('endAttempt', { ...of, ending, at: live.judgedAt(of) }))
      pending.delete(key)
    } catch (error) {
      // Where nothing can be stored, it stays pending, accepts no answer, and is tried again.
      log.write('error', 'expiry-not-stored', { reason: error instanceof Error ? error.name : '' })
      wheel.add(of, clock.now() + retryMs)
    }
  }

  const live: Live = {
    watch({ tenant, attempt }, listener) {
      const key = name(tenant, attempt)
      const set = listeners.get(key) ?? new Set()
      listeners.set(key, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0 && listeners.get(key) === set) listeners.delete(key)
      }
    },
    isAsked: ({ tenant, attempt }, device) =>
      pending.get(name(tenant, attempt))?.devices.includes(device) === true,
    tellDelivered({ tenant, attempt }) {
      const key = name(tenant, attempt)
      if (delivered.has(key)) return
      delivered.add(key)
      for (const listener of listeners.get(key) ?? []) listener({ delivered: true })
    },
    isDelivered: ({ tenant, attempt }) => delivered.has(name(tenant, attempt)),
    tellEnded(ended) {
      if (ended === undefined) return
      const { tenant, attempt, verdict, devices } = ended
      const key = name(tenant, attempt)
      const wasDelivered = delivered.delete(key)
      pending.delete(key)
      invalidAnswers.delete(key)
      for (const listener of listeners.get(key) ?? []) {
        listener({ delivered: wasDelivered, verdict })
      }
      listeners.delete(key)
      for (const device of devices) {
        if (!live.isConnected(tenant, device)) continue
        const jws = statements.verdict({ tenant, device, attempt }, verdict, clock.now())
        live.send(tenant, device, { type: 'verdict', jws })
      }
    },
    countInvalidAnswer({ tenant, attempt }) {
      const key = name(tenant, attempt)
      invalidAnswers.set(key, (invalidAnswers.get(key) ?? 0) + 1)
    },
    isExhausted: ({ tenant, attempt }) =>
      (invalidAnswers.get(name(tenant, attempt)) ?? 0) >= limits.invalidAnswers,
    expireAt(of, at, devices = []) {
      // A clock that was set back while nothing ran here does not lengthen it either.
      const inMs = Math.min(at - clock.now(), limits.longestAttemptMs)
      const overAt = clock.monotonic() + inMs
      pending.set(name(of.tenant, of.attempt), { devices, expiresAt: at, overAt })
      wheel.add(of, at, inMs)
    },
    judgedAt({ tenant, attempt }) {
      const now = clock.now()
      const waits = pending.get(name(tenant, attempt))
      if (waits === undefined || clock.monotonic() < waits.overAt) return now
      return Math.max(now, waits.expiresAt)
    },

    attach(tenant, device, link) {
      const key = name(tenant, device)
      const there = links.get(key) ?? []
      if (there.includes(link)) return true
      if (there.length >= limits.connectionsPerDevice) return false
      links.set(key, [...there, link])
      return true
    },
    detach(tenant, device, link) {
      const key = name(tenant, device)
      const left = links.get(key)?.filter((other) => other !== link) ?? []
      if (left.length > 0) links.set(key, left)
      else links.delete(key)
    },
    isConnected: (tenant, device) => links.has(name(tenant, device)),
    addressesOf: (tenant, device) =>
      Array.from(links.get(name(tenant, device)) ?? [], ({ address }) => address),
    send(tenant, device, frame) {
      for (const link of links.get(name(tenant, device)) ?? []) link.send(frame)
    },
    drop(tenant, device) {
      for (const link of links.get(name(tenant, device)) ?? []) link.drop(device)
    },
    links: () => [...new Set([...links.values()].flat())],
    stop() {
      wheel.stop()
      listeners.clear()
    },
  }
  return live
}
