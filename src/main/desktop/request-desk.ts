/** The sign-in requests that wait for the person: what the prompt window shows, and what it may answer. @module */
import type { WaitingRequest } from '#protocol/authenticator-state'
import type { Answered as HandlerAnswer, Handlers } from '#protocol/bridge'
import type {
  promptCommands,
  PromptRequest,
  PromptStatus,
  RequestEnd,
} from '#protocol/prompt-bridge'
import type { Authenticator } from '../authenticator/authenticator.ts'
import type { PendingChallenge } from '../authenticator/challenge-inbox.ts'
import type { UserVerifier } from '../authenticator/ports.ts'
import type { Approving } from './approving.ts'
import type { Clock, Windows } from './ports.ts'
import type { PinDesk, PinSession } from './pin-desk.ts'
import { refuse, toProblem, type Problem } from './problems.ts'

/** Nothing can be approved before a request was shown this long: nobody reads faster. */
const guardMs = 500
/** How long the end of a request stays in sight. */
const endShownMs: Readonly<Record<'approved' | 'other', number>> = { approved: 2500, other: 8000 }

export interface RequestDesk {
  readonly handlers: Handlers<typeof promptCommands>
  requests(): readonly PromptRequest[]
  waiting(): readonly WaitingRequest[]
  came(pending: PendingChallenge): void
  /** It ends sooner or later than was thought. */
  corrected(pending: PendingChallenge): void
  ended(id: string, end: RequestEnd): void
  /** Nobody is before the screen: the prompt and the PIN window close, and none opens by itself. */
  hide(): void
  /** Somebody is again: what lives is shown. */
  reveal(): void
  /** Shows the prompt with this request in front: the person asked for it. */
  show(id: string): void
  /** The prompt window is on the screen now: what it shows can be approved half a second later. */
  shown(): void
  /** The person closed it: nothing is denied, and what has ended is let go of. */
  closed(): void
}

/** Whose request it is, as the person knows it. */
export interface Requester {
  readonly account: { readonly name: string; readonly displayName: string }
  readonly tenant: { readonly name: string; readonly domain: string }
  readonly origin: string
}

interface Entry extends Requester {
  pending: PendingChallenge
  readonly lifetimeMs: number
  /** When it was first in front of a window that is shown, on the monotonic clock. */
  inFrontSince: number | undefined
  status: PromptStatus
}

export interface RequestDeskNeeds {
  readonly clock: Clock
  readonly windows: Windows
  readonly pinDesk: PinDesk
  readonly authenticator: () => Authenticator | undefined
  readonly requesterOf: (accountId: string) => Requester | undefined
  readonly createVerifier: (
    session: PinSession,
    asksBy: (means: 'pin' | 'os') => void,
  ) => UserVerifier
  readonly approving: Pick<Approving, 'failed' | 'works'>
  readonly problemOf: (error: unknown) => Problem
  /** A time of day, as the person writes it. */
  readonly timeText: (epochMs: number) => string
  readonly changed: () => void
}

