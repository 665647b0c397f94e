/** Where a page stands, as it is told to the page itself. @module */
import type { SignInMethod, SignInState } from '#protocol/sign-in-http'
import type { Side } from '#protocol/why'
import type { Context } from '../context.ts'
import type { TenantRecord } from '../directory-records.ts'
import type { Browser } from '../doors.ts'
import type { Decision } from '../policy/decide-methods.ts'
import { findRules } from '../policy/person-of.ts'
import { shownMethods } from '../policy/tenant-rules.ts'
import type { PageRecord } from '../records.ts'
import { shownRequest } from './approval-request.ts'
import { toAsking, type Asking } from './asking.ts'
import { campaignOn } from './campaign-asked.ts'
import { federatedDomainOf } from './federation.ts'
import { awaitsSession } from './page-session.ts'
import { promptWindowMs, unknownLane } from './prompt-limits.ts'
import { isPasswordFresh } from './password-freshness.ts'
import { firstOf, secondFactorsOf } from './second-factors.ts'

export async function toState(
  context: Context,
  tenant: TenantRecord,
  page: PageRecord,
  browser: Browser,
): Promise<SignInState> {
  const { store, clock } = context
  const { name } = page
  if (page.step === 'name') return { step: 'name' }
  if (page.step === 'signed-in') {
    const user = await store.find.user(tenant.id, page.subject)
    if (user === undefined || page.signedInBy === undefined) return { step: 'name' }
    const { displayName } = user
    const account = { name: user.name, displayName, by: page.signedInBy, at: page.signedInAt }
    const campaign = await campaignOn(context, tenant, page)
    return campaign === undefined
      ? { step: 'signed-in', account }
      : { step: 'campaign', account, ...campaign }
  }
  if (page.step === 'approval') {
    const attempt = await store.find.attempt(tenant.id, page.attempt)
    const request = shownRequest(context, tenant, attempt)
    if (request !== undefined) return { step: 'approval', name, request }
    if (attempt !== undefined && awaitsSession(attempt, page, clock.now())) {
      const user = await store.find.user(tenant.id, page.subject)
      if (user?.disabled === false) return { step: 'approved', name }
    }
  }
  const domain = await federatedDomainOf(context, tenant, name)
  if (page.step === 'identity-provider' && domain !== undefined) {
    return { step: 'identity-provider', name, provider: domain }
  }
  const asking = await toAsking(context, { tenant, page }, browser)
  const { decided } = asking
  if (decided !== undefined && isPasswordFresh(page, clock.now())) {
    const methods = secondFactorsOf(decided)
    const first = firstOf(context, tenant, decided, methods)
    return { step: 'second-factor', name, methods: [...methods], first }
  }
  const methods = await waysOf(context, asking, domain !== undefined)
  return { step: 'method', name, methods: [...methods], first: methods[0] ?? 'password' }
}

/**
 * The ways in, the preferred one first. To a browser that this person uses, what lets them in; to any other, what the
 * tenant offers to anybody (security.md, F4), which is the same for names that nobody has.
 */
export async function waysOf(
  context: Context,
  asking: Asking,
  isFederated: boolean,
): Promise<readonly SignInMethod[]> {
  const { tenant, lane, decided } = asking
  const elsewhere = (ways: readonly SignInMethod[]) =>
    isFederated ? ways.map((way) => (way === 'password' ? 'identity-provider' : way)) : ways
  if (decided !== undefined && lane.lane !== unknownLane)
    return elsewhere(ownWays(decided.decision))
  const shown = shownMethods(await findRules(context.store.find, tenant))
  const ways: readonly (SignInMethod | false)[] = [
    shown.includes('password') && 'password',
    shown.includes('phone-sign-in') && !(await isHeldUp(context, asking)) && 'authenticator',
    shown.includes('temporary-access-pass') && 'temporary-access-pass',
  ]
  return elsewhere(ways.filter((way) => way !== false))
}

/** What Microsoft calls system-preferred: a pass, the Authenticator, the password. */
function ownWays(decision: Decision): readonly SignInMethod[] {
  const ways: readonly (SignInMethod | false)[] = [
    decision['temporary-access-pass'].signIn.isAllowed && 'temporary-access-pass',
    isAllowedButForVersion(decision['phone-sign-in'].signIn) && 'authenticator',
    (decision.password.signIn.isAllowed || decision.federated.signIn.isAllowed) && 'password',
  ]
  const allowed = ways.filter((way) => way !== false)
  return allowed.length > 0 ? allowed : ['password']
}

/** An app that is too old is asked all the same: the person is told then to update it. */
function isAllowedButForVersion({ rules }: Side): boolean {
  return rules.every(({ rule, effect }) => effect === 'allows' || rule === 'app-too-old')
}

/** The documented behaviour: while a request is unanswered, there is only the password. */
async function isHeldUp(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  { tenant, page }: Asking,
): Promise<boolean> {
  if (tenant.settings.switches.pendingRequest !== 'entra') return false
  const now = clock.now()
  const since = now - promptWindowMs
  const [newest] = await store.find.attemptsSince(tenant.id, page.subject, since, 1)
  return newest?.state === 'pending' && now < newest.expiresAt
}
