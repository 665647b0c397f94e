/** Whether a challenge is for this account and now: what is not, is never shown. @module */
import { challengeStatement, type Challenge } from '#protocol/challenge'
import { thumbprint } from './key-pair.ts'
import { readStatement } from './statement.ts'
import type { ActiveAccount } from './vault-state.ts'

export type ChallengeRefusal =
  | 'malformed'
  | 'other-key'
  | 'signature-invalid'
  | 'other-instance'
  | 'other-issuer'
  | 'other-tenant'
  | 'other-device'
  | 'phone-sign-in-off'
  | 'other-credential'
  | 'lives-too-long'
  | 'expired'
  /** The transaction or its challenge was seen before, in another statement. */
  | 'replayed'
  /** The relying party went on to a newer epoch. */
  | 'older-epoch'
  | 'inbox-full'

/** An honest relying party may be late, full or slow; it signs nothing that does not verify. */
export const harmless: ReadonlySet<ChallengeRefusal> = new Set<ChallengeRefusal>([
  'expired',
  'older-epoch',
  'inbox-full',
  'other-device',
  'phone-sign-in-off',
  'other-credential',
])

interface Evidence {
  readonly challenge: Challenge
  readonly account: ActiveAccount
  /** Epoch seconds by the relying party's clock. */
  readonly relyingPartyNow: number
}

type Check = readonly [ChallengeRefusal, (evidence: Evidence) => boolean]

/** The longest that a tenant may let a challenge live. */
const maxLifetimeSeconds = 300

/** In order; the first that does not hold is the reason. */
export const CHECKS: readonly Check[] = [
  ['other-instance', ({ challenge, account }) => challenge.rpi === account.relyingParty.instance],
  ['other-issuer', ({ challenge, account }) => challenge.iss === account.issuer],
  ['other-tenant', ({ challenge, account }) => challenge.tid === account.tenant.id],
  ['other-device', ({ challenge, account }) => challenge.dev === account.dev],
  [
    'phone-sign-in-off',
    ({ challenge, account }) =>
      challenge.purpose === 'second-factor' || credentialOf(account) !== undefined,
  ],
  [
    'other-credential',
    ({ challenge, account }) =>
      challenge.cred ===
      (challenge.purpose === 'second-factor'
        ? thumbprint(account.deviceKey)
        : credentialOf(account)),
  ],
  [
    'lives-too-long',
    ({ challenge }) => lifetime(challenge) > 0 && lifetime(challenge) <= maxLifetimeSeconds,
  ],
  ['expired', ({ challenge, relyingPartyNow }) => relyingPartyNow < challenge.exp],
]

export type Checked =
  | { readonly outcome: 'valid'; readonly challenge: Challenge }
  | { readonly outcome: 'refused'; readonly reason: ChallengeRefusal }

/** The challenge that `statement` bears for `account`, or why it bears none. */
export function checkChallenge(
  statement: string,
  account: ActiveAccount,
  relyingPartyNow: number,
): Checked {
  const read = readStatement(challengeStatement, statement, account.relyingParty.publicKey)
  if (read.outcome === 'refused') return read
  const evidence = { challenge: read.payload, account, relyingPartyNow }
  const failed = CHECKS.find(([, holds]) => !holds(evidence))
  if (failed !== undefined) return { outcome: 'refused', reason: failed[0] }
  return { outcome: 'valid', challenge: read.payload }
}

function credentialOf(account: ActiveAccount): string | undefined {
  return account.phoneSignIn?.state === 'active' ? account.phoneSignIn.credential.id : undefined
}

function lifetime(challenge: Challenge): number {
  return challenge.exp - challenge.iat
}
