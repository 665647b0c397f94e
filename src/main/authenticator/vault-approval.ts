/** Signing an approval: the key from a grant, the next counter, durable before anything leaves. @module */
import { sha256 } from '@noble/hashes/sha2.js'
import { encodeApprovalClientData, webAuthnInput, type ApprovalResponse } from '#protocol/approval'
import { approvalFlags, encodeAuthenticatorData, rpId } from '#protocol/authenticator-data'
import { toBase64url, utf8 } from '#protocol/bytes'
import { challengeStatement, contextBytes, type Challenge } from '#protocol/challenge'
import { toDer } from '#protocol/signature'
import { findSealed } from './credential-deletion.ts'
import { AuthenticatorError } from './errors.ts'
import { digest, isKeyOf, sign } from './key-pair.ts'
import { checkPinned } from './pinned-statement.ts'
import type { OsPrompt } from './ports.ts'
import type { Secret } from './secret.ts'
import {
  Grant,
  type OsConsent,
  type OsConsented,
  type Verification,
  type VerificationRequest,
} from './user-verification.ts'
import type { Approving } from './vault.ts'
import { checkActive, accountOf, type Change } from './vault-ledger.ts'
import type { VaultParts } from './vault-needs.ts'
import type { VaultOs } from './vault-os.ts'
import type { VaultPin } from './vault-pin.ts'
import type { ActiveAccount, Credential, SignedApproval, VaultState } from './vault-state.ts'

/** A grant that nobody uses for so long is void. */
const grantLifetimeMs = 60_000

interface Asked {
  readonly account: ActiveAccount
  readonly credential: Credential
  readonly challenge: Challenge
  /** base64url SHA-256 of the statement. */
  readonly hash: string
}

export class VaultApproval {
  readonly #parts: VaultParts
  readonly #pin: VaultPin
  readonly #os: VaultOs
  readonly #grants = new Set<Grant>()

  constructor(parts: VaultParts, pin: VaultPin, os: VaultOs) {
    this.#parts = parts
    this.#pin = pin
    this.#os = os
  }

  async open(accountId: string, statement: string, pin: Secret): Promise<Verification> {
    return this.#pin.alone(async () => {
      const asked = findAsked(this.#parts.ledger.getActive(accountId), statement)
      if (!asked) return { outcome: 'refused', reason: 'phone-sign-in-off' }
      const opening = await this.#pin.open(asked.account, asked.credential, pin)
      if ('refused' in opening) return { outcome: 'refused', ...opening.refused }
      opening.opened.pin[Symbol.dispose]()
      return { outcome: 'verified', grant: this.#grant(asked.hash, opening.opened.key) }
    })
  }

  /** Not in the PIN's queue: the person may take their time, and meanwhile type the PIN elsewhere. */
  async askOs(request: VerificationRequest, prompt: OsPrompt): Promise<OsConsented> {
    const { accountId, challenge, signal } = request
    const asked = findAsked(this.#parts.ledger.getActive(accountId), challenge)
    if (!asked) return { outcome: 'refused', reason: 'phone-sign-in-off' }
    return await this.#os.ask(asked.credential, { prompt, challenge: asked.hash, signal })
  }

  async openWithOs(
    accountId: string,
    statement: string,
    consent: OsConsent,
  ): Promise<Verification> {
    // Taken before the queue: it does not grow old while somebody's PIN is waited for.
    this.#os.take(consent, { accountId, hash: digest(utf8(statement)) })
    return this.#pin.alone(async () => {
      const asked = findAsked(this.#parts.ledger.getActive(accountId), statement)
      if (!asked) return { outcome: 'refused', reason: 'phone-sign-in-off' }
      const opening = await this.#os.open(asked)
      if ('refused' in opening) return { outcome: 'refused', ...opening.refused }
      return { outcome: 'verified', grant: this.#grant(asked.hash, opening.key) }
    })
  }

  voidGrants(): void {
    this.#os.voidConsents()
    for (const grant of this.#grants) grant[Symbol.dispose]()
    this.#grants.clear()
  }

  async approve(accountId: string, approving: Approving): Promise<ApprovalResponse> {
    const { ledger, crashPoints } = this.#parts
    using grant = approving.grant
    this.#grants.delete(grant)
    const response = await ledger.change((state) => {
      const account = checkActive(accountOf(state, accountId))
      const asked = findAsked(account, approving.challenge)
      if (!asked) throw refusedGrant(accountId, 'The challenge names no key of this account.')
      const signed = findSigned(account, (each) => each.challenge === asked.hash)
      if (signed) return { state, answer: signed.response }
      const change = this.#sign(state, asked, approving)
      crashPoints.reached('vault:approval-signed')
      return change
    })
    crashPoints.reached('vault:approval-durable')
    return response
  }

  find(accountId: string, txn: string): ApprovalResponse | undefined {
    const account = this.#parts.ledger.getActive(accountId)
    return findSigned(account, (each) => each.txn === txn)?.response
  }

  async settle(accountId: string, txn: string): Promise<void> {
    await this.#parts.ledger.change((state) => {
      const account = accountOf(state, accountId)
      const settled = findSigned(account, (each) => each.txn === txn)
      const credential = findSealed(account)?.credential
      if (!settled || !credential) return { state, answer: undefined }
      return withCredential(state, account.id, credential, undefined)
    })
  }

