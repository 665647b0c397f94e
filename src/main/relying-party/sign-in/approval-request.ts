/** Asking a person's devices for an approval: the number, the signed challenges, one attempt. @module */
import { toBase64url } from '#protocol/bytes'
import { challengeStatement, contextText, type ChallengeContext } from '#protocol/challenge'
import type { ApprovalRequest } from '#protocol/page-http'
import type { Context } from '../context.ts'
import { describeBrowser } from './describe-browser.ts'
import { application, draftOf, type Asking } from './asking.ts'
import { numberContext } from '../judge-approval.ts'
import { isLoopback, isSameNetwork, toShownAddress } from '../network-place.ts'
import { unknownLane } from './prompt-limits.ts'
import type { TenantRecord } from '../directory-records.ts'
import { findRules, findSubject } from '../policy/person-of.ts'
import { isOlder } from '../policy/person.ts'
import { isPhoneSignInAllowed } from '../policy/tenant-rules.ts'
import type { AttemptRecord, RequestRecord } from '../records.ts'
import type { Approver } from '../tables.ts'

type AskedDevice = Pick<Approver, 'device' | 'credential'>

export type Asked =
  | { readonly outcome: 'asked'; readonly request: ApprovalRequest }
  | {
      readonly outcome: 'refused'
      readonly code: 'step-over' | 'throttled' | 'request-pending'
      readonly retryAfterMs?: number
    }

export async function askForApproval(context: Context, asking: Asking): Promise<Asked> {
  const { store, live, clock, numberSeal, crashPoints } = context
  const { tenant, page, lane } = asking
  const approvers = await findApprovers(context, asking)

  const now = clock.now()
  const issuedAt = Math.floor(now / 1000)
  const expiresAt = issuedAt * 1000 + tenant.lifetimeMs
  const id = context.opening.secret(16)
  const number = drawNumber(context, tenant)
  const attempt: AttemptRecord = {
    tenant: tenant.id,
    id,
    subject: page.subject,
    page: page.tokenHash,
    lane: lane.lane,
    source: lane.source,
    startedAt: now,
    expiresAt,
    epoch: context.epoch,
    digits: tenant.digits,
    sealedNumber: numberSeal.seal(number, numberContext(tenant.id, id)),
    state: 'pending',
    reason: '',
    endedAt: 0,
    asked: approvers.length,
    completed: false,
    purpose: 'sign-in',
    draft: await draftOf(context, asking, 'phone-sign-in'),
  }
  const known = toContext(asking, issuedAt)
  const requests = approvers.map((approver) => {
    const shown = { ...known, ...toNearness(context, asking, approver) }
    return toRequest(context, attempt, approver, shown)
  })

  const started = await store.decide('startAttempt', { attempt, requests })
  if (started.outcome === 'refused') {
    if (started.code === 'step-over') return { outcome: 'refused', code: started.code }
    const { code, until } = started
    return {
      outcome: 'refused',
      code,
      ...(Number.isFinite(until) ? { retryAfterMs: until - now } : {}),
    }
  }
  crashPoints.reached('relying-party:attempt-started')
  live.tellEnded(started.replaced)
  const devices = approvers.map(({ device }) => device)
  live.expireAt({ tenant: tenant.id, attempt: id }, expiresAt, devices)
  for (const { device, challenge } of requests) {
    live.send(tenant.id, device, { type: 'challenge', jws: challenge })
  }
  crashPoints.reached('relying-party:challenge-sent')
  return { outcome: 'asked', request: toApprovalRequest(tenant, attempt, number, now) }
}

/** What the page shows of an attempt that is pending; undefined once it is over. */
export function shownRequest(
  { numberSeal, clock }: Pick<Context, 'numberSeal' | 'clock'>,
  tenant: TenantRecord,
  attempt: AttemptRecord | undefined,
): ApprovalRequest | undefined {
  const now = clock.now()
  if (attempt?.state !== 'pending' || now >= attempt.expiresAt) return undefined
  const number = numberSeal.open(attempt.sealedNumber, numberContext(tenant.id, attempt.id))
  return number === undefined ? undefined : toApprovalRequest(tenant, attempt, number, now)
}

/**
 * The active devices with phone sign-in on that the policy lets answer. For a name or person without any, and for whom
 * the policy leaves out, a device that there is not: a stranger cannot tell them apart.
 */
async function findApprovers(
  { store, numberSeal }: Context,
  { tenant, page }: Asking,
): Promise<readonly AskedDevice[]> {
  const rules = await findRules(store.find, tenant)
  const approvers = await store.find.approversOf(tenant.id, page.subject)
  const of = { tenant: tenant.id, user: page.subject }
  const subject = await findSubject(store.find, rules.policy.microsoftAuthenticator, of)
  const minimum = tenant.settings.minimumAppVersion
  const answering = approvers.filter(
    ({ version }) => minimum === undefined || !isOlder(version, minimum),
  )
  if (isPhoneSignInAllowed(rules, subject) && answering.length > 0) return answering
  const pseudonym = (of: string) => numberSeal.pseudonym(`${of}/${tenant.id}/${page.subject}`)
  const credential = Uint8Array.of(...pseudonym('credential-1'), ...pseudonym('credential-2'))
  return [{ device: toBase64url(pseudonym('device')), credential: toBase64url(credential) }]
}

/** Uniform over all numbers of that many digits. */
export function drawNumber(
  { random }: Pick<Context, 'random'>,
  { digits }: Pick<TenantRecord, 'digits'>,
): string {
  return String(random.below(10 ** digits)).padStart(digits, '0')
}

function toContext({ browser, lane }: Asking, time: number): ChallengeContext {
  const ip = toShownAddress(browser.address)
  return {
    app: application,
    ...(ip === undefined ? {} : { ip }),
    ...describeBrowser(browser.userAgent),
    time,
    ...(isLoopback(browser.address) ? { sameDevice: true } : {}),
    knownBrowser: lane.lane !== unknownLane,
  }
}

/** Whether browser and device are on one network: known only while the device is connected, and from one place. */
function toNearness(
  { live }: Context,
  { tenant, browser }: Asking,
  { device }: AskedDevice,
): Pick<ChallengeContext, 'sameNetwork'> {
  const answers = live
    .addressesOf(tenant.id, device)
    .map((address) => isSameNetwork(browser.address, address))
  const [sameNetwork, ...others] = new Set(answers)
  return sameNetwork === undefined || others.length > 0 ? {} : { sameNetwork }
}

function toRequest(
  { crypto, statements, opening, epoch }: Context,
  attempt: AttemptRecord,
  approver: AskedDevice,
  shown: ChallengeContext,
): RequestRecord {
  const challenge = statements.sign(challengeStatement, {
    ...statements.names(attempt.tenant),
    dev: approver.device,
    cred: approver.credential,
    txn: attempt.id,
    chal: opening.secret(32),
    iat: shown.time,
    exp: attempt.expiresAt / 1000,
    epoch,
    purpose: 'sign-in',
    digits: attempt.digits,
    ctx: shown,
  })
  return {
    tenant: attempt.tenant,
    attempt: attempt.id,
    device: approver.device,
    credential: approver.credential,
    challenge,
    contextHash: crypto.digest(contextText(shown)),
  }
}

function toApprovalRequest(
  tenant: TenantRecord,
  attempt: AttemptRecord,
  number: string,
  now: number,
): ApprovalRequest {
  return {
    transaction: attempt.id,
    number,
    digits: attempt.digits,
    lifetimeMs: tenant.lifetimeMs,
    expiresInMs: Math.max(0, attempt.expiresAt - now),
  }
}
