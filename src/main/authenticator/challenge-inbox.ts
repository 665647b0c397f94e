/** The challenges that wait for an answer on this device: verified, bounded, each answered once. @module */
import type { Challenge } from '#protocol/challenge'
import type { DeviceFrame } from '#protocol/frames'
import type { Verdict } from '#protocol/verdict'
import { checkChallenge, type ChallengeRefusal } from './challenge-checks.ts'
import { AuthenticatorError } from './errors.ts'
import type { Clock } from './ports.ts'
import { hashOf } from './statement.ts'
import type { ActiveAccount } from './vault-state.ts'

const maxChallenges = 32
const maxPerAccount = 4
/** How many ended transactions are remembered; none outlives its challenge by more than the longest life. */
const maxRemembered = 512
/** How long after its end an answered challenge still waits for its verdict. */
const verdictGraceMs = 5000

/** How a challenge ended here. `verdict-missing`: it was answered, and the relying party never said how it ended. */
export type ChallengeEnd = Verdict | { readonly outcome: 'verdict-missing' }

export interface PendingChallenge {
  /** The transaction. */
  readonly id: string
  readonly accountId: string
  /** As it was received. */
  readonly statement: string
  readonly challenge: Challenge
  /** On the monotonic clock, which may stand while the machine sleeps: see `goBy`. */
  readonly endsAt: number
  /** Whether it was answered, and only its verdict is missing. */
  readonly isAnswered: boolean
}

export type AnswerFrame = Extract<DeviceFrame, { readonly type: 'answer' | 'deny' }>

export type Taken =
  | { readonly outcome: 'new'; readonly pending: PendingChallenge }
  /** Delivered again, after a reconnection. `answer` is what was already said to it. */
  | { readonly outcome: 'again'; readonly answer: AnswerFrame | undefined }
  /** Delivered again after its end here: nobody is asked twice, and nobody did anything wrong. */
  | { readonly outcome: 'over' }
  | { readonly outcome: 'refused'; readonly reason: ChallengeRefusal }

/** One challenge in one pair of hands: given back when disposed of, unless spent. */
export interface Reservation extends PendingChallenge, Disposable {
  /** Aborted when the challenge ends meanwhile. */
  readonly signal: AbortSignal
  /** The signed answer: from here on this challenge takes no other. */
  spend(answer: AnswerFrame): void
}

interface Entry extends Omit<PendingChallenge, 'isAnswered' | 'endsAt'> {
  endsAt: number
  /** As `endsAt` was at first: it lives no longer, however clocks are set back. */
  readonly lastsUntil: number
  state: 'waiting' | 'reserved' | 'answered'
  answer: AnswerFrame | undefined
  readonly ending: AbortController
  readonly waiters: ((end: ChallengeEnd) => void)[]
  cancelExpiry: () => void
}

export interface InboxListener {
  arrived(pending: PendingChallenge): void
  /** It ends sooner or later than was thought. */
  corrected(pending: PendingChallenge): void
  ended(pending: PendingChallenge, end: ChallengeEnd): void
}

export class ChallengeInbox {
  readonly #clock: Clock
  readonly #listener: InboxListener
  readonly #entries = new Map<string, Entry>()
  /** Transactions and challenge bytes that were seen, with the statement that bore them. */
  readonly #seen = new Map<string, string>()
  readonly #epochs = new Map<string, number>()

  constructor(clock: Clock, listener: InboxListener) {
    this.#clock = clock
    this.#listener = listener
  }

