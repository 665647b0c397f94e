/** Who asks to sign in, from where, and with what: for requests, limits and the log alike. @module */
import type { Context } from '../context.ts'
import type { TenantRecord } from '../directory-records.ts'
import type { Browser } from '../doors.ts'
import { isLoopback, toShownAddress } from '../network-place.ts'
import type { Lane } from '../page-opening.ts'
import type { PageRecord } from '../records.ts'
import type { SignInDraft, SignInFacts, SignInMethodName } from '../sign-in-log.ts'
import { describeBrowser } from './describe-browser.ts'
import { unknownLane } from './prompt-limits.ts'

/** What the tenants' own pages are called to people. */
export const application = 'Security info'

export interface Asking {
  readonly tenant: TenantRecord
  readonly page: PageRecord
  readonly browser: Browser
  readonly lane: Lane
}

/** What the log will say of this sign-in, whichever way it ends. */
export async function draftOf(
  { store }: Pick<Context, 'store'>,
  { page, browser, lane }: Asking,
  method: SignInMethodName,
): Promise<SignInDraft> {
  // Looked up for names that nobody has, too.
  const user = await store.find.user(page.tenant, page.subject)
  return {
    name: page.name.toLowerCase(),
    application,
    method,
    isDisabled: user?.disabled === true,
    facts: { ...whereabouts(browser), knownBrowser: lane.lane !== unknownLane, steps: [], why: [] },
  }
}

function whereabouts(
  browser: Browser,
): Pick<SignInFacts, 'address' | 'browser' | 'os' | 'sameDevice' | 'simulated'> {
  const address = toShownAddress(browser.address)
  return {
    ...(address === undefined ? {} : { address }),
    simulated: false,
    ...describeBrowser(browser.userAgent),
    ...(isLoopback(browser.address) ? { sameDevice: true } : {}),
  }
}