  /** Everything that can refuse comes before the key is taken out of the grant. */
  #sign(
    state: VaultState,
    { account, credential, challenge, hash }: Asked,
    { number, shown, grant }: Approving,
  ): Change<ApprovalResponse> {
    if (!/^[0-9]+$/.test(number) || number.length !== challenge.digits) {
      throw new TypeError(`the number has ${challenge.digits} digits`)
    }
    const clientData = encodeApprovalClientData({
      challenge: hash,
      origin: account.relyingParty.origin,
      approval: {
        v: 1,
        rpi: account.relyingParty.instance,
        iss: account.issuer,
        tid: account.tenant.id,
        txn: challenge.txn,
        dev: account.dev,
        decision: 'approve',
        number,
        ctx: digest(contextBytes(shown)),
      },
    })
    const counter = credential.counter + 1
    const rpIdHash = Uint8Array.from(sha256(utf8(rpId)))
    const data = encodeAuthenticatorData({ rpIdHash, flags: approvalFlags, signCount: counter })
    using key = takeKey(grant, hash, account.id, credential)
    const signature = sign(key, webAuthnInput(data, Uint8Array.from(sha256(clientData))))
    const response: ApprovalResponse = {
      id: credential.id,
      clientDataJSON: toBase64url(clientData),
      authenticatorData: toBase64url(data),
      signature: toBase64url(toDer(signature)),
    }
    const signed = { txn: challenge.txn, challenge: hash, response }
    const next = withCredential(state, account.id, { ...credential, counter }, signed)
    return { state: next.state, answer: response }
  }

  #grant(hash: string, key: Secret): Grant {
    const grant = new Grant(hash, key)
    this.#grants.add(grant)
    this.#parts.clock.after(grantLifetimeMs, () => {
      grant[Symbol.dispose]()
      this.#grants.delete(grant)
    })
    return grant
  }
}

/** What the challenge asks of which key; `undefined` where the account has not that key. */
function findAsked(account: ActiveAccount, statement: string): Asked | undefined {
  const challenge = checkPinned(account, challengeStatement, statement)
  const credential = findSealed(account)?.credential
  if (credential?.id !== challenge.cred) return undefined
  return { account, credential, challenge, hash: digest(utf8(statement)) }
}

function takeKey(grant: Grant, hash: string, accountId: string, credential: Credential): Secret {
  const key = grant.take(hash)
  if (!key) throw refusedGrant(accountId, 'The grant was used, voided, or for another challenge.')
  if (isKeyOf(key, credential.publicKey)) return key
  key.erase()
  throw refusedGrant(accountId, 'The grant holds another key than the credential it is used for.')
}

function refusedGrant(accountId: string, message: string): AuthenticatorError {
  return new AuthenticatorError('GRANT_REFUSED', message, { accountId })
}

function findSigned(
  { phoneSignIn }: Pick<ActiveAccount, 'phoneSignIn'>,
  fits: (signed: SignedApproval) => boolean,
): SignedApproval | undefined {
  const signed = phoneSignIn?.state === 'active' ? phoneSignIn.signed : undefined
  return signed && fits(signed) ? signed : undefined
}

/** A challenge for a credential that was only prepared shows that the relying party has it. */
function withCredential(
  state: VaultState,
  accountId: string,
  credential: Credential,
  signed: SignedApproval | undefined,
): Change<undefined> {
  const accounts = state.accounts.map((account) =>
    account.id === accountId
      ? { ...account, phoneSignIn: { state: 'active' as const, credential, signed } }
      : account,
  )
  return { state: { ...state, accounts }, answer: undefined }
}
