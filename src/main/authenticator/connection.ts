/** One relying party, kept connected: each end proves itself on every socket, and a lost socket is replaced. @module */
import { fromBase64url, toBase64url, type Bytes } from '#protocol/bytes'
import type { Transcript } from '#protocol/connection'
import type { DeviceFrame, RelyingPartyFrame } from '#protocol/frames'
import { delayBeforeAttempt } from './backoff.ts'
import { createHello, judgeHello, type Hello } from './handshake.ts'
import type { Clock, Random, Socket, SocketEnd, SocketOpener } from './ports.ts'
import { RelyingPartyTime } from './relying-party-time.ts'
import type { ActiveAccount, RelyingParty } from './vault-state.ts'

const helloTimeoutMs = 5000
const stableMs = 60_000
/** How long the relying party may take to say what time it is. */
const timeTimeoutMs = 5000
/** How long a socket may take to say goodbye when the program stops. */
const closingMs = 500

export type OfflineReason =
  | SocketEnd['reason']
  /** It shows the pinned certificate, and not the pinned key. Nothing was signed. */
  | 'wrong-key'
  /** No account's key can be read yet, so there is nobody to connect as. */
  | 'keys-unread'

export type ConnectionState =
  /** Nobody keeps it connected just now. */
  | { readonly state: 'off' }
  | { readonly state: 'connecting' }
  | { readonly state: 'connected' }
  /** `retryAt`, on the monotonic clock, where it will try by itself. */
  | { readonly state: 'offline'; readonly reason: OfflineReason; readonly retryAt?: number }

/** Frames that mean something once the relying party is proved. */
export type ConversationFrame = Exclude<RelyingPartyFrame, { readonly type: 'hello' | 'proved' }>

export interface ConnectionNeeds {
  readonly clock: Clock
  readonly random: Random
  readonly sockets: SocketOpener
  /** Of this program, told at each connection. */
  readonly version?: string
  /** The accounts here whose keys are in memory. */
  readonly accounts: () => readonly ActiveAccount[]
  readonly prove: (accountId: string, transcript: Transcript) => Promise<Bytes>
  readonly changed: (state: ConnectionState) => void
  /** The relying party accepted this account on the socket that is up. */
  readonly proved: (account: ActiveAccount) => void
  /** The relying party said that it is `now` (epoch seconds), on a new socket or because it was asked. */
  readonly timeTold: (now: number, aheadMs: number) => void
  readonly received: (frame: ConversationFrame) => void
  readonly failed: (error: unknown) => void
}

export interface Connection {
  readonly relyingParty: RelyingParty
  state(): ConnectionState
  /** Epoch seconds by the relying party's clock, as far as it told. */
  relyingPartyNow(): number
  isProved(accountId: string): boolean
  /** False where the account is not proved on a socket just now: then nothing was sent. */
  send(accountId: string, frame: DeviceFrame): boolean
  /** Accounts or keys changed: proves those that are new. */
  refresh(): void
  /** What it told of its time may be true no more: asks anew, now. */
  askTime(): void
  /** Somebody waits: what would be tried later is tried now. */
  hurry(): void
  /** They sent what an honest relying party does not: this socket is at its end. */
  abandon(): void
  /** Settles once the socket is closed, with all that was sent on its way; or soon after. */
  stop(): Promise<void>
}

/** What one socket went through; another socket begins with another one. */
interface Attempt {
  end: () => void
  socket: Socket | undefined
  exporter: Bytes | undefined
  readonly hello: Hello
  transcript: Transcript | undefined
  /** Accounts that were asked to prove themselves, and those that did. */
  readonly asked: Set<string>
  readonly proved: Set<string>
  /** What we ended it for, which says more than how the socket closed. */
  reason: OfflineReason | undefined
  cancelTimer: () => void
  /** There while the relying party is asked what time it is. */
  cancelAsking: (() => void) | undefined
  /** Told when the socket is closed. */
  ended: () => void
}

