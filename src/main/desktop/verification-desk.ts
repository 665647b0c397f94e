/** Letting the operating system verify the person: allowed after the PIN, ended at once, explained always. @module */
import type { OsVerificationState } from '#protocol/authenticator-state'
import type { Answered } from '#protocol/bridge'
import type { DesktopProblemCode } from '#protocol/desktop-problems'
import type { Authenticator } from '../authenticator/authenticator.ts'
import type { OsPromptState } from '../authenticator/ports.ts'
import type { OsVerification } from '../authenticator/user-verification.ts'
import type { PinDesk, PinSession } from './pin-desk.ts'
import type { OpenAuthenticator } from './ports.ts'
import { refuse, toProblem, type Problem } from './problems.ts'

export interface VerificationDesk {
  state(): OsVerificationState
  /** Looks again at what the system offers. */
  refresh(): Promise<void>
  allow(): Promise<Answered<null>>
  end(): Promise<Answered<null>>
  install(): Promise<Answered<null>>
}

const installProblems = {
  dismissed: 'os-dismissed',
  refused: 'os-refused',
  'no-agent': 'os-no-agent',
  failed: 'os-unavailable',
} as const satisfies Readonly<Record<string, DesktopProblemCode>>

export function createVerificationDesk(needs: {
  readonly pinDesk: PinDesk
  readonly open: () => OpenAuthenticator | undefined
  readonly problemOf: (error: unknown) => Problem
  readonly changed: () => void
}): VerificationDesk {
  let offered: OsPromptState | undefined
  let busy = false
  let problem: Problem | undefined

  async function refresh(): Promise<void> {
    offered = await needs.open()?.osPrompt?.state()
    needs.changed()
  }

  async function act(
    work: (open: OpenAuthenticator) => Promise<Problem | undefined>,
  ): Promise<Answered<null>> {
    const open = needs.open()
    if (open === undefined) return refuse('os-unavailable')
    if (busy) return refuse('busy-with-another')
    busy = true
    problem = undefined
    needs.changed()
    const failed = await work(open).catch(needs.problemOf)
    busy = false
    // Leaving the PIN window is the person's own choice, and needs no note.
    problem = failed?.code === 'verification-cancelled' ? undefined : failed
    await refresh()
    return failed === undefined ? null : { outcome: 'problem', problem: failed }
  }

  return {
    state() {
      const open = needs.open()
      const accounts = open?.authenticator.accounts() ?? []
      const named = (is: OsVerification) =>
        accounts.filter(({ osVerification }) => osVerification === is).map(({ name }) => name)
      const installer = offered?.hindrance === 'not-installed' ? open?.osInstaller : undefined
      return {
        means: offered?.by ?? 'none',
        available: offered === undefined ? 'unavailable' : (offered.hindrance ?? 'ready'),
        allowed: named('on').length > 0,
        pinDemanded: named('pin-demanded'),
        ...(installer === undefined ? {} : { installCommand: installer.command }),
        busy,
        ...(problem === undefined ? {} : { problem }),
      }
    },
    refresh,
    allow: () =>
      act(({ authenticator }) =>
        needs.pinDesk.use({ for: 'os-verification' }, 'existing', (session) =>
          allowWithPin(authenticator, session),
        ),
      ),
    end: () =>
      act(async ({ authenticator }) => {
        await authenticator.endOsVerification()
        return undefined
      }),
    install: () =>
      act(async ({ osInstaller }) => {
        const installed = (await osInstaller?.install()) ?? 'failed'
        return installed === 'installed' ? undefined : { code: installProblems[installed] }
      }),
  }
}

async function allowWithPin(
  authenticator: Authenticator,
  session: PinSession,
): Promise<Problem | undefined> {
  for (;;) {
    using pin = await session.ask()
    if (pin === undefined) return { code: 'verification-cancelled' }
    const allowed = await authenticator.allowOsVerification('all', pin)
    if (allowed.outcome === 'allowed') return undefined
    const problem = toProblem(allowed)
    if (!('triesLeft' in allowed)) return problem
    session.refuse(problem, allowed.retryAfterMs)
  }
}
