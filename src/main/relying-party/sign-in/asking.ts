/** Who asks to sign in, from where, and with what: for requests, limits and the log alike. @module */
import type { SimulatedSource } from '#protocol/tenant-settings'
import type { Context } from '../context.ts'
import type { TenantRecord } from '../directory-records.ts'
import type { Browser } from '../doors.ts'
import { isLoopback, toShownAddress } from '../network-place.ts'
import type { Lane, OpenPage } from '../page-opening.ts'
import { rulesOf } from '../policy/decide-methods.ts'
import { findWhole, type Decided } from '../policy/person-of.ts'
import type { PageRecord } from '../records.ts'
import type {
  SignInDraft,
  SignInFacts,
  SignInMethodName,
  SignInRule,
  SignInStep,
} from '../sign-in-log.ts'
import { describeBrowser } from './describe-browser.ts'
import { unknownLane } from './prompt-limits.ts'

/** What the tenants' own pages are called to people. */
const ownPages = 'Security info'

/** Where a sign-in leads, for people. */
export function applicationOf({ application }: Pick<PageRecord, 'application'>): string {
  return application === '' ? ownPages : application
}
/** Where loopback is. */
const thisComputer = 'This computer'

export interface Asking {
  readonly tenant: TenantRecord
  readonly page: PageRecord
  /** With the address that counts: the simulated source's, where the page pretends to come from one. */
  readonly browser: Browser
  readonly lane: Lane
  readonly source: SimulatedSource | undefined
  /** What the policy decides; undefined for a name that nobody has. */
  readonly decided: Decided | undefined
  /** The rules that decided: of a name that nobody has, those of somebody who has nothing. */
  readonly why: readonly SignInRule[]
}

export async function toAsking(
  { store, opening, clock }: Pick<Context, 'store' | 'opening' | 'clock'>,
  { tenant, page }: Pick<OpenPage, 'tenant' | 'page'>,
  from: Browser,
): Promise<Asking> {
  const source = sourceOf(tenant, page.simulatedSource)
  const browser = source === undefined ? from : { ...from, address: source.address }
  const asked = { tenant: tenant.id, user: page.subject, at: clock.now() }
  const lane = await opening.lane(tenant.id, page.subject, browser)
  const whole = await findWhole(store.find, tenant, asked)
  const decided = whole.isThere ? whole.decided : undefined
  const why = rulesOf(whole.decided.decision)
  return { tenant, page, browser, lane, source, decided, why }
}

/** The tenant's simulated source of this name. */
export function sourceOf(tenant: TenantRecord, name: string): SimulatedSource | undefined {
  if (name === '') return undefined
  return tenant.settings.simulatedSources.find((source) => source.name === name)
}

/** What the log will say of this sign-in, whichever way it ends. `steps`: those that came before. */
export function draftOf(
  asking: Asking,
  method: SignInMethodName,
  steps: readonly SignInStep[] = [],
): SignInDraft {
  const { page, lane, decided, why } = asking
  return {
    name: page.name.toLowerCase(),
    application: applicationOf(page),
    method,
    isDisabled: decided?.user.disabled === true,
    facts: {
      ...whereabouts(asking),
      knownBrowser: lane.lane !== unknownLane,
      steps,
      why,
    },
  }
}

/** What is known of where the browser is. */
export function whereabouts({
  browser,
  source,
}: Pick<Asking, 'browser' | 'source'>): Pick<
  SignInFacts,
  'address' | 'place' | 'browser' | 'os' | 'sameDevice' | 'simulated'
> {
  const address = toShownAddress(browser.address)
  const isHere = source === undefined && isLoopback(browser.address)
  const place = source?.place ?? (isHere ? thisComputer : undefined)
  return {
    ...(address === undefined ? {} : { address }),
    ...(place === undefined ? {} : { place }),
    ...describeBrowser(browser.userAgent),
    ...(isHere ? { sameDevice: true } : source === undefined ? {} : { sameDevice: false }),
    simulated: source !== undefined,
  }
}

/** That the password came first. */
export function passwordStep({
  passwordAt,
}: Pick<PageRecord, 'passwordAt'>): readonly SignInStep[] {
  return passwordAt === 0
    ? []
    : [{ at: passwordAt, method: 'password', succeeded: true, detail: 'second-factor-needed' }]
}
