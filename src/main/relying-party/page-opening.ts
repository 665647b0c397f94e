/** Opening a page's session: cookie and page token together, or nothing. @module */
import { toBase64url } from '#protocol/bytes'
import type { PageProblemCode } from '#protocol/page-problems'
import type { Directory } from './directory.ts'
import type { Browser, PageAnswer } from './doors.ts'
import { isLoopback, toSource } from './network-place.ts'
import { RelyingPartyError } from './errors.ts'
import { limits } from './limits.ts'
import type { Needs } from './needs.ts'
import { unknownLane } from './sign-in/prompt-limits.ts'
import type { TenantRecord } from './directory-records.ts'
import type { BrowserRecord, PageRecord } from './records.ts'

export interface OpenPage {
  readonly tenant: TenantRecord
  readonly browser: BrowserRecord
  readonly page: PageRecord
}

/** What the limits know a browser by. */
export interface Lane {
  /** `unknown`, or the id of a browser that the account knows. */
  readonly lane: string
  /** The known browser, else the network address; empty where there is neither. */
  readonly source: string
}

export interface PageOpening {
  /** The session; undefined where there is none, or only half of what opens it. */
  find(tenant: TenantRecord, browser: Browser): Promise<OpenPage | undefined>
  lane(tenant: string, subject: string, browser: Browser): Promise<Lane>
  /**
   * Where a try comes from, whosever account it is for: a browser that anybody is known to use, else the network;
   * empty where there is neither.
   */
  sprayer(browser: Pick<Browser, 'knownBrowser' | 'address'>): Promise<string>
  secret(length: 16 | 32): string
}

export function createPageOpening({
  store,
  crypto,
  clock,
  random,
}: Pick<Needs, 'store' | 'crypto' | 'clock' | 'random'>): PageOpening {
  /** Where it cannot be stored, the session ends earlier, and reading goes on. */
  async function touch(browser: BrowserRecord, now: number): Promise<void> {
    try {
      await store.decide('touchBrowser', { browser: { ...browser, lastSeenAt: now } })
    } catch (error) {
      if (!(error instanceof RelyingPartyError) || error.code !== 'NOT_STORED') throw error
    }
  }

  return {
    async find(tenant, { session, pageToken }) {
      if (session === undefined || pageToken === undefined) return undefined
      const open = await store.find.openPage(
        tenant.id,
        crypto.digest(pageToken),
        crypto.digest(session),
      )
      if (open === undefined) return undefined
      const { browser, page } = open
      const now = clock.now()
      if (!isFresh(browser, now)) return undefined
      if (now >= browser.lastSeenAt + limits.sessionTouchMs) {
        await touch(browser, now)
      }
      return { tenant, browser, page }
    },
    async lane(tenant, subject, { knownBrowser, address }) {
      const id =
        knownBrowser === undefined
          ? undefined
          : await store.find.knownBrowserOf(tenant, subject, crypto.digest(knownBrowser))
      if (id !== undefined) return { lane: id, source: id }
      return { lane: unknownLane, source: isLoopback(address) ? '' : address }
    },
    async sprayer({ knownBrowser, address }) {
      const id =
        knownBrowser === undefined
          ? undefined
          : await store.find.knownBrowser(crypto.digest(knownBrowser))
      return id ?? toSource(address)
    },
    secret: (length) => toBase64url(random.bytes(length)),
  }
}

/** Idle for at most an hour, and a day in all. */
export function isFresh(browser: BrowserRecord, now: number): boolean {
  return (
    now < browser.lastSeenAt + limits.sessionIdleMs && now < browser.createdAt + limits.sessionMs
  )
}

export const refusedPage = (
  code: PageProblemCode,
  retryAfterMs?: number,
): PageAnswer<never> & { readonly outcome: 'refused' } => ({
  outcome: 'refused',
  code,
  ...(retryAfterMs === undefined || !Number.isFinite(retryAfterMs) ? {} : { retryAfterMs }),
})

/** The tenant that a call names, and the verb with it; or a refusal. */
export async function inTenant<T>(
  directory: Directory,
  name: string,
  act: (tenant: TenantRecord) => Promise<PageAnswer<T>>,
): Promise<PageAnswer<T>> {
  const tenant = await directory.findTenant(name)
  return tenant === undefined ? refusedPage('tenant-unknown') : act(tenant)
}
