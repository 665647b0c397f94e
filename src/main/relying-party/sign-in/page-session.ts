/** Where a page in a browser stands in a tenant: opened by the browser's cookie and the page's own token together. @module */
import type { SignedIn } from '#protocol/sign-in-http'
import { endAttempt, toEnded, type EndedAttempt } from '../attempt-ending.ts'
import type { Audit } from '../audit.ts'
import {
  afterRightCode,
  afterRightFromSource,
  afterRightPassword,
  codeGuardName,
  passwordGuardName,
  sourceGuardName,
} from '../guard.ts'
import { limits } from '../limits.ts'
import type { AttemptRecord, BrowserRecord, PageRecord } from '../records.ts'
import { endSession } from '../session-ending.ts'
import type { Tables } from '../tables.ts'
import type { UserRecord } from '../directory-records.ts'
import { logSignIn, type LogEntry } from './log-entry.ts'
import type { TryPassword } from './password-try.ts'
import { isPasswordFresh } from './password-freshness.ts'

export interface NamePerson {
  /** The page as it was, where there is one: what it waited for is withdrawn. */
  readonly page: PageRecord
  /** Where the browser is new. */
  readonly browser: BrowserRecord | undefined
  readonly at: number
}

export interface SignIn {
  readonly page: PageRecord
  readonly by: SignedIn['by']
  readonly at: number
  /** Cookie and page token are new from here on, so that none that somebody planted is worth anything. */
  readonly cookieHash: string
  readonly tokenHash: string
  readonly lane: string
  /** As in `TryPassword`, of a sign-in whose password was counted just now; empty otherwise. */
  readonly source: string
  /** The Temporary Access Pass that was right: used up, where it is to be used once. */
  readonly pass: string | undefined
  /** Of a sign-in that no attempt has logged. */
  readonly entry: Pick<LogEntry, 'seed' | 'draft' | 'end'> | undefined
  /** The known-browser cookie that came with the request, its new value, and an id where it is a new one. */
  readonly known: {
    readonly cookieHash: string | undefined
    readonly newCookieHash: string
    readonly newId: string
  }
}

export type SignedInResult =
  | {
      readonly outcome: 'signed-in'
      readonly page: PageRecord
      readonly withdrawn: EndedAttempt | undefined
    }
  | { readonly outcome: 'step-over' }

export type NeededSecondFactor =
  | {
      readonly outcome: 'turned'
      readonly page: PageRecord
      readonly withdrawn: EndedAttempt | undefined
    }
  | { readonly outcome: 'step-over' }

export interface SignOut {
  readonly page: PageRecord
  /** The OpenID provider's that this browser has, by the hashes of what opens them. */
  readonly sessions: readonly { readonly tenant: string; readonly id: string }[]
  readonly at: number
}

/** Whether `page` may take the session of `attempt`: once, as the page that started it, and soon. */
export function awaitsSession(
  attempt: Pick<AttemptRecord, 'state' | 'page' | 'endedAt' | 'completed'>,
  page: Pick<PageRecord, 'tokenHash'>,
  at: number,
): boolean {
  return (
    attempt.state === 'approved' &&
    !attempt.completed &&
    attempt.page === page.tokenHash &&
    at < attempt.endedAt + limits.completeMs
  )
}

