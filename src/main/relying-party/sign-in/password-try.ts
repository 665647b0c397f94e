/** Counting tries of passwords before any is looked at. @module */
import type { Audit } from '../audit.ts'
import { afterPasswordTry, freshGuard, passwordGuardName, passwordsPausedUntil } from '../guard.ts'
import type { SignInDraft } from '../sign-in-log.ts'
import type { Tables } from '../tables.ts'
import { logSignIn, type SignInEnd } from './log-entry.ts'

export interface TryPassword {
  readonly tenant: string
  readonly subject: string
  readonly lane: string
  readonly at: number
  readonly draft: SignInDraft
  /** As in `LogEntry`. */
  readonly seed: string
}

export type PasswordTry =
  | { readonly outcome: 'counted' }
  /** `until` is Infinity at the hard cap. */
  | { readonly outcome: 'throttled'; readonly until: number }

export function passwordDecisions(audit: Audit) {
  return {
    /** Of a password, or of a pass that stands for one. */
    tryPassword(tables: Tables, asked: TryPassword): PasswordTry {
      const { tenant, subject, lane, at } = asked
      const name = passwordGuardName(subject, lane)
      const guard = tables.guard(tenant, name) ?? freshGuard(tenant, name)
      const until = passwordsPausedUntil(guard, at)
      if (until > at) {
        const facts = { subject, lane }
        audit.append(tables, { at, tenant, event: 'password-throttled', facts })
        log(tables, asked, 'throttled')
        return { outcome: 'throttled', until }
      }
      tables.putGuard(afterPasswordTry(guard, at))
      return { outcome: 'counted' }
    },

    refusePassword(tables: Tables, asked: TryPassword): void {
      const { tenant, subject, lane, at } = asked
      audit.append(tables, { at, tenant, event: 'password-refused', facts: { subject, lane } })
      const isPass = asked.draft.method === 'temporary-access-pass'
      log(tables, asked, isPass ? 'pass-wrong' : 'password-wrong')
    },
  }
}

function log(tables: Tables, asked: TryPassword, end: SignInEnd): void {
  const { tenant, subject, seed, at, draft } = asked
  logSignIn(tables, { tenant, subject, seed, at, draft, end })
}