  /** All that have not ended, oldest first. */
  list(): readonly PendingChallenge[] {
    return [...this.#entries.values()].map(toPending)
  }

  find(id: string): PendingChallenge | undefined {
    const entry = this.#entries.get(id)
    return entry && toPending(entry)
  }

  /** Takes a delivered statement in, if it holds for `account` at `relyingPartyNow` (epoch seconds). */
  take(statement: string, account: ActiveAccount, relyingPartyNow: number): Taken {
    const checked = checkChallenge(statement, account, relyingPartyNow)
    if (checked.outcome === 'refused') return checked
    const { challenge } = checked
    const hash = hashOf(statement)
    const known = this.#entries.get(challenge.txn)
    if (known !== undefined && hashOf(known.statement) === hash) {
      return { outcome: 'again', answer: known.answer }
    }
    if (this.#seen.get(challenge.txn) === hash) return { outcome: 'over' }
    if (this.#seen.has(challenge.txn) || this.#seen.has(challenge.chal)) return refuse('replayed')
    if (challenge.epoch < (this.#epochs.get(account.id) ?? 0)) return refuse('older-epoch')
    if (!this.#hasRoomFor(account.id)) return refuse('inbox-full')
    return {
      outcome: 'new',
      pending: this.#add(statement, hash, challenge, account.id, relyingPartyNow),
    }
  }

  /**
   * Looks anew at what waits for `accountIds`: their relying party says that it is `now` (epoch seconds).
   * Our monotonic clock may have stood meanwhile, and either wall clock been set.
   */
  goBy(now: number, accountIds: ReadonlySet<string>): void {
    for (const entry of [...this.#entries.values()]) {
      if (!accountIds.has(entry.accountId)) continue
      const nowHere = this.#clock.monotonic()
      const endsAt = Math.min(entry.lastsUntil, nowHere + (entry.challenge.exp - now) * 1000)
      if (endsAt === entry.endsAt || entry.endsAt <= nowHere) continue
      entry.endsAt = endsAt
      entry.cancelExpiry()
      if (endsAt <= nowHere) this.#expire(entry)
      else {
        entry.cancelExpiry = this.#clock.after(endsAt - nowHere, () => this.#expire(entry))
        this.#listener.corrected(toPending(entry))
      }
    }
  }

  /** Hands one challenge out, once. Throws `CHALLENGE_UNKNOWN` or `CHALLENGE_RESERVED`. */
  reserve(id: string): Reservation {
    const entry = this.#entries.get(id)
    if (entry === undefined) throw fault('CHALLENGE_UNKNOWN', id)
    if (entry.state !== 'waiting') throw fault('CHALLENGE_RESERVED', id)
    entry.state = 'reserved'
    return {
      ...toPending(entry),
      signal: entry.ending.signal,
      spend: (answer) => {
        if (!this.#answer(entry, answer)) throw fault('CHALLENGE_EXPIRED', id)
      },
      [Symbol.dispose]: () => {
        if (entry.state === 'reserved') entry.state = 'waiting'
      },
    }
  }

  /** What was answered for `accountId` and has no verdict yet: sent again whenever the account is connected anew. */
  unsettled(accountId: string): readonly AnswerFrame[] {
    return [...this.#entries.values()].flatMap((entry) =>
      entry.accountId === accountId && entry.answer !== undefined ? [entry.answer] : [],
    )
  }

  /** A challenge that was answered before this program started: it is not asked again. */
  markAnswered(id: string, answer: AnswerFrame): void {
    const entry = this.#entries.get(id)
    if (entry !== undefined) this.#answer(entry, answer)
  }

  /** How the challenge ends; at once where it is unknown. */
  untilEnd(id: string): Promise<ChallengeEnd> {
    const entry = this.#entries.get(id)
    if (entry === undefined) return Promise.resolve({ outcome: 'verdict-missing' })
    return new Promise((resolve) => entry.waiters.push(resolve))
  }

  /** The relying party's word on how a transaction ended. False where this account has no such transaction. */
  settle(id: string, accountId: string, end: ChallengeEnd): boolean {
    const entry = this.#entries.get(id)
    if (entry?.accountId !== accountId) return false
    this.#end(entry, end)
    return true
  }

  /** The account, or its credential, is gone: so is all that was asked of it. */
  withdraw(accountId: string): void {
    for (const entry of this.#entries.values()) {
      if (entry.accountId === accountId) this.#end(entry, { outcome: 'withdrawn' })
    }
  }

  /** Ends all waiting, quietly: the program stops. */
  close(): void {
    for (const entry of this.#entries.values()) {
      entry.cancelExpiry()
      entry.ending.abort()
      for (const tell of entry.waiters) tell({ outcome: 'verdict-missing' })
    }
    this.#entries.clear()
  }

  #add(
    statement: string,
    hash: string,
    challenge: Challenge,
    accountId: string,
    relyingPartyNow: number,
  ): PendingChallenge {
    // Where the relying party's clock went on since it told us, its own `iat` is the better witness.
    const leftMs = (challenge.exp - Math.max(relyingPartyNow, challenge.iat)) * 1000
    const entry: Entry = {
      ...{ id: challenge.txn, accountId, statement, challenge },
      ...{ state: 'waiting', answer: undefined, ending: new AbortController(), waiters: [] },
      ...{ endsAt: this.#clock.monotonic() + leftMs, lastsUntil: this.#clock.monotonic() + leftMs },
      cancelExpiry: this.#clock.after(leftMs, () => this.#expire(entry)),
    }
    this.#entries.set(entry.id, entry)
    this.#remember(challenge.txn, hash)
    this.#remember(challenge.chal, hash)
    this.#epochs.set(accountId, challenge.epoch)
    const pending = toPending(entry)
    this.#listener.arrived(pending)
    return pending
  }

  #hasRoomFor(accountId: string): boolean {
    const own = [...this.#entries.values()].filter((entry) => entry.accountId === accountId)
    return this.#entries.size < maxChallenges && own.length < maxPerAccount
  }

  #remember(value: string, hash: string): void {
    this.#seen.set(value, hash)
    const [oldest] = this.#seen.keys()
    if (this.#seen.size > maxRemembered && oldest !== undefined) this.#seen.delete(oldest)
  }

  #answer(entry: Entry, answer: AnswerFrame): boolean {
    if (this.#entries.get(entry.id) !== entry || entry.answer !== undefined) return false
    entry.state = 'answered'
    entry.answer = answer
    return true
  }

  #expire(entry: Entry): void {
    if (entry.state !== 'answered') {
      this.#end(entry, { outcome: 'expired' })
      return
    }
    entry.cancelExpiry = this.#clock.after(verdictGraceMs, () =>
      this.#end(entry, { outcome: 'verdict-missing' }),
    )
  }

  #end(entry: Entry, end: ChallengeEnd): void {
    if (!this.#entries.delete(entry.id)) return
    entry.cancelExpiry()
    entry.ending.abort()
    this.#listener.ended(toPending(entry), end)
    for (const tell of entry.waiters) tell(end)
  }
}

function toPending({
  id,
  accountId,
  statement,
  challenge,
  endsAt,
  state,
}: Entry): PendingChallenge {
  return { id, accountId, statement, challenge, endsAt, isAnswered: state === 'answered' }
}

function refuse(reason: ChallengeRefusal): Taken {
  return { outcome: 'refused', reason }
}

function fault(
  code: 'CHALLENGE_UNKNOWN' | 'CHALLENGE_RESERVED' | 'CHALLENGE_EXPIRED',
  challengeId: string,
): AuthenticatorError {
  return new AuthenticatorError(code, `challenge ${challengeId}`, { challengeId })
}
