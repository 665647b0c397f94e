/** Adding an account: two consents, then a key, and at every moment a whole account or none. @module */
import type { z } from 'zod'
import { fromBase64url, toBase64url } from '#protocol/bytes'
import type { DeviceProblemCode } from '#protocol/device-http'
import {
  enrollmentOfferStatement,
  enrollmentReplyStatement,
  type deviceDescription,
  type EnrollmentOffer,
  type EnrollmentReply,
} from '#protocol/enrollment'
import type { PublicKey } from '#protocol/fields'
import { parseLink, type EnrollmentLink, type Link } from '#protocol/links'
import { digest, thumbprint } from './key-pair.ts'
import type {
  Answer,
  CertificateProbe,
  CrashPoints,
  PinnedOrigin,
  RelyingPartyClient,
  Unreachable,
} from './ports.ts'
import type { Queue } from './queue.ts'
import { readStatement } from './statement.ts'
import { isBegun, type Account, type ActiveAccount, type RelyingParty } from './vault-state.ts'
import type { NewAccount, Vault } from './vault.ts'

/** What the person is asked, in this order. Nothing is sent before the first yes, nothing made before the second. */
export interface Consent {
  host(asked: HostAsked): Promise<boolean>
  account(asked: AccountAsked): Promise<boolean>
}

export interface HostAsked {
  readonly host: 'localhost'
  readonly port: number
  readonly tenantId: string
}

/** As the relying party signed it. */
export type AccountAsked = Pick<NewAccount, 'account' | 'tenant'> & { readonly origin: string }

export type EnrollmentRefusal =
  | `link-${Exclude<Link['kind'], 'enroll'>}`
  | 'host-declined'
  | 'account-declined'
  /** It answers with another key, tenant or code than the link names. Nothing was signed. */
  | 'offer-differs'
  /** Its reply to what we signed does not hold. */
  | 'reply-differs'
  | 'already-added'
  | DeviceProblemCode

export type Enrolled =
  | { readonly outcome: 'enrolled'; readonly account: ActiveAccount }
  | {
      readonly outcome: 'refused'
      readonly reason: EnrollmentRefusal
      readonly retryAfterMs?: number
    }
  /** `begun`: the relying party may have it; the same link, or the next start, goes on where it stopped. */
  | { readonly outcome: 'unreachable'; readonly reason: Unreachable; readonly begun: boolean }

export interface EnrollmentNeeds {
  readonly vault: Vault
  readonly probe: CertificateProbe
  readonly client: RelyingPartyClient
  readonly crashPoints: CrashPoints
  readonly device: z.infer<typeof deviceDescription>
}

/** `alone` keeps what follows the second consent from meeting other changes half done. */
export async function enroll(
  needs: EnrollmentNeeds & { readonly alone: Queue },
  text: string,
  consent: Consent,
): Promise<Enrolled> {
  const link = parseLink(text)
  if (link.kind !== 'enroll') return refuse(`link-${link.kind}`)
  const port = Number(new URL(link.rp).port || 443)
  const asked: HostAsked = { host: 'localhost', port, tenantId: link.tenant }
  if (!(await consent.host(asked))) return refuse('host-declined')

  const found = await needs.probe.find(link.rp, link.ca)
  if (found.outcome === 'unreachable') return { ...found, begun: false }
  const at: PinnedOrigin = { origin: link.rp, certificate: found.certificate }
  const answer = await needs.client.ask(at, 'offer', { code: link.code })
  if (answer.outcome !== 'done') return toEnrolled(answer, false)
  const offer = readOffer(link, answer.value)
  if (offer === undefined) return refuse('offer-differs')

  const added = toNewAccount(link, found.certificate, answer.value.key, offer)
  if (findSame(needs.vault, added)?.state === 'active') return refuse('already-added')
  const { account, tenant } = added
  if (!(await consent.account({ account, tenant, origin: link.rp }))) {
    return refuse('account-declined')
  }

  return needs.alone(async () => {
    const begun = findSame(needs.vault, added)
    if (begun?.state === 'active') return refuse('already-added')
    // An earlier try, which the relying party may have heard of: it is gone on with, or nothing is left of it.
    const ended = begun === undefined ? undefined : await goOn(needs, begun)
    if (ended !== undefined && findSame(needs.vault, added) !== undefined) return ended
    const made = await needs.vault.prepare(added)
    needs.crashPoints.reached('device:enrollment-key-made')
    return prepare(needs, made, link.code)
  })
}

/** Whatever an earlier try came to, asked again. */
function goOn(needs: PreparingNeeds, begun: Account): Promise<Enrolled> {
  const code = begun.state === 'preparing' ? begun.code : undefined
  return code === undefined ? confirmEnrollment(needs, begun) : prepareAgain(needs, begun, code)
}

/** What goes on with an enrolment that the person has agreed to. */
export type PreparingNeeds = Omit<EnrollmentNeeds, 'probe'>

/** Refused for now, which says nothing of what an earlier try came to. */
const passing: readonly DeviceProblemCode[] = ['throttled', 'not-stored', 'internal']

