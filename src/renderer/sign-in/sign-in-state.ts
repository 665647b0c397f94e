/** Where a sign-in stands on this page, and what moves it: no time, no network, no words. @module */
import type { AttemptEvent } from '#protocol/attempt-event'
import type {
  ApprovalRequest,
  SecondFactor,
  SignedIn,
  SignInTenant,
  SignInMethod,
  SignInState,
} from '#protocol/sign-in-http'
import type { Verdict } from '#protocol/verdict'
import type { Problem } from '../page/problem.ts'

/** An ending that is not a sign-in. */
export type Ending = Exclude<Verdict, { readonly outcome: 'approved' }>

export interface Asked {
  /** A request was open here, and how it ended is no longer known. */
  readonly lost?: boolean
  readonly name: string
  readonly methods: readonly SignInMethod[]
}

/** Signed in, and led to set up phone sign-in first. */
export type Campaign = Extract<SignInState, { readonly step: 'campaign' }>

/** What may follow a right password. */
export interface Following {
  readonly name: string
  readonly methods: readonly SecondFactor[]
}

export type View =
  | { readonly step: 'opening' }
  | { readonly step: 'closed'; readonly problem: Problem }
  | { readonly step: 'name'; readonly note?: 'lost' | 'signed-out' }
  | ({ readonly step: 'password' | 'pass' | 'ways' | 'ask' } & Asked)
  | ({ readonly step: 'second-factor' } & Following)
  | ({ readonly step: 'code' } & Following)
  | { readonly step: 'identity-provider'; readonly name: string; readonly provider: string }
  | {
      readonly step: 'approval'
      readonly name: string
      readonly request: ApprovalRequest
      /** By the monotonic clock. */
      readonly deadline: number
      readonly device: 'unknown' | 'reached' | 'not-reached'
      readonly stream: 'open' | 'lost' | 'resumed'
    }
  | { readonly step: 'completing'; readonly name: string }
  | {
      readonly step: 'ended'
      readonly name: string
      readonly ending: Ending
      /** The tenant takes answers from this browser's own network alone, and this one may have come from another. */
      readonly isFromElsewhere: boolean
    }
  | Campaign
  | { readonly step: 'signed-in'; readonly account: SignedIn }

/** What the last thing asked for came to. */
export type Act =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  /** Another request of this account comes first; this page asks again by itself. */
  | { readonly kind: 'queued' }
  | { readonly kind: 'refused'; readonly problem: Problem }

/** One of a session that lives: who chooses it proves nothing again. */
export type ChosenAccount = Pick<SignedIn, 'name' | 'displayName'>

export interface SignIn {
  readonly tenant: SignInTenant | undefined
  /** The application that waits for this sign-in. */
  readonly application: string | undefined
  /** Whom this browser is signed in as, where an account is to be chosen. */
  readonly account: ChosenAccount | undefined
  readonly view: View
  readonly act: Act
}

export type Change =
  | {
      readonly kind: 'tenant-known'
      readonly tenant: SignInTenant
      readonly application?: string
      readonly account?: ChosenAccount
    }
  | { readonly kind: 'closed'; readonly problem: Problem }
  | { readonly kind: 'asked' }
  | { readonly kind: 'queued' }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | {
      readonly kind: 'moved'
      readonly state: SignInState
      readonly now: number
      readonly how?: MovedHow
    }
  | {
      readonly kind: 'chose'
      readonly way: 'password' | 'pass' | 'ways' | 'code' | 'second-factor'
    }
  | { readonly kind: 'heard'; readonly event: AttemptEvent; readonly now: number }
  | { readonly kind: 'stream-lost' }

/** What the person should also see of a move: why the name is asked again, or all ways instead of the first. */
export type MovedHow = 'lost' | 'signed-out' | 'to-ways'

export const opening: SignIn = {
  tenant: undefined,
  application: undefined,
  account: undefined,
  view: { step: 'opening' },
  act: { kind: 'idle' },
}