export function keepConnected(relyingParty: RelyingParty, needs: ConnectionNeeds): Connection {
  const { clock, random } = needs
  const at = { origin: relyingParty.origin, certificate: fromBase64url(relyingParty.certificate) }
  let state: ConnectionState = { state: 'offline', reason: 'keys-unread' }
  let attempt: Attempt | undefined
  let failures = 0
  const time = new RelyingPartyTime(clock)
  let cancelRetry: (() => void) | undefined
  let stopped = false
  /** Asked while an attempt was under way: should that one fail, the next follows at once. */
  let hurried = false

  function become(next: ConnectionState): void {
    state = next
    needs.changed(next)
  }

  function connect(): void {
    cancelRetry = undefined
    become({ state: 'connecting' })
    const current: Attempt = {
      ...{ end: () => undefined, socket: undefined, exporter: undefined },
      ...{ hello: createHello(random, needs.version), transcript: undefined, reason: undefined },
      ...{ asked: new Set<string>(), proved: new Set<string>(), cancelTimer: () => undefined },
      ...{ cancelAsking: undefined, ended: () => undefined },
    }
    attempt = current
    current.end = needs.sockets.open(at, {
      opened: (socket, exporter) => {
        current.socket = socket
        current.exporter = exporter
        socket.send(current.hello)
        current.cancelTimer = clock.after(helloTimeoutMs, () => leave(current, 'silent'))
      },
      received: (frame) => {
        if (current !== attempt || current.reason !== undefined) return
        if (current.transcript === undefined) greet(current, frame)
        else converse(current, frame)
      },
      ended: (end) => {
        current.cancelTimer()
        current.cancelAsking?.()
        current.ended()
        if (current === attempt) lose(current.reason ?? end.reason, end.retryAfterMs)
      },
    })
  }

  function greet(current: Attempt, frame: RelyingPartyFrame): void {
    const exporter = current.exporter ?? new Uint8Array(0)
    const judged = judgeHello(frame, current.hello, exporter, relyingParty)
    if (judged.outcome === 'refused') {
      leave(current, judged.reason)
      return
    }
    current.transcript = judged.transcript
    hurried = false
    current.cancelTimer()
    current.cancelTimer = clock.after(stableMs, () => {
      failures = 0
    })
    become({ state: 'connected' })
    proveAll(current)
  }

  function converse(current: Attempt, frame: RelyingPartyFrame): void {
    if (frame.type === 'hello') {
      leave(current, 'malformed')
    } else if (frame.type === 'proved') {
      const account = needs.accounts().find(({ dev }) => dev === frame.dev)
      if (account === undefined || !current.asked.has(account.id)) return
      current.cancelAsking?.()
      current.cancelAsking = undefined
      needs.timeTold(frame.now, time.tell(frame.now))
      if (current.proved.has(account.id)) return
      current.proved.add(account.id)
      needs.proved(account)
    } else needs.received(frame)
  }

  function proveAll(current: Attempt): void {
    const { transcript } = current
    if (transcript === undefined) return
    for (const account of needs.accounts()) {
      if (current.asked.has(account.id)) continue
      current.asked.add(account.id)
      void prove(current, account, transcript).catch((error: unknown) => {
        current.asked.delete(account.id)
        needs.failed(error)
      })
    }
  }

  async function prove(
    current: Attempt,
    account: ActiveAccount,
    transcript: Transcript,
  ): Promise<void> {
    const proof = toBase64url(await needs.prove(account.id, transcript))
    if (current !== attempt) return
    current.socket?.send({ type: 'prove', iss: account.issuer, dev: account.dev, proof })
  }

  /** A proof on the same socket is answered with the time, whether it is the first. */
  function askTime(): void {
    const current = attempt
    const account = needs.accounts().find(({ id }) => current?.proved.has(id))
    if (current?.transcript === undefined || account === undefined) {
      hurry() // a new socket begins with it
      return
    }
    if (current.cancelAsking !== undefined) return
    current.cancelAsking = clock.after(timeTimeoutMs, () => leave(current, 'silent'))
    void prove(current, account, current.transcript).catch(needs.failed)
  }

  function hurry(): void {
    hurried = cancelRetry === undefined && state.state === 'connecting'
    if (cancelRetry === undefined || stopped) return
    cancelRetry()
    connect()
  }

  function leave(current: Attempt, reason: OfflineReason): void {
    current.reason ??= reason
    if (current.socket === undefined) current.end()
    else current.socket.close(1008)
  }

  function lose(reason: OfflineReason, retryAfterMs: number | undefined): void {
    attempt = undefined
    if (stopped) return
    if (needs.accounts().length === 0) {
      become({ state: 'offline', reason: 'keys-unread' })
      return
    }
    const delay = hurried
      ? (retryAfterMs ?? 0)
      : delayBeforeAttempt(failures++, random, retryAfterMs)
    hurried = false
    cancelRetry = clock.after(delay, connect)
    become({ state: 'offline', reason, retryAt: clock.monotonic() + delay })
  }

  return {
    relyingParty,
    state: () => state,
    relyingPartyNow: () => time.now(),
    isProved: (accountId) => attempt?.proved.has(accountId) === true,
    send: (accountId, frame) => {
      if (attempt?.proved.has(accountId) !== true || attempt.reason !== undefined) return false
      attempt.socket?.send(frame)
      return true
    },
    refresh: () => {
      if (stopped || needs.accounts().length === 0) return
      if (attempt !== undefined) proveAll(attempt)
      else if (cancelRetry === undefined) connect()
    },
    askTime,
    hurry,
    abandon: () => {
      if (attempt !== undefined) leave(attempt, 'malformed')
    },
    stop: () => {
      stopped = true
      cancelRetry?.()
      const current = attempt
      if (current === undefined) return Promise.resolve()
      return new Promise((resolve) => {
        const cancel = clock.after(closingMs, resolve)
        current.ended = () => {
          cancel()
          resolve()
        }
        current.cancelTimer()
        current.end()
      })
    },
  }
}