/** What a stop, or a lost answer, left between `prepare` and its reply. */
export function prepareAgain(
  needs: PreparingNeeds,
  account: Account,
  code: string,
): Promise<Enrolled> {
  return prepare(needs, account, code, passing)
}

/** The code and the new key cross; repeatable, as long as the key is the same. `kept`: refusals that leave the account. */
async function prepare(
  needs: PreparingNeeds,
  account: Account,
  code: string,
  kept: readonly DeviceProblemCode[] = [],
): Promise<Enrolled> {
  const { vault, client, crashPoints, device } = needs
  const jws = await vault.signEnrollmentRequest(account.id, { code, device })
  const answer = await client.ask(toPinnedOrigin(account.relyingParty), 'prepare', { jws })
  if (answer.outcome === 'unreachable') return { ...answer, begun: true }
  crashPoints.reached('device:enrollment-prepared')
  const reply = answer.outcome === 'done' ? readReply(account, answer.value.jws) : undefined
  if (reply === undefined) {
    const stays = answer.outcome === 'refused' && kept.includes(answer.code)
    if (!stays) await vault.remove(account.id)
    return answer.outcome === 'done' ? refuse('reply-differs') : toEnrolled(answer, false)
  }
  return confirmEnrollment(needs, await vault.recordPrepared(account.id, reply))
}

/** What was prepared and stored becomes active; also what a stop left there. */
export async function confirmEnrollment(
  { vault, client, crashPoints }: Pick<EnrollmentNeeds, 'vault' | 'client' | 'crashPoints'>,
  account: Account,
): Promise<Enrolled> {
  const jws = await vault.signEnrollmentConfirmation(account.id)
  const answer = await client.ask(toPinnedOrigin(account.relyingParty), 'confirm', { jws })
  if (answer.outcome === 'unreachable') return { ...answer, begun: true }
  crashPoints.reached('device:enrollment-confirmed')
  const reply = answer.outcome === 'done' ? readReply(account, answer.value.jws) : undefined
  if (reply?.state === 'active' && reply.dev === account.dev) {
    const active = await vault.activate(account.id)
    if (active.state === 'active') return { outcome: 'enrolled', account: active }
  }
  if (answer.outcome === 'done') return refuse('reply-differs')
  // Only what the relying party does not know is let go: what it merely cannot do now is asked again.
  if (answer.code === 'enrollment-unknown') await vault.remove(account.id)
  return toEnrolled(answer, false)
}

export function toPinnedOrigin({ origin, certificate }: RelyingParty): PinnedOrigin {
  return { origin, certificate: fromBase64url(certificate) }
}

/** The offer, if the key that the link names signed it, for this code, this tenant and this place. */
function readOffer(
  link: EnrollmentLink,
  { key, jws }: { readonly key: PublicKey; readonly jws: string },
): EnrollmentOffer | undefined {
  if (thumbprint(key) !== link.key) return undefined
  const read = readStatement(enrollmentOfferStatement, jws, key)
  if (read.outcome === 'refused') return undefined
  const { tid, iss, code } = read.payload
  const holds =
    tid === link.tenant &&
    iss === `${link.rp}/${link.tenant}/v2.0` &&
    code === digest(fromBase64url(link.code))
  return holds ? read.payload : undefined
}

/** The reply, if this account's relying party signed it, about this account's key. */
function readReply(account: Account, jws: string): EnrollmentReply | undefined {
  const { relyingParty, issuer, tenant, deviceKey } = account
  const read = readStatement(enrollmentReplyStatement, jws, relyingParty.publicKey)
  if (read.outcome === 'refused') return undefined
  const { rpi, iss, tid, key } = read.payload
  const holds =
    rpi === relyingParty.instance &&
    iss === issuer &&
    tid === tenant.id &&
    key === thumbprint(deviceKey)
  return holds ? read.payload : undefined
}

function toNewAccount(
  link: EnrollmentLink,
  certificate: Uint8Array,
  publicKey: PublicKey,
  offer: EnrollmentOffer,
): NewAccount {
  return {
    relyingParty: {
      origin: link.rp,
      instance: offer.rpi,
      publicKey,
      certificateHash: link.ca,
      certificate: toBase64url(certificate),
    },
    issuer: offer.iss,
    tenant: { id: offer.tid, ...offer.tenant },
    account: offer.account,
    code: link.code,
  }
}

/** The same person at the same relying party and tenant. */
function findSame(vault: Vault, added: NewAccount): Account | undefined {
  return vault
    .accounts()
    .find(
      (each) =>
        each.state !== 'removing' &&
        isBegun(each) &&
        each.relyingParty.instance === added.relyingParty.instance &&
        each.issuer === added.issuer &&
        each.account.name === added.account.name,
    )
}

function refuse(reason: EnrollmentRefusal): Enrolled {
  return { outcome: 'refused', reason }
}

function toEnrolled(
  answer: Exclude<Answer<unknown>, { outcome: 'done' }>,
  begun: boolean,
): Enrolled {
  if (answer.outcome === 'unreachable') return { ...answer, begun }
  const { code, retryAfterMs } = answer
  return {
    outcome: 'refused',
    reason: code,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }
}
