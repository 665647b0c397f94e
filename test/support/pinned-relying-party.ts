/**
 * A relying party reduced to its key: states what an authenticator's vault would be sent.
 * @module
 */
import { p256 } from '@noble/curves/nist.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { randomBytes } from 'node:crypto'
import { fromBase64url, toBase64url, utf8 } from '#protocol/bytes'
import type { Canonical } from '#protocol/canonical'
import { challengeStatement, type Challenge } from '#protocol/challenge'
import { finishStatement, statementInput, type Statement } from '#protocol/jws'
import { fromPoint, thumbprintBytes } from '#protocol/public-key'
import { credentialOptionsStatement, type CredentialOptions } from '#protocol/registration'
import { revocationStatement, type Revocation } from '#protocol/revocation'
import type { NewAccount } from '../../src/main/authenticator/vault'
import type { ActiveAccount, RelyingParty } from '../../src/main/authenticator/vault-state'

export const random = (length: number): string => toBase64url(randomBytes(length))

export interface PinnedRelyingParty {
  readonly pinned: RelyingParty
  /** Somebody's account in its one tenant. */
  account(name?: string): NewAccount
  challenge(account: ActiveAccount, changes?: Partial<Challenge>): string
  options(account: ActiveAccount, changes?: Partial<CredentialOptions>): string
  revocation(account: ActiveAccount, changes: Pick<Revocation, 'subject'>): string
}

/** What makes it the same one in another process. */
export interface RelyingPartySelf {
  readonly key: string
  readonly instance: string
  readonly certificateHash: string
  readonly certificate: string
}

export function newRelyingPartySelf(): RelyingPartySelf {
  const key = toBase64url(p256.utils.randomSecretKey())
  return { key, instance: random(16), certificateHash: random(32), certificate: random(400) }
}

export function createPinnedRelyingParty(self = newRelyingPartySelf()): PinnedRelyingParty {
  const { key: keyText, instance, certificateHash, certificate } = self
  const key = fromBase64url(keyText)
  const publicKey = fromPoint(p256.getPublicKey(key, false))
  const kid = toBase64url(sha256(thumbprintBytes(publicKey)))
  const tenantId = '8f3b1c52-0d5f-4f0e-9a57-1f2c3d4e5f60'
  const origin = 'https://localhost:7443'
  const pinned: RelyingParty = {
    origin,
    instance,
    publicKey,
    certificateHash,
    certificate,
  }
  const names = ({ dev }: ActiveAccount) => ({
    v: 1 as const,
    rpi: pinned.instance,
    iss: `${origin}/${tenantId}/v2.0`,
    tid: tenantId,
    dev,
    iat: 1_790_000_000,
  })
  const state = <T extends Canonical>(statement: Statement<T>, payload: T): string => {
    const input = statementInput(statement, kid, payload)
    return finishStatement(input, Uint8Array.from(p256.sign(utf8(input), key, { lowS: true })))
  }
  return {
    pinned,
    account: (name = 'balas@contoso.com') => ({
      relyingParty: pinned,
      issuer: `${origin}/${tenantId}/v2.0`,
      tenant: { id: tenantId, name: 'Contoso', domain: 'contoso.com' },
      account: { name, displayName: 'Balas' },
      code: random(16),
    }),
    challenge: (account, changes) =>
      state(challengeStatement, {
        ...names(account),
        cred: credentialIdOf(account),
        txn: random(16),
        chal: random(32),
        exp: 1_790_000_060,
        epoch: 1,
        purpose: 'sign-in',
        digits: 2,
        ctx: { app: 'Payroll', time: 1_790_000_000 },
        ...changes,
      }),
    options: (account, changes) =>
      state(credentialOptionsStatement, {
        ...names(account),
        chal: random(32),
        exp: 1_790_000_600,
        pinRequired: false,
        ...changes,
      }),
    revocation: (account, changes) =>
      state(revocationStatement, { ...names(account), reason: 'by-admin', ...changes }),
  }
}

function credentialIdOf({ phoneSignIn }: ActiveAccount): string {
  if (phoneSignIn === undefined) return random(32)
  return phoneSignIn.state === 'deleted' ? phoneSignIn.credentialId : phoneSignIn.credential.id
}
