/** Everything that a device key signs: statements of five kinds, its half of the connection proof, the link, a second factor. @module */
import { sha256 } from '@noble/hashes/sha2.js'
import { encodeApprovalClientData, webAuthnInput, type ApprovalResponse } from '#protocol/approval'
import { encodeAuthenticatorData, pushFlags, rpId } from '#protocol/authenticator-data'
import { toBase64url, utf8, type Bytes } from '#protocol/bytes'
import type { Canonical } from '#protocol/canonical'
import { challengeStatement, contextBytes } from '#protocol/challenge'
import { deviceProofInput, type Transcript } from '#protocol/connection'
import { denialStatement, type DenialReason } from '#protocol/denial'
import {
  enrollmentConfirmationStatement,
  enrollmentRequestStatement,
  type EnrollmentRequest,
} from '#protocol/enrollment'
import { finishStatement, statementInput, type Statement } from '#protocol/jws'
import { credentialRequestStatement, linkInput } from '#protocol/registration'
import { toDer } from '#protocol/signature'
import { removalRequestStatement, type RevocationSubject } from '#protocol/revocation'
import type { DeviceKeys } from './device-keys.ts'
import { digest, sign, thumbprint } from './key-pair.ts'
import { checkPinned } from './pinned-statement.ts'
import type { Typed } from './vault.ts'
import type { VaultParts } from './vault-needs.ts'
import type { Account } from './vault-state.ts'
import { accountOf, enrolled } from './vault-ledger.ts'

/** The rest of what a link names; the account gives the names. */
type Linked = Pick<Parameters<typeof linkInput>[0], 'chal' | 'credentialId' | 'coseKey'>

export class DeviceStatements {
  readonly #parts: VaultParts
  readonly #keys: DeviceKeys

  constructor(parts: VaultParts, keys: DeviceKeys) {
    this.#parts = parts
    this.#keys = keys
  }

  enrollmentRequest(
    accountId: string,
    { code, device }: Pick<EnrollmentRequest, 'code' | 'device'>,
  ): Promise<string> {
    const account = this.#account(accountId)
    const { installation, deviceKey: key } = account
    const payload = { ...names(account), code, installation, key, device, iat: this.#now() }
    return this.#sign(account, enrollmentRequestStatement, payload)
  }

  enrollmentConfirmation(accountId: string): Promise<string> {
    const account = this.#account(accountId)
    const payload = { ...enrolledNames(account), iat: this.#now() }
    return this.#sign(account, enrollmentConfirmationStatement, payload)
  }

  credentialRequest(accountId: string, { code }: { readonly code?: string }): Promise<string> {
    const account = this.#account(accountId)
    const given = code === undefined ? {} : { code }
    const payload = { ...enrolledNames(account), ...given, iat: this.#now() }
    return this.#sign(account, credentialRequestStatement, payload)
  }

  removalRequest(accountId: string, subject: RevocationSubject): Promise<string> {
    const account = this.#account(accountId)
    const payload = { ...enrolledNames(account), subject, iat: this.#now() }
    return this.#sign(account, removalRequestStatement, payload)
  }

  async denial(accountId: string, challenge: string, reason: DenialReason): Promise<string> {
    const account = this.#parts.ledger.getActive(accountId)
    const { txn } = checkPinned(account, challengeStatement, challenge)
    const about = { txn, challenge: digest(utf8(challenge)), reason }
    const payload = { ...enrolledNames(account), ...about, iat: this.#now() }
    return await this.#sign(account, denialStatement, payload)
  }

  /** An approval of a second factor: the person was present, and typed `number`. */
  async push(
    accountId: string,
    challenge: string,
    { number, shown }: Typed,
  ): Promise<ApprovalResponse> {
    const account = this.#parts.ledger.getActive(accountId)
    const asked = checkPinned(account, challengeStatement, challenge)
    if (asked.purpose !== 'second-factor') throw new TypeError('not a second factor')
    if (!/^[0-9]+$/.test(number) || number.length !== asked.digits) {
      throw new TypeError(`the number has ${asked.digits} digits`)
    }
    const { v, rpi, iss, tid, dev } = enrolledNames(account)
    const clientData = encodeApprovalClientData(
      {
        challenge: digest(utf8(challenge)),
        origin: account.relyingParty.origin,
        approval: {
          ...{ v, rpi, iss, tid, txn: asked.txn, dev, decision: 'approve', number },
          ctx: digest(contextBytes(shown)),
        },
      },
      'approval.push',
    )
    const rpIdHash = Uint8Array.from(sha256(utf8(rpId)))
    const data = encodeAuthenticatorData({ rpIdHash, flags: pushFlags, signCount: 0 })
    const key = await this.#keys.get(accountId)
    const signature = sign(key, webAuthnInput(data, Uint8Array.from(sha256(clientData))))
    return {
      id: thumbprint(account.deviceKey),
      clientDataJSON: toBase64url(clientData),
      authenticatorData: toBase64url(data),
      signature: toBase64url(toDer(signature)),
    }
  }

  async connectionProof(accountId: string, transcript: Transcript): Promise<Bytes> {
    const { issuer: iss, dev } = this.#parts.ledger.getActive(accountId)
    const key = await this.#keys.get(accountId)
    return sign(key, deviceProofInput(transcript, { iss, dev }))
  }

  async link(accountId: string, linked: Linked): Promise<Bytes> {
    const { rpi, iss, tid, dev } = enrolledNames(this.#account(accountId))
    const key = await this.#keys.get(accountId)
    return sign(key, linkInput({ rpi, iss, tid, dev, ...linked }))
  }

  #account(accountId: string): Account {
    return accountOf(this.#parts.ledger.state, accountId)
  }

  async #sign<T extends Canonical>(
    account: Account,
    statement: Statement<T>,
    payload: T,
  ): Promise<string> {
    const key = await this.#keys.get(account.id)
    const input = statementInput(statement, thumbprint(account.deviceKey), payload)
    return finishStatement(input, sign(key, utf8(input)))
  }

  #now(): number {
    return Math.floor(this.#parts.clock.now() / 1000)
  }
}

function names(account: Account) {
  const { relyingParty, issuer: iss, tenant } = account
  return { v: 1, rpi: relyingParty.instance, iss, tid: tenant.id } as const
}

function enrolledNames(account: Account) {
  return { ...names(account), dev: enrolled(account) }
}
