/** The authenticator, whole: what it can do and in which order. @module */
import type { DenialReason } from '#protocol/denial'
import type { DeviceProfile } from '#protocol/enrollment'
import { viewAccounts, type AccountView } from './accounts.ts'
import type { AuthenticatorEvent } from './authenticator-event.ts'
import type { ChallengeEnd, AnswerFrame, PendingChallenge } from './challenge-inbox.ts'
import { ChallengeInbox } from './challenge-inbox.ts'
import { createChannel } from './channel.ts'
import { ClockDifferences } from './clock-differences.ts'
import { watchClock } from './clock-watch.ts'
import { enroll, type Consent, type Enrolled, type EnrollmentNeeds } from './enrollment.ts'
import { AuthenticatorError, type AuthenticatorErrorCode } from './errors.ts'
import { askToTurnOn, turnOn, type NotDone, type TurnedOn } from './phone-sign-in.ts'
import type { Clock, Random, SocketOpener, UserVerifier } from './ports.ts'
import { createQueue } from './queue.ts'
import { requestRemoval, type Removed } from './removal.ts'
import type { Secret } from './secret.ts'
import { finishAll } from './unfinished.ts'
import type { OsAllowed, OsScope, Refused, VerificationRefusal } from './user-verification.ts'
import type { OneTimeCode } from './vault.ts'
import type { ActiveAccount, EndedAccount } from './vault-state.ts'

/** How often it is looked whether the machine was asleep or its clock set. */
const lookMs = 30_000
const lookWhileWaitingMs = 1000
/** How long until what could not be finished, or a keychain that could not be read, is tried again. */
const againMs = 5000

export interface AuthenticatorNeeds extends EnrollmentNeeds {
  readonly sockets: SocketOpener
  readonly clock: Clock
  readonly random: Random
  readonly listener: (event: AuthenticatorEvent) => void
}

export type Answered =
  | { readonly outcome: 'ended'; readonly end: ChallengeEnd }
  | Refused<VerificationRefusal | { readonly reason: 'number-malformed'; readonly digits: number }>

export interface Authenticator {
  /** Reads the keys, finishes what a stop left, connects, and goes on by itself. Settles after the first try. */
  start(): Promise<void>
  /** As `start`, without connecting: throws where the keychain does not let the keys be read. */
  resume(): Promise<void>
  /** The machine was asleep: what waits goes by what each relying party now says of the time. */
  checkTime(): void
  /** The relying party at this origin is known to be up: it is connected to at once. */
  hurry(origin: string): void
  accounts(): readonly AccountView[]
  ended(): readonly EndedAccount[]
  challenges(): readonly PendingChallenge[]
  /** `profile`: what it is registered as, where that is not what it is. */
  enroll(link: string, consent: Consent, profile?: DeviceProfile): Promise<Enrolled>
  /** Whether it can be turned on, before the PIN is asked for; `code` is used up, and `turnOn` then needs none. */
  askToTurnOn(
    accountId: string,
    code: string | undefined,
  ): Promise<{ readonly outcome: 'allowed' } | NotDone>
  turnOn(
    accountId: string,
    given: { readonly code?: string; readonly pin: Secret },
  ): Promise<TurnedOn>
  turnOff(accountId: string): Promise<Removed>
  remove(accountId: string): Promise<Removed>
  /** By the person's act, where the relying party cannot be told. */
  removeHere(accountId: string): Promise<void>
  /** Works offline; `undefined` where the account has no one-time codes. */
  oneTimeCode(accountId: string): Promise<OneTimeCode | undefined>
  /** Deletes every passwordless key. Answers with the accounts whose relying party could not be told yet. */
  forgetPin(): Promise<readonly string[]>
  /** From now on the operating system's yes opens keys as well: once by the PIN, never where a tenant demands it. */
  allowOsVerification(scope: OsScope, pin: Secret): Promise<OsAllowed>
  /** Back to the PIN alone, on every account. */
  endOsVerification(): Promise<void>
  approve(challengeId: string, number: string, verifier: UserVerifier): Promise<Answered>
  deny(challengeId: string, reason: DenialReason): Promise<Answered>
  stop(): Promise<void>
}

