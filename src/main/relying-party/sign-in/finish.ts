/** The end of a sign-in that went well: the page's session, with new secrets. @module */
import type { SignedIn, SignInState } from '#protocol/sign-in-http'
import type { Context } from '../context.ts'
import type { Browser, PageAnswer } from '../doors.ts'
import { refusedPage, type OpenPage } from '../page-opening.ts'
import type { LogEntry } from './log-entry.ts'
import { toState } from './page-state.ts'

export type Moved = PageAnswer<{ state: SignInState; pageToken?: string }>

export interface Finishing {
  readonly open: OpenPage
  readonly browser: Browser
  readonly by: SignedIn['by']
  /** Of a sign-in that no attempt has logged. */
  readonly entry?: Pick<LogEntry, 'seed' | 'draft' | 'end'>
  /** As in `TryPassword`, where a password was counted for this. */
  readonly source?: string
  /** The Temporary Access Pass that was right. */
  readonly pass?: string | undefined
}

export async function finishSignIn(context: Context, finishing: Finishing): Promise<Moved> {
  const { store, opening, clock, crypto, live, crashPoints } = context
  const { open, browser, by, entry, pass, source = '' } = finishing
  const { tenant, page } = open
  const [session, pageToken, knownBrowser] = [
    opening.secret(32),
    opening.secret(32),
    opening.secret(32),
  ]
  const { lane } = await opening.lane(tenant.id, page.subject, browser)
  const signedIn = await store.decide('signIn', {
    page,
    by,
    at: clock.now(),
    cookieHash: crypto.digest(session),
    tokenHash: crypto.digest(pageToken),
    lane,
    source,
    entry,
    pass,
    known: {
      cookieHash:
        browser.knownBrowser === undefined ? undefined : crypto.digest(browser.knownBrowser),
      newCookieHash: crypto.digest(knownBrowser),
      newId: opening.secret(16),
    },
  })
  crashPoints.reached('relying-party:sign-in-decided')
  if (signedIn.outcome !== 'signed-in') return refusedPage('step-over')
  live.tellEnded(signedIn.withdrawn)
  const state = await toState(context, tenant, signedIn.page, browser)
  return { outcome: 'done', value: { state, pageToken }, session, knownBrowser }
}
