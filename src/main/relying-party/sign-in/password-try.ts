/** Counting tries of passwords before any is looked at. @module */
import type { Audit } from '../audit.ts'
import {
  afterPasswordTry,
  afterSourceTry,
  freshGuard,
  passwordGuardName,
  passwordsPausedUntil,
  sourceGuardName,
  sourcePausedUntil,
} from '../guard.ts'
import type { SignInDraft } from '../sign-in-log.ts'
import type { Tables } from '../tables.ts'
import { logSignIn, type SignInEnd } from './log-entry.ts'

export interface TryPassword {
  readonly tenant: string
  readonly subject: string
  readonly lane: string
  /** Where it comes from, over all accounts; empty where nothing tells. */
  readonly source: string
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
      const { tenant, subject, lane, source, at } = asked
      const guardOf = (name: string) => tables.guard(tenant, name) ?? freshGuard(tenant, name)
      const guard = guardOf(passwordGuardName(subject, lane))
      const ofSource = source === '' ? undefined : guardOf(sourceGuardName(source))
      const sourceUntil = ofSource === undefined ? 0 : sourcePausedUntil(ofSource, at)
      const until = Math.max(passwordsPausedUntil(guard, at), sourceUntil)
      if (until > at) {
        const facts = { subject, lane, source: sourceUntil > at ? source : undefined }
        audit.append(tables, { at, tenant, event: 'password-throttled', facts })
        log(tables, asked, 'throttled')
        return { outcome: 'throttled', until }
      }
      tables.putGuard(afterPasswordTry(guard, at))
      if (ofSource !== undefined) tables.putGuard(afterSourceTry(ofSource, at))
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
