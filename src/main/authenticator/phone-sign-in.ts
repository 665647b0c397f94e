/** Turning phone sign-in on: options, a credential sealed under the PIN, and the relying party's word that it has it. @module */
import type { DeviceProblemCode } from '#protocol/device-http'
import { credentialReplyStatement, type RegistrationResponse } from '#protocol/registration'
import { toPinnedOrigin } from './enrollment.ts'
import type { CrashPoints, RelyingPartyClient, Unreachable } from './ports.ts'
import type { Secret } from './secret.ts'
import { readStatement } from './statement.ts'
import type { Account } from './vault-state.ts'
import type { Registered, Vault } from './vault.ts'

export interface RelyingPartyNeeds {
  readonly vault: Vault
  readonly client: RelyingPartyClient
  readonly crashPoints: CrashPoints
}

export type RegistrationRefusal = DeviceProblemCode | 'reply-differs'

/** What asking the relying party can end with, beside success. */
export type NotDone =
  | {
      readonly outcome: 'refused'
      readonly reason: RegistrationRefusal
      readonly retryAfterMs?: number
    }
  | { readonly outcome: 'unreachable'; readonly reason: Unreachable; readonly begun: boolean }

export type TurnedOn =
  { readonly outcome: 'on' } | NotDone | Extract<Registered, { readonly outcome: 'refused' }>

/**
 * Whether it can be turned on now, before the person is asked for a PIN. `code` is the one-use code of security
 * info, needed later than 15 minutes after enrolment; here it is used up, and `turnOn` needs none for 5 minutes.
 */
export async function askToTurnOn(
  needs: RelyingPartyNeeds,
  accountId: string,
  code: string | undefined,
): Promise<{ readonly outcome: 'allowed' } | NotDone> {
  const options = await requestOptions(needs, accountId, code)
  return options.outcome === 'done' ? { outcome: 'allowed' } : toNotDone(options, false)
}

/** `code`: as for `askToTurnOn`, where that was not called. */
export async function turnOn(
  needs: RelyingPartyNeeds,
  accountId: string,
  given: { readonly code?: string; readonly pin: Secret },
): Promise<TurnedOn> {
  const { vault, crashPoints } = needs
  const account = vault.get(accountId)
  const options = await requestOptions(needs, accountId, given.code)
  if (options.outcome !== 'done') return toNotDone(options, false)
  const made = await vault.createCredential(accountId, options.value.jws, given.pin)
  if (made.outcome === 'refused') return made
  crashPoints.reached('device:credential-made')
  return sendRegistration(needs, account, made.registration)
}

async function requestOptions(
  { vault, client }: Pick<RelyingPartyNeeds, 'vault' | 'client'>,
  accountId: string,
  code: string | undefined,
) {
  const { relyingParty } = vault.get(accountId)
  const jws = await vault.signCredentialRequest(accountId, code === undefined ? {} : { code })
  return client.ask(toPinnedOrigin(relyingParty), 'credentialOptions', { jws })
}

/** Sends a registration, for the first time or again after a stop. */
export async function sendRegistration(
  { vault, client, crashPoints }: RelyingPartyNeeds,
  account: Account,
  registration: RegistrationResponse,
): Promise<{ readonly outcome: 'on' } | NotDone> {
  const { relyingParty, issuer, tenant, dev } = account
  if (dev === undefined) throw new TypeError('the account is not enrolled')
  const answer = await client.ask(toPinnedOrigin(relyingParty), 'credential', { dev, registration })
  if (answer.outcome === 'unreachable') return { ...answer, begun: true }
  crashPoints.reached('device:credential-sent')
  if (answer.outcome === 'refused') {
    if (isFinal(answer.code)) await vault.discardCredential(account.id)
    return toNotDone(answer, !isFinal(answer.code))
  }
  const read = readStatement(credentialReplyStatement, answer.value.jws, relyingParty.publicKey)
  const reply = read.outcome === 'read' ? read.payload : undefined
  const holds =
    reply?.rpi === relyingParty.instance &&
    reply.iss === issuer &&
    reply.tid === tenant.id &&
    reply.dev === dev &&
    reply.cred === registration.id
  if (!holds) return { outcome: 'refused', reason: 'reply-differs' }
  await vault.activateCredential(account.id, registration.id)
  return { outcome: 'on' }
}

/** Whether asking again with the same can never do. */
export function isFinal(code: DeviceProblemCode): boolean {
  return !(['throttled', 'not-stored', 'internal'] satisfies DeviceProblemCode[]).some(
    (passing) => passing === code,
  )
}

export function toNotDone(
  answer:
    | {
        readonly outcome: 'refused'
        readonly code: DeviceProblemCode
        readonly retryAfterMs?: number
      }
    | { readonly outcome: 'unreachable'; readonly reason: Unreachable },
  begun: boolean,
): NotDone {
  if (answer.outcome === 'unreachable') return { ...answer, begun }
  const { code, retryAfterMs } = answer
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs }
  return { outcome: 'refused', reason: code, ...wait }
}