export function createAuthenticator(needs: AuthenticatorNeeds): Authenticator {
  const { vault, clock, listener, crashPoints } = needs
  const inbox = new ChallengeInbox(clock, {
    arrived(pending) {
      listener({ event: 'challenge', pending })
      if (watching) watch.look() // from now on more often
    },
    corrected: (pending) => listener({ event: 'challenge-corrected', pending }),
    ended: (pending, end) => listener({ event: 'challenge-ended', pending, end }),
  })
  const channel = createChannel({
    ...needs,
    inbox,
    listener: {
      connection: (relyingParty, connection) =>
        listener({ event: 'connection', relyingParty, connection }),
      refused: (relyingParty, what, reason) =>
        listener({ event: 'not-shown', relyingParty, what, reason }),
      accepted: (account) => listener({ event: 'account-connected', account }),
      notAccepted: (account) => listener({ event: 'account-refused', account }),
      tooOld: (account) => listener({ event: 'account-too-old', account }),
      revoked: (account) => listener({ event: 'account-ended', account }),
      timeTold(relyingParty, aheadMs) {
        if (!differences.note(relyingParty, aheadMs)) return
        listener({ event: 'clock', relyingParty, aheadMs: differences.aheadMs(relyingParty) })
      },
      failed: (error) => listener({ event: 'fault', error }),
    },
  })
  const differences = new ClockDifferences()
  const watch = watchClock(clock, {
    everyMs: () => (inbox.list().length > 0 ? lookWhileWaitingMs : lookMs),
    looked(jumped) {
      // A clock that is wrong may have been put right at the other end.
      if (jumped || (differences.areAny() && inbox.list().length === 0)) channel.askTime()
    },
  })
  let watching = false
  // What changes an account at its relying party: one after the other, so that none meets another half done.
  const alone = createQueue()
  let cancelAgain: (() => void) | undefined
  let stopped = false
  /** What was last said of the keychain: the same thing is not said each time it is tried. */
  let told: AuthenticatorErrorCode | undefined

  async function resume(): Promise<readonly string[]> {
    const left = await alone(() => finishAll(needs))
    channel.refresh()
    return left.map(({ accountId }) => accountId)
  }

  async function resumeUntilDone(): Promise<void> {
    let done = false
    try {
      done = (await resume()).length === 0
      told = undefined
    } catch (error) {
      if (!(error instanceof AuthenticatorError)) throw error
      if (error.code !== told) listener({ event: 'keychain', error })
      told = error.code
    }
    if (!done) resumeLater()
  }

  function resumeLater(): void {
    if (stopped) return
    cancelAgain?.()
    cancelAgain = clock.after(againMs, () => {
      resumeUntilDone().catch((error: unknown) => listener({ event: 'fault', error }))
    })
  }

  /** What the relying party may have, though its answer was lost, is gone on with. */
  async function finishing<T extends object>(work: Promise<T>): Promise<T> {
    const ended = await work
    if ('begun' in ended && ended.begun === true) resumeLater()
    return ended
  }

  const activeAccount = (accountId: string): ActiveAccount => {
    const account = vault.get(accountId)
    if (account.state === 'active') return account
    throw new AuthenticatorError('ACCOUNT_UNKNOWN', 'This account is not added yet.', { accountId })
  }

  async function deliver(pending: PendingChallenge, answer: AnswerFrame): Promise<Answered> {
    const end = untilVerdict(pending.id)
    channel.deliver(pending.accountId, answer)
    crashPoints.reached('device:answer-sent')
    return end
  }

  /** An answer given twice is one answer: whoever asks again hears what became of it. */
  async function untilVerdict(challengeId: string): Promise<Answered> {
    return { outcome: 'ended', end: await inbox.untilEnd(challengeId) }
  }

  return {
    async start() {
      watching = true
      watch.look()
      await resumeUntilDone()
      channel.start()
    },
    checkTime: () => channel.askTime(),
    async resume() {
      await resume()
    },
    hurry: (origin) => channel.hurry(origin),
    accounts: () =>
      viewAccounts(vault, (account) => ({
        connection: channel.stateOf(account),
        isAppTooOld: channel.isTooOld(account),
        clockAheadMs: differences.aheadMs(account.relyingParty),
      })),
    ended: () => vault.ended(),
    challenges: () => inbox.list(),
    enroll(link, consent, profile) {
      const device = profile === undefined ? needs.device : { ...needs.device, profile }
      return finishing(enroll({ ...needs, device, alone }, link, consent))
    },
    askToTurnOn: (accountId, code) =>
      alone(() => askToTurnOn(needs, activeAccount(accountId).id, code)),
    turnOn: (accountId, given) =>
      finishing(alone(() => turnOn(needs, activeAccount(accountId).id, given))),
    turnOff: (accountId) =>
      alone(async () => {
        const account = activeAccount(accountId)
        const { phoneSignIn } = account
        if (phoneSignIn === undefined) return { outcome: 'removed' }
        const cred =
          'credential' in phoneSignIn ? phoneSignIn.credential.id : phoneSignIn.credentialId
        inbox.withdraw(accountId)
        return requestRemoval(needs, account, { what: 'credential', cred })
      }),
    remove: (accountId) =>
      alone(async () => {
        const account = activeAccount(accountId)
        inbox.withdraw(accountId)
        return requestRemoval(needs, account, { what: 'device' })
      }),
    removeHere: (accountId) =>
      alone(async () => {
        inbox.withdraw(accountId)
        await vault.remove(vault.get(accountId).id)
      }),
    oneTimeCode: (accountId) => vault.oneTimeCode(activeAccount(accountId).id),
    async forgetPin() {
      await alone(() => vault.forgetPin())
      for (const { accountId } of inbox.list()) inbox.withdraw(accountId)
      return resume()
    },
    allowOsVerification: (scope, pin) => vault.allowOsVerification(scope, pin),
    endOsVerification: () => vault.endOsVerification(),
    async approve(challengeId, number, verifier) {
      if (inbox.find(challengeId)?.isAnswered) return untilVerdict(challengeId)
      using challenge = inbox.reserve(challengeId) // once; given back unless spent
      const { digits, ctx: shown } = challenge.challenge
      if (!/^[0-9]+$/.test(number) || number.length !== digits) {
        return { outcome: 'refused', reason: 'number-malformed', digits }
      }
      const { accountId, statement, signal } = challenge
      const isPresent = challenge.challenge.purpose === 'second-factor' // then the device key is enough
      const verification = isPresent
        ? undefined
        : await verifier.verify({ accountId, challenge: statement, signal })
      if (verification?.outcome === 'refused') return verification // the person may try again while it lives
      const response = verification
        ? await vault.approve(accountId, { challenge: statement, number, shown, ...verification })
        : await vault.signPush(accountId, statement, { number, shown })
      const answer: AnswerFrame = { type: 'answer', txn: challenge.id, response }
      challenge.spend(answer)
      crashPoints.reached('device:approval-spent')
      return await deliver(challenge, answer)
    },
    async deny(challengeId, reason) {
      if (inbox.find(challengeId)?.isAnswered) return untilVerdict(challengeId)
      using challenge = inbox.reserve(challengeId)
      const jws = await vault.signDenial(challenge.accountId, challenge.statement, reason)
      const answer: AnswerFrame = { type: 'deny', txn: challenge.id, jws }
      challenge.spend(answer)
      crashPoints.reached('device:denial-spent')
      return await deliver(challenge, answer)
    },
    async stop() {
      stopped = true
      cancelAgain?.()
      watch.stop()
      inbox.close()
      await channel.stop()
      await vault.close()
    },
  }
}