export function reduceSignIn(current: SignIn, change: Change): SignIn {
  switch (change.kind) {
    case 'tenant-known':
      return {
        ...current,
        tenant: change.tenant,
        application: change.application,
        account: change.account,
      }
    case 'closed':
      return show(current, { step: 'closed', problem: change.problem })
    case 'asked':
      return { ...current, act: { kind: 'busy' } }
    case 'queued':
      return { ...current, act: { kind: 'queued' } }
    case 'refused':
      return { ...current, act: { kind: 'refused', problem: change.problem } }
    case 'moved': {
      const moved = show(current, toView(change))
      return moved.view.step === 'completing' ? { ...moved, act: { kind: 'busy' } } : moved
    }
    case 'chose':
      return choose(current, change.way)
    case 'heard':
      return hear(current, change)
    case 'stream-lost':
      return current.view.step === 'approval'
        ? { ...current, view: { ...current.view, stream: 'lost' } }
        : current
    default: {
      const never: never = change
      return never
    }
  }
}

function show(current: SignIn, view: View): SignIn {
  return { ...current, view, act: { kind: 'idle' } }
}

function toView({ state, now, how }: Extract<Change, { kind: 'moved' }>): View {
  switch (state.step) {
    case 'name':
      return how === 'lost' || how === 'signed-out' ? { step: 'name', note: how } : { step: 'name' }
    case 'method':
      return {
        step: how === 'to-ways' ? 'ways' : firstSteps[state.first],
        name: state.name,
        methods: state.methods,
        ...(how === 'lost' ? { lost: true } : {}),
      }
    case 'second-factor':
      return toFollowing(
        state,
        how !== 'to-ways' && state.first === 'code' ? 'code' : 'second-factor',
      )
    case 'identity-provider':
      return { step: 'identity-provider', name: state.name, provider: state.provider }
    case 'approval':
      return {
        step: 'approval',
        name: state.name,
        request: state.request,
        deadline: now + state.request.expiresInMs,
        device: 'unknown',
        stream: 'open',
      }
    case 'approved':
      return { step: 'completing', name: state.name }
    case 'campaign':
      return state
    case 'signed-in':
      return { step: 'signed-in', account: state.account }
    default: {
      const never: never = state
      return never
    }
  }
}

function toFollowing({ name, methods }: Following, step: 'second-factor' | 'code'): View {
  return step === 'code' ? { step, name, methods } : { step, name, methods }
}

const firstSteps = {
  password: 'password',
  authenticator: 'ask',
  'temporary-access-pass': 'pass',
  // Nobody is sent to another organization unasked.
  'identity-provider': 'ways',
} as const

function choose(current: SignIn, way: Extract<Change, { kind: 'chose' }>['way']): SignIn {
  const { view } = current
  if (way === 'code' || way === 'second-factor') {
    if (view.step !== 'second-factor' && view.step !== 'code') return current
    return show(current, toFollowing(view, way))
  }
  const isAsked = view.step === 'password' || view.step === 'ways' || view.step === 'ask'
  if (!isAsked && view.step !== 'pass') return current
  return show(current, { step: way, name: view.name, methods: view.methods })
}

function hear(current: SignIn, { event, now }: Extract<Change, { kind: 'heard' }>): SignIn {
  const { view } = current
  if (view.step !== 'approval') return current
  if (event.kind === 'ended') {
    const { verdict } = event
    return verdict.outcome === 'approved'
      ? { ...current, view: { step: 'completing', name: view.name }, act: { kind: 'busy' } }
      : show(current, {
          step: 'ended',
          name: view.name,
          ending: verdict,
          isFromElsewhere: isFromElsewhere(view.request),
        })
  }
  return {
    ...current,
    view: {
      ...view,
      deadline: steady(view.deadline, now + event.expiresInMs),
      device: event.delivered ? 'reached' : 'not-reached',
      stream: view.stream === 'lost' ? 'resumed' : 'open',
    },
  }
}

function isFromElsewhere({ isSameNetworkRequired, sameNetwork }: ApprovalRequest): boolean {
  return isSameNetworkRequired === true && sameNetwork !== true
}

/** Keeps the seconds from jumping to and fro by what the network took. */
function steady(before: number, after: number): number {
  return Math.abs(after - before) > 1000 ? after : before
}