export function createRequestDesk(needs: RequestDeskNeeds): RequestDesk {
  const { clock, windows, pinDesk, changed } = needs
  let entries: readonly Entry[] = []
  let isHidden = false

  const find = (id: string): Entry | undefined => entries.find(({ pending }) => pending.id === id)
  const guardOf = ({ inFrontSince }: Entry): number =>
    inFrontSince === undefined
      ? guardMs
      : Math.max(0, Math.min(guardMs, inFrontSince + guardMs - clock.monotonic()))

  function set(entry: Entry, status: PromptStatus): void {
    if (entry.status.step === 'ended') return
    entry.status = status
    changed()
  }

  /** Whichever is in front now begins to be read now. */
  function front(next: readonly Entry[]): void {
    entries = next
    const [first] = entries
    if (first !== undefined && windows.isShown('prompt')) first.inFrontSince ??= clock.monotonic()
    if (entries.length === 0) windows.close('prompt')
    changed()
  }

  const drop = (entry: Entry): void => front(entries.filter((each) => each !== entry))

  /** What can be answered just now, or why not. */
  function take(id: string): Entry | { readonly refusal: HandlerAnswer<null> } {
    const entry = find(id)
    if (entry === undefined || entry.status.step === 'ended')
      return { refusal: refuse('challenge-over') }
    if (entry.status.step !== 'asking') return { refusal: refuse('busy-with-another') }
    if (isHidden || entry !== entries[0] || guardOf(entry) > 0)
      return { refusal: refuse('too-early') }
    return entry
  }

  async function approve(entry: Entry, number: string): Promise<Problem | undefined> {
    const { account, tenant, pending } = entry
    // A second factor is for who has the device and the number: nobody is asked for a PIN.
    if (pending.challenge.purpose === 'second-factor') return approveAsPresent(entry, number)
    const purpose = {
      for: 'approval',
      application: pending.challenge.ctx.app,
      account: account.name,
      tenant: tenant.name,
    } as const
    set(entry, { step: 'verifying', by: 'pin' })
    return pinDesk.use(purpose, 'existing', async (session) => {
      for (;;) {
        const problem = await tryOnce(entry, number, session)
        if (problem === undefined || !mayTryAgain(problem)) return problem
        session.refuse(problem, Number(problem.facts?.['seconds'] ?? 0) * 1000)
        set(entry, { step: 'verifying', by: 'pin' })
      }
    })
  }

  async function approveAsPresent(entry: Entry, number: string): Promise<Problem | undefined> {
    const authenticator = needs.authenticator()
    if (authenticator === undefined) return { code: 'challenge-over' }
    set(entry, { step: 'sending', what: 'approval' })
    const answered = await authenticator.approve(entry.pending.id, number, {
      verify: () => Promise.resolve({ outcome: 'refused', reason: 'cancelled' }),
    })
    return answered.outcome === 'refused' ? toProblem(answered) : undefined
  }

  async function tryOnce(
    entry: Entry,
    number: string,
    session: PinSession,
  ): Promise<Problem | undefined> {
    const authenticator = needs.authenticator()
    if (authenticator === undefined) return { code: 'challenge-over' }
    const verifier = needs.createVerifier(session, (by) => set(entry, { step: 'verifying', by }))
    const answered = await authenticator.approve(entry.pending.id, number, {
      async verify(request) {
        const verification = await verifier.verify(request)
        if (verification.outcome === 'verified') {
          needs.approving.works()
          set(entry, { step: 'sending', what: 'approval' })
          windows.close('pin')
        }
        return verification
      },
    })
    return answered.outcome === 'refused' ? toProblem(answered) : undefined
  }

  /** Carries an answer out; what it fails with is shown in the prompt and answered, too. */
  async function answering(
    entry: Entry,
    act: () => Promise<Problem | undefined>,
  ): Promise<HandlerAnswer<null>> {
    const problem = await act().catch(needs.problemOf)
    if (problem === undefined) return null
    needs.approving.failed(problem)
    set(entry, { step: 'asking', problem })
    return { outcome: 'problem', problem }
  }

  return {
    handlers: {
      approve({ challengeId, number }) {
        const entry = take(challengeId)
        if ('refusal' in entry) return entry.refusal
        const { digits } = entry.pending.challenge
        if (number.length !== digits) return refuse('number-malformed')
        return answering(entry, () => approve(entry, number))
      },
      deny({ challengeId, reason }) {
        const entry = take(challengeId)
        if ('refusal' in entry) return entry.refusal
        set(entry, { step: 'sending', what: 'denial' })
        return answering(entry, async () => {
          await needs.authenticator()?.deny(challengeId, reason)
          return undefined
        })
      },
      dismiss({ challengeId }) {
        const entry = find(challengeId)
        if (entry?.status.step === 'ended') drop(entry)
        return null
      },
      fit({ height }) {
        windows.fit('prompt', height)
        return null
      },
      close() {
        windows.close('prompt')
        return null
      },
    },
    requests: () =>
      entries.map((entry) => {
        const timeText = needs.timeText(entry.pending.challenge.ctx.time * 1000)
        return { ...toRequest(entry, clock.monotonic(), guardOf(entry)), timeText }
      }),
    waiting: () =>
      entries
        .filter(({ status }) => status.step !== 'ended')
        .map(({ pending, account, tenant, lifetimeMs }) => ({
          id: pending.id,
          application: pending.challenge.ctx.app,
          account: account.name,
          tenantName: tenant.name,
          remainingMs: Math.max(0, pending.endsAt - clock.monotonic()),
          lifetimeMs,
        })),
    came(pending) {
      const requester = needs.requesterOf(pending.accountId)
      if (requester === undefined || find(pending.id) !== undefined) return
      const { iat, exp } = pending.challenge
      const status: PromptStatus = { step: 'asking' }
      const entry = { ...requester, pending, lifetimeMs: (exp - iat) * 1000, status }
      entries = [...entries, { ...entry, inFrontSince: undefined }]
      if (!isHidden) windows.show('prompt')
      front(entries)
    },
    corrected(pending) {
      const entry = find(pending.id)
      if (entry === undefined) return
      entry.pending = pending
      changed()
    },
    ended(id, end) {
      const entry = find(id)
      if (entry === undefined) return
      set(entry, { step: 'ended', end })
      const ms = end.outcome === 'approved' ? endShownMs.approved : endShownMs.other
      clock.after(windows.isShown('prompt') ? ms : 0, () => drop(entry))
    },
    hide() {
      isHidden = true
      windows.close('pin')
      windows.close('prompt')
    },
    reveal() {
      isHidden = false
      if (entries.some(({ status }) => status.step !== 'ended')) windows.show('prompt')
    },
    show(id) {
      const entry = find(id)
      if (entry === undefined) return
      isHidden = false
      entries = [entry, ...entries.filter((each) => each !== entry)]
      windows.show('prompt')
      front(entries)
    },
    shown() {
      for (const entry of entries) entry.inFrontSince = undefined
      front(entries)
    },
    closed() {
      front(entries.filter(({ status }) => status.step !== 'ended'))
    },
  }
}

/** A PIN that did not do may be typed again while the request lives. */
function mayTryAgain({ code }: Problem): boolean {
  return code === 'pin-wrong' || code === 'pin-too-soon'
}

function toRequest(
  { pending, account, tenant, origin, lifetimeMs, status }: Entry,
  now: number,
  guard: number,
): Omit<PromptRequest, 'timeText'> {
  return {
    ...{ id: pending.id, account, tenant, origin, status, lifetimeMs, guardMs: guard },
    digits: pending.challenge.digits,
    purpose: pending.challenge.purpose,
    context: pending.challenge.ctx,
    remainingMs: Math.max(0, pending.endsAt - now),
  }
}
