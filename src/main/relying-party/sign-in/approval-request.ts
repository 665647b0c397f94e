/** Asking a person's devices for an approval: the number, the signed challenges, one attempt. @module */
import { toBase64url } from '#protocol/bytes'
import { challengeStatement, contextText, type ChallengeContext } from '#protocol/challenge'
import type { ApprovalRequest } from '#protocol/sign-in-http'
import type { Context } from '../context.ts'
import { draftOf, passwordStep, type Asking } from './asking.ts'
import { isRegistered } from './second-factors.ts'
import type { SignInDraft } from '../sign-in-log.ts'
import type { RequestRefusal } from './start-attempt.ts'
import { numberContext } from '../judge-approval.ts'
import type { TenantRecord } from '../directory-records.ts'
import { findRules, findSubject } from '../policy/person-of.ts'
import { isOlder } from '../policy/person.ts'
import { isPhoneSignInAllowed } from '../policy/tenant-rules.ts'
import type { AttemptPurpose, AttemptRecord, RequestRecord } from '../records.ts'
import type { Approver } from '../tables.ts'
import { unknownLane } from './prompt-limits.ts'
import { nearness, shownContext } from './shown-context.ts'

type AskedDevice = Pick<Approver, 'device' | 'credential'>

export type Asked =
  | { readonly outcome: 'asked'; readonly request: ApprovalRequest }
  | {
      readonly outcome: 'refused'
      readonly code: RequestRefusal | 'policy'
      readonly retryAfterMs?: number
    }

/** Who could be asked, and the devices that could be but for their version. */
interface Askable {
  readonly approvers: readonly AskedDevice[]
  readonly tooOld: readonly string[]
}

/**
 * `second-factor`: by the device key, after a right password. `isKnown`: who asks is known to be the person, and is
 * told what a stranger is not.
 */
