/** Where a person is in their security info, and what moves them: no time, no network, no words. @module */
import type {
  EnrollmentInvitation,
  InvitationState,
  SecurityInfo,
  TestRequest,
} from '#protocol/page-http'
import type { ApprovalRequest } from '#protocol/sign-in-http'
import type { DefaultMethod, SecurityMethod } from '#protocol/security-method'
import type { Verdict } from '#protocol/verdict'
import type { Problem } from '../page/problem.ts'

export type Authenticator = Extract<SecurityMethod, { readonly kind: 'authenticator' }>

export type View =
  | { readonly step: 'opening' }
  | { readonly step: 'closed'; readonly problem: Problem }
  /** Signed in too long ago: only signing in again goes on from here. */
  | { readonly step: 'again' }
  | {
      readonly step: 'list'
      readonly removing?: Authenticator
      readonly removed?: string
      /** What the default method was before it was changed here. */
      readonly defaultChanged?: { readonly before: DefaultMethod }
    }
  | { readonly step: 'add' }
  | {
      readonly step: 'invitation'
      readonly invitation: EnrollmentInvitation
      /** By the monotonic clock. */
      readonly deadline: number
      readonly lifetimeMs: number
      readonly poll: 'open' | 'lost'
    }
  | { readonly step: 'invitation-expired' }
  | { readonly step: 'added'; readonly authenticator: string; readonly device: string }
  /** A test request waits for its answer. */
  | { readonly step: 'testing'; readonly request: ApprovalRequest; readonly deadline: number }
  | { readonly step: 'tested'; readonly verdict: Verdict }
  | {
      readonly step: 'code'
      readonly authenticator: Authenticator
      readonly code: string
      readonly deadline: number
      readonly lifetimeMs: number
    }
  | { readonly step: 'code-expired'; readonly authenticator: Authenticator }
  | { readonly step: 'code-used'; readonly authenticator: Authenticator }

export type Act =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'refused'; readonly problem: Problem }

export interface Security {
  readonly info: SecurityInfo | undefined
  /** When the session ends, by the monotonic clock. */
  readonly endsAt: number | undefined
  readonly view: View
  readonly act: Act
}

export type Change =
  | { readonly kind: 'closed'; readonly problem: Problem }
  | { readonly kind: 'asked' }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'sign-in-again' }
  | { readonly kind: 'known'; readonly info: SecurityInfo; readonly now: number }
  | {
      readonly kind: 'to-list'
      readonly removed?: string
      readonly defaultBefore?: DefaultMethod
    }
  | { readonly kind: 'test-heard'; readonly test: TestRequest; readonly now: number }
  | { readonly kind: 'to-add' }
  | { readonly kind: 'to-remove'; readonly authenticator: Authenticator }
  | { readonly kind: 'invited'; readonly invitation: EnrollmentInvitation; readonly now: number }
  | { readonly kind: 'invitation-heard'; readonly state: InvitationState; readonly now: number }
  | { readonly kind: 'invitation-lost' }
  | {
      readonly kind: 'code-made'
      readonly authenticator: Authenticator
      readonly code: string
      readonly expiresInMs: number
      readonly now: number
    }
  | { readonly kind: 'code-expired' }

export const opening: Security = {
  info: undefined,
  endsAt: undefined,
  view: { step: 'opening' },
  act: { kind: 'idle' },
}

export function reduceSecurity(current: Security, change: Change): Security {
  switch (change.kind) {
    case 'closed':
      return show(current, { step: 'closed', problem: change.problem })
    case 'asked':
      return { ...current, act: { kind: 'busy' } }
    case 'refused':
      return { ...current, act: { kind: 'refused', problem: change.problem } }
    case 'sign-in-again':
      return show(current, { step: 'again' })
    case 'known':
      return know(current, change)
    case 'to-list':
      return show(current, {
        step: 'list',
        ...(change.removed === undefined ? {} : { removed: change.removed }),
        ...(change.defaultBefore === undefined
          ? {}
          : { defaultChanged: { before: change.defaultBefore } }),
      })
    case 'test-heard':
      return hearTest(current, change)
    case 'to-add':
      return show(current, { step: 'add' })
    case 'to-remove':
      return show(current, { step: 'list', removing: change.authenticator })
    case 'invited':
      return show(current, {
        step: 'invitation',
        invitation: change.invitation,
        deadline: change.now + change.invitation.expiresInMs,
        lifetimeMs: change.invitation.expiresInMs,
        poll: 'open',
      })
    case 'invitation-heard':
      return hearInvitation(current, change)
    case 'invitation-lost':
      return current.view.step === 'invitation'
        ? { ...current, view: { ...current.view, poll: 'lost' } }
        : current
    case 'code-made':
      return show(current, {
        step: 'code',
        authenticator: change.authenticator,
        code: change.code,
        deadline: change.now + change.expiresInMs,
        lifetimeMs: change.expiresInMs,
      })
    case 'code-expired':
      return current.view.step === 'code'
        ? show(current, { step: 'code-expired', authenticator: current.view.authenticator })
        : current
    default: {
      const never: never = change
      return never
    }
  }
}

function show(current: Security, view: View): Security {
  return { ...current, view, act: { kind: 'idle' } }
}

/** News of the whole: the list shows it, and a code that was used shows in it. */
function know(current: Security, { info, now }: Extract<Change, { kind: 'known' }>): Security {
  const known = { ...current, info, endsAt: now + info.sessionEndsInMs }
  const { view } = current
  if (view.step === 'opening' || view.step === 'closed') return show(known, { step: 'list' })
  if (view.step !== 'code') return known
  const { id } = view.authenticator
  const on = info.methods.some(
    (method) => method.kind === 'authenticator' && method.id === id && method.phoneSignIn,
  )
  return on ? show(known, { step: 'code-used', authenticator: view.authenticator }) : known
}

function hearInvitation(
  current: Security,
  { state, now }: Extract<Change, { kind: 'invitation-heard' }>,
): Security {
  const { view } = current
  if (view.step !== 'invitation') return current
  switch (state.state) {
    case 'waiting':
      return {
        ...current,
        view: { ...view, poll: 'open', deadline: steady(view.deadline, now + state.expiresInMs) },
      }
    case 'added':
      return show(current, { step: 'added', authenticator: state.method, device: state.device })
    case 'expired':
      return show(current, { step: 'invitation-expired' })
    default: {
      const never: never = state
      return never
    }
  }
}

function hearTest(
  current: Security,
  { test, now }: Extract<Change, { kind: 'test-heard' }>,
): Security {
  const { view } = current
  switch (test.state) {
    case 'waiting': {
      const deadline = now + test.request.expiresInMs
      return view.step === 'testing' && view.request.transaction === test.request.transaction
        ? { ...current, view: { ...view, deadline: steady(view.deadline, deadline) } }
        : show(current, { step: 'testing', request: test.request, deadline })
    }
    case 'ended':
      return view.step === 'testing'
        ? show(current, { step: 'tested', verdict: test.verdict })
        : current
    case 'none':
      return current
    default: {
      const never: never = test
      return never
    }
  }
}

/** A device that began gets time of its own to finish; what the network took is no change. */
function steady(before: number, after: number): number {
  return Math.abs(after - before) > 1000 ? after : before
}
