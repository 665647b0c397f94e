/** Letting the operating system verify the person: allowed after the PIN, ended at once, explained always. @module */
import type { OsVerificationState } from '#protocol/authenticator-state'
import type { Answered } from '#protocol/bridge'
import type { DesktopProblemCode } from '#protocol/desktop-problems'
import type { Secret } from '../authenticator/secret.ts'
import type { PinDesk, PinSession } from './pin-desk.ts'
import type { Allowed, OsVerification } from './ports.ts'
import { refuse, type Problem } from './problems.ts'

export interface VerificationDesk {
  state(): OsVerificationState
  /** Looks again at what the system offers. */
  refresh(): Promise<void>
  allow(): Promise<Answered<null>>
  end(): Promise<Answered<null>>
  install(): Promise<Answered<null>>
}

const unknown = {
  means: 'none',
  available: 'unavailable',
  allowed: false,
  pinDemanded: [],
} as const

const installProblems = {
  dismissed: 'os-dismissed',
  refused: 'os-refused',
  'no-agent': 'os-no-agent',
  failed: 'os-unavailable',
} as const satisfies Readonly<Record<string, DesktopProblemCode>>

export function createVerificationDesk(needs: {
  readonly pinDesk: PinDesk
  readonly osVerification: () => OsVerification | undefined
  readonly pinIsSet: () => Promise<boolean>
  readonly problemOf: (error: unknown) => Problem
  readonly changed: () => void
}): VerificationDesk {
  let known: Omit<OsVerificationState, 'busy' | 'problem'> = unknown
  let busy = false
  let problem: Problem | undefined

  async function refresh(): Promise<void> {
    known = (await needs.osVerification()?.state()) ?? unknown
    needs.changed()
  }

  async function act(
    work: (verification: OsVerification) => Promise<Problem | undefined>,
  ): Promise<Answered<null>> {
    const verification = needs.osVerification()
    if (verification === undefined) return refuse('os-unavailable')
    if (busy) return refuse('busy-with-another')
    busy = true
    problem = undefined
    needs.changed()
    const failed = await work(verification).catch(needs.problemOf)
    busy = false
    problem = failed?.code === 'verification-cancelled' ? undefined : failed
    await refresh()
    return failed === undefined ? null : { outcome: 'problem', problem: failed }
  }

  return {
    state: () => ({ ...known, busy, ...(problem === undefined ? {} : { problem }) }),
    refresh,
    allow: () =>
      act(async (verification) => {
        if (!(await needs.pinIsSet())) return { code: 'phone-sign-in-off' }
        return needs.pinDesk.use({ for: 'os-verification' }, 'existing', (session) =>
          allowWithPin(verification, session),
        )
      }),
    end: () =>
      act(async (verification) => {
        await verification.end()
        return undefined
      }),
    install: () =>
      act(async (verification) => {
        const installed = await verification.install()
        return installed === 'installed' ? undefined : { code: installProblems[installed] }
      }),
  }
}

async function allowWithPin(
  verification: OsVerification,
  session: PinSession,
): Promise<Problem | undefined> {
  for (;;) {
    const pin: Secret | undefined = await session.ask()
    if (pin === undefined) return { code: 'verification-cancelled' }
    const allowed = await verification.allow(pin).finally(() => pin.erase())
    if (allowed.outcome === 'allowed') return undefined
    if ('triesLeft' in allowed) session.refuse(problemOf(allowed), allowed.retryAfterMs)
    else return problemOf(allowed)
  }
}

function problemOf(refused: Exclude<Allowed, { readonly outcome: 'allowed' }>): Problem {
  switch (refused.reason) {
    case 'wrong-pin':
    case 'too-soon': {
      const { reason, triesLeft, retryAfterMs } = refused
      const facts = { triesLeft, seconds: Math.ceil(retryAfterMs / 1000) }
      return { code: reason === 'wrong-pin' ? 'pin-wrong' : 'pin-too-soon', facts }
    }
    case 'unavailable':
      return { code: 'os-unavailable' }
    case 'keys-deleted':
    case 'key-missing':
      return { code: refused.reason }
  }
}