export async function askForApproval(
  context: Context,
  asking: Asking,
  purpose: AttemptPurpose,
  isKnown = purpose === 'second-factor' || asking.lane.lane !== unknownLane,
): Promise<Asked> {
  const { store, live, clock, numberSeal, crashPoints } = context
  const { tenant, page, lane } = asking
  const { tooOld, ...askable } =
    purpose === 'sign-in'
      ? await findApprovers(context, asking)
      : await findPushDevices(context, asking)
  const isAppTooOld = askable.approvers.length === 0 && tooOld.length > 0 && isKnown
  // Made for everybody, so that it takes as long.
  const nowhere = nobodysDevice(context, asking)
  const approvers =
    askable.approvers.length > 0 || purpose === 'second-factor' || isAppTooOld
      ? askable.approvers
      : [nowhere]
  if (approvers.length === 0 && !isAppTooOld) return { outcome: 'refused', code: 'policy' }

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
    purpose,
    draft: draftOf(
      asking,
      purpose === 'sign-in' ? 'phone-sign-in' : 'push',
      purpose === 'sign-in' ? [] : passwordStep(page),
    ),
  }
  const known = await shownContext(context, asking, issuedAt)
  const requests = approvers.map((approver) => {
    const shown = { ...known, ...nearness(context, asking, approver) }
    return { shown, request: toRequest(context, attempt, approver, shown) }
  })

  const draft = withNetwork(
    attempt.draft,
    requests.map(({ shown }) => shown),
  )
  const raised: AttemptRecord = { ...attempt, draft }
  const started = await store.decide('startAttempt', {
    attempt: raised,
    requests: requests.map(({ request }) => request),
    pendingRequest: tenant.settings.switches.pendingRequest,
    isSameDeviceRefused: tenant.settings.isSameDeviceRefused && known.sameDevice === true,
    isAppTooOld,
  })
  if (started.outcome === 'started' || started.code === 'app-too-old') {
    for (const dev of tooOld) {
      live.send(tenant.id, dev, { type: 'problem', code: 'app-too-old', dev })
    }
  }
  if (started.outcome === 'refused') {
    if (!('until' in started)) return { outcome: 'refused', code: started.code }
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
  for (const { device, challenge } of requests.map(({ request }) => request)) {
    live.send(tenant.id, device, { type: 'challenge', jws: challenge })
  }
  crashPoints.reached('relying-party:challenge-sent')
  return { outcome: 'asked', request: toApprovalRequest(tenant, raised, number, now) }
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

/** The active devices with phone sign-in on that the policy lets answer. */
async function findApprovers(
  { store }: Pick<Context, 'store'>,
  { tenant, page }: Asking,
): Promise<Askable> {
  const rules = await findRules(store.find, tenant)
  const approvers = await store.find.approversOf(tenant.id, page.subject)
  const of = { tenant: tenant.id, user: page.subject }
  const subject = await findSubject(store.find, rules.policy.microsoftAuthenticator, of)
  return isPhoneSignInAllowed(rules, subject)
    ? byVersion(tenant, approvers)
    : { approvers: [], tooOld: [] }
}

/**
 * For a name or person without any, and for whom the policy leaves out, a device that there is not: a stranger cannot
 * tell them apart.
 */
function nobodysDevice(
  { numberSeal }: Pick<Context, 'numberSeal'>,
  { tenant, page }: Asking,
): AskedDevice {
  const pseudonym = (of: string) => numberSeal.pseudonym(`${of}/${tenant.id}/${page.subject}`)
  const credential = Uint8Array.of(...pseudonym('credential-1'), ...pseudonym('credential-2'))
  return { device: toBase64url(pseudonym('device')), credential: toBase64url(credential) }
}

function byVersion(
  { settings: { minimumAppVersion: minimum } }: TenantRecord,
  devices: readonly Pick<Approver, 'device' | 'credential' | 'version'>[],
): Askable {
  const isTooOld = ({ version }: { readonly version: string }) =>
    minimum !== undefined && isOlder(version, minimum)
  return {
    approvers: devices.filter((each) => !isTooOld(each)),
    tooOld: devices.filter(isTooOld).map(({ device }) => device),
  }
}

/** The active devices whose own key may answer as a second factor. */
async function findPushDevices(
  { store }: Context,
  { tenant, page, decided }: Asking,
): Promise<Askable> {
  if (decided === undefined || !isRegistered(decided.decision.push.signIn)) {
    return { approvers: [], tooOld: [] }
  }
  const devices = await store.find.devicesOf(tenant.id, page.subject)
  return byVersion(
    tenant,
    devices
      .filter(({ state }) => state === 'active')
      .map(({ id, thumbprint, version }) => ({ device: id, credential: thumbprint, version })),
  )
}

/** The log tells what all requests were told alike. */
function withNetwork(draft: SignInDraft, shown: readonly ChallengeContext[]): SignInDraft {
  const [sameNetwork, ...others] = new Set(shown.map((one) => one.sameNetwork))
  if (sameNetwork === undefined || others.length > 0) return draft
  return { ...draft, facts: { ...draft.facts, sameNetwork } }
}

/** Uniform over all numbers of that many digits. */
export function drawNumber(
  { random }: Pick<Context, 'random'>,
  { digits }: Pick<TenantRecord, 'digits'>,
): string {
  return String(random.below(10 ** digits)).padStart(digits, '0')
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
    purpose: attempt.purpose,
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
  const { place, sameDevice, sameNetwork, simulated } = attempt.draft.facts
  // Who proved nothing yet is not told whether there is a device, and where (F4).
  const isStranger = attempt.lane === unknownLane && attempt.purpose === 'sign-in'
  return {
    transaction: attempt.id,
    number,
    digits: attempt.digits,
    lifetimeMs: tenant.lifetimeMs,
    expiresInMs: Math.max(0, attempt.expiresAt - now),
    application: attempt.draft.application === '' ? tenant.name : attempt.draft.application,
    purpose: attempt.purpose,
    ...(place === undefined ? {} : { place }),
    ...(sameDevice === undefined ? {} : { sameDevice }),
    ...(sameNetwork === undefined || isStranger ? {} : { sameNetwork }),
    ...(tenant.settings.isSameNetworkRequired ? { isSameNetworkRequired: true as const } : {}),
    ...(simulated ? { simulated: true as const } : {}),
  }
}