export function pageDecisions(audit: Audit) {
  return {
    /** A page begins, or begins again, with a name (or with none). */
    turnPage(tables: Tables, { page, browser, at }: NamePerson): EndedAttempt | undefined {
      if (browser !== undefined) tables.putBrowser(browser)
      const before = tables.page(page.tenant, page.tokenHash)
      tables.putPage(page)
      return before === undefined ? undefined : withdraw(tables, before, at)
    },

    /** The password was right, and it is not enough. */
    needSecondFactor(
      tables: Tables,
      asked: TryPassword & { readonly page: PageRecord; readonly isMissing: boolean },
    ): NeededSecondFactor {
      const { tenant, subject, at, seed, draft, isMissing } = asked
      const before = tables.page(tenant, asked.page.tokenHash)
      if (before?.subject !== subject) return { outcome: 'step-over' }
      forgive(tables, tenant, { ...asked, subject })
      const end = isMissing ? 'second-factor-missing' : 'second-factor-needed'
      logSignIn(tables, { tenant, subject, seed, at, draft, end })
      if (isMissing) return { outcome: 'turned', page: before, withdrawn: undefined }
      const withdrawn = withdraw(tables, before, at)
      const page: PageRecord = { ...before, step: 'second-factor', attempt: '', passwordAt: at }
      tables.putPage(page)
      return { outcome: 'turned', page, withdrawn }
    },

    touchBrowser(tables: Tables, { browser }: { readonly browser: BrowserRecord }): void {
      const now = tables.browser(browser.cookieHash)
      if (now?.id === browser.id) tables.putBrowser(browser)
    },

    signIn(tables: Tables, asked: SignIn): SignedInResult {
      const { page, by, at, known } = asked
      const before = tables.page(page.tenant, page.tokenHash)
      const user = tables.user(page.tenant, page.subject)
      if (before === undefined || before.subject !== page.subject) return { outcome: 'step-over' }
      const isApproved = by === 'approval' || by === 'password-and-push'
      // Before the person is looked at: a name that nobody has takes as long (F4).
      if (isApproved && !takeSession(tables, before, by, at)) return { outcome: 'step-over' }
      if (user === undefined || user.disabled) return { outcome: 'step-over' }
      const isSecond = by === 'password-and-push' || by === 'password-and-code'
      if (isSecond && !isPasswordFresh(before, at)) return { outcome: 'step-over' }
      if (asked.pass !== undefined && !usePass(tables, user, asked.pass, at)) {
        return { outcome: 'step-over' }
      }
      forgive(tables, page.tenant, { ...asked, subject: user.id })
      // A password alone proves nothing of who has tried its codes.
      if (by !== 'password') forgiveCodes(tables, page.tenant, codeGuardName(user.id, asked.lane))
      const withdrawn = isApproved ? undefined : withdraw(tables, before, at)

      tables.deletePage(page.tenant, page.tokenHash)
      const after: PageRecord = {
        ...before,
        tokenHash: asked.tokenHash,
        step: 'signed-in',
        signedInBy: by,
        signedInAt: at,
        passwordAt: 0,
      }
      tables.putBrowser({
        id: before.browser,
        cookieHash: asked.cookieHash,
        createdAt: at,
        lastSeenAt: at,
      })
      tables.putPage(after)
      const id =
        (known.cookieHash === undefined ? undefined : tables.knownBrowser(known.cookieHash)) ??
        known.newId
      tables.putKnownBrowser(page.tenant, user.id, id, known.newCookieHash, at)
      audit.append(tables, {
        at,
        tenant: page.tenant,
        event: 'signed-in',
        facts: {
          subject: user.id,
          by,
          attempt: isApproved ? before.attempt : undefined,
        },
      })
      if (asked.entry !== undefined) {
        logSignIn(tables, { tenant: page.tenant, subject: user.id, at, ...asked.entry })
      }
      return { outcome: 'signed-in', page: after, withdrawn }
    },

    /** Ends every page of this browser, and what lets it in at applications without being asked. */
    signOut(tables: Tables, { page, sessions, at }: SignOut): EndedAttempt | undefined {
      const before = tables.page(page.tenant, page.tokenHash)
      const ended = before === undefined ? undefined : withdraw(tables, before, at)
      tables.deleteBrowser(page.browser)
      for (const { tenant, id } of sessions) endSession(tables, { tenant, id }, at)
      if (page.step === 'signed-in') {
        const facts = { subject: page.subject }
        audit.append(tables, { at, tenant: page.tenant, event: 'signed-out', facts })
      }
      return ended
    },
  }

  /** What was tried before a right password counts no longer; of its source's, this one try. */
  function forgive(
    tables: Tables,
    tenant: string,
    { subject, lane, source }: Pick<TryPassword, 'subject' | 'lane' | 'source'>,
  ): void {
    const guard = tables.guard(tenant, passwordGuardName(subject, lane))
    if (guard !== undefined) tables.putGuard(afterRightPassword(guard))
    const ofSource = source === '' ? undefined : tables.guard(tenant, sourceGuardName(source))
    if (ofSource !== undefined) tables.putGuard(afterRightFromSource(ofSource))
  }

  function forgiveCodes(tables: Tables, tenant: string, name: string): void {
    const guard = tables.guard(tenant, name)
    if (guard !== undefined && guard.wrongPasswords > 0) tables.putGuard(afterRightCode(guard))
  }

  function takeSession(tables: Tables, page: PageRecord, by: SignedIn['by'], at: number): boolean {
    const attempt = tables.attempt(page.tenant, page.attempt)
    if (attempt === undefined || !awaitsSession(attempt, page, at)) return false
    // Alone, a second factor lets nobody in.
    if (attempt.purpose !== (by === 'approval' ? 'sign-in' : 'second-factor')) return false
    if (by !== 'approval' && attempt.startedAt < page.passwordAt) return false
    return tables.completeAttempt(page.tenant, attempt.id)
  }

  /** By what holds now: the pass may have been taken back, have run out, or have been used meanwhile. */
  function usePass(tables: Tables, user: UserRecord, id: string, at: number): boolean {
    const pass = tables.temporaryAccessPassOf(user.tenant, user.id)
    if (pass?.id !== id || at < pass.startsAt || at >= pass.startsAt + pass.lifetimeMs) return false
    if (pass.usableOnce && pass.usedAt > 0) return false
    if (pass.usedAt === 0) tables.putTemporaryAccessPass({ ...pass, usedAt: at })
    return true
  }

  function withdraw(tables: Tables, page: PageRecord, at: number): EndedAttempt | undefined {
    if (page.attempt === '') return undefined
    const attempt = tables.attempt(page.tenant, page.attempt)
    const ending = { outcome: 'withdrawn' } as const
    if (attempt === undefined || !endAttempt(audit, tables, attempt, ending, at)) return undefined
    return toEnded(tables, attempt, ending)
  }
}
