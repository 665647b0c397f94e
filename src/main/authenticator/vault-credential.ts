/** Turning phone sign-in on: a passwordless key made, sealed, vouched for by the device key. @module */
import { sha256 } from '@noble/hashes/sha2.js'
import { toBase64url, utf8, type Bytes } from '#protocol/bytes'
import { encodeAttestation } from '#protocol/attestation'
import { webAuthnInput } from '#protocol/approval'
import { aaguid, encodeAttestedData, registrationFlags, rpId } from '#protocol/authenticator-data'
import type { PublicKey } from '#protocol/fields'
import { toCose } from '#protocol/public-key'
import {
  credentialOptionsStatement,
  encodeRegistrationClientData,
  type CredentialOptions,
  type RegistrationResponse,
} from '#protocol/registration'
import { findSealed } from './credential-deletion.ts'
import type { DeviceStatements } from './device-statements.ts'
import { missingKey } from './device-keys.ts'
import { createKeyPair, isKeyOf, sign, thumbprint, type KeyPair } from './key-pair.ts'
import { checkPinned } from './pinned-statement.ts'
import { sealKey, type StretchedPin } from './sealed-key.ts'
import { Secret } from './secret.ts'
import type { Registered } from './vault.ts'
import { checkActive } from './vault-ledger.ts'
import type { VaultParts } from './vault-needs.ts'
import type { VaultPin } from './vault-pin.ts'
import type { ActiveAccount, Credential, PhoneSignIn } from './vault-state.ts'

type Refusal = Extract<Registered, { readonly outcome: 'refused' }>

export class VaultCredential {
  readonly #parts: VaultParts
  readonly #pin: VaultPin
  readonly #statements: DeviceStatements

  constructor(parts: VaultParts, pin: VaultPin, statements: DeviceStatements) {
    this.#parts = parts
    this.#pin = pin
    this.#statements = statements
  }

  create(accountId: string, statement: string, pin: Secret): Promise<Registered> {
    return this.#pin.alone(async () => {
      const account = this.#parts.ledger.getActive(accountId)
      const options = checkPinned(account, credentialOptionsStatement, statement)
      if (account.phoneSignIn?.state === 'active') return refused({ reason: 'phone-sign-in-on' })
      const accepted = await this.#acceptPin(pin)
      if ('outcome' in accepted) return accepted
      using stretched = accepted
      return await this.#make(account, options, stretched)
    })
  }

  async activate(accountId: string, credentialId: string): Promise<void> {
    await this.#parts.ledger.changeAccount(accountId, (account) => {
      const { phoneSignIn } = account
      const prepared =
        phoneSignIn?.state === 'preparing' && phoneSignIn.credential.id === credentialId
      if (!prepared) return account
      return { ...account, phoneSignIn: { state: 'active', credential: phoneSignIn.credential } }
    })
    this.#parts.crashPoints.reached('vault:credential-activated')
  }

  /** The first PIN is set; any later one must open a key that is sealed already. */
  async #acceptPin(pin: Secret): Promise<StretchedPin | Refusal> {
    const { accounts } = this.#parts.ledger.state
    let anySealed = false
    for (const account of accounts) {
      const sealed = findSealed(account)
      if (!sealed || account.state !== 'active') continue
      anySealed = true
      const opening = await this.#pin.open(account, sealed.credential, pin)
      if ('opened' in opening) {
        opening.opened.key.erase()
        return opening.opened.pin
      }
      if (opening.refused.reason !== 'key-missing') return refused(opening.refused)
    }
    if (anySealed) return refused({ reason: 'key-missing' })
    const set = await this.#pin.set(pin)
    return 'pin' in set ? set.pin : refused({ reason: set.fault })
  }

  async #make(
    account: ActiveAccount,
    options: CredentialOptions,
    pin: StretchedPin,
  ): Promise<Registered> {
    const { random, cipher } = this.#parts
    const pair = createKeyPair(random)
    using key = pair.secret
    using wrap = new Secret(random.bytes(32))
    const id = toBase64url(random.bytes(32))
    const belonging = { account, credentialId: id }
    const sealed = await sealKey({ cipher, random }, key, { pin, wrap, belonging })
    const registration = await this.#register(account, options, { id, pair })
    const { publicKey } = pair
    const { pinRequired } = options
    const credential: Credential = { id, publicKey, counter: 0, pinRequired, sealed }
    await this.#store(account, { state: 'preparing', credential, registration }, wrap)
    return { outcome: 'created', registration }
  }

  async #register(
    account: ActiveAccount,
    { chal, rpi, iss, tid, dev }: CredentialOptions,
    { id: credentialId, pair }: { readonly id: string; readonly pair: KeyPair },
  ): Promise<RegistrationResponse> {
    const key = thumbprint(account.deviceKey)
    const clientData = encodeRegistrationClientData({
      challenge: chal,
      origin: account.relyingParty.origin,
      registration: { v: 1, rpi, iss, tid, dev, key },
    })
    const authenticatorData = attestedData(credentialId, pair.publicKey)
    const input = webAuthnInput(authenticatorData, Uint8Array.from(sha256(clientData)))
    const signature = sign(pair.secret, input)
    const coseKey = toCose(pair.publicKey)
    const link = await this.#statements.link(account.id, { chal, credentialId, coseKey })
    return {
      id: credentialId,
      clientDataJSON: toBase64url(clientData),
      attestationObject: toBase64url(encodeAttestation({ authenticatorData, signature })),
      link: toBase64url(link),
    }
  }

  /** The record first: a stop before the wrap is stored leaves a key that nothing opens, and `resume` drops it. */
  async #store(account: ActiveAccount, phoneSignIn: PhoneSignIn, wrap: Secret): Promise<void> {
    const { ledger, crashPoints } = this.#parts
    const { id } = account
    await ledger.changeAccount(id, (now) => ({ ...checkActive(now), phoneSignIn }))
    crashPoints.reached('vault:credential-recorded')
    try {
      await this.#storeWrap(account, phoneSignIn, wrap)
    } catch (error) {
      const { phoneSignIn: before } = account
      await ledger.changeAccount(id, (now) => ({ ...now, phoneSignIn: before }))
      throw error
    }
    crashPoints.reached('vault:wrap-stored')
  }

  async #storeWrap(account: ActiveAccount, phoneSignIn: PhoneSignIn, wrap: Secret): Promise<void> {
    if (phoneSignIn.state === 'deleted') return
    const { secrets } = this.#parts
    const credentialId = phoneSignIn.credential.id
    using entry = await secrets.readAccount(account.id)
    if (!entry || !isKeyOf(entry.deviceKey, account.deviceKey)) throw missingKey(account.id, !entry)
    await secrets.writeAccount(account.id, { ...entry, wrap: { credentialId, key: wrap } })
  }
}

function attestedData(credentialId: string, publicKey: PublicKey): Bytes {
  const rpIdHash = Uint8Array.from(sha256(utf8(rpId)))
  const data = { rpIdHash, flags: registrationFlags, signCount: 0 }
  return encodeAttestedData(data, { aaguid, credentialId, publicKey })
}

function refused<R>(refusal: R): R & { readonly outcome: 'refused' } {
  return { outcome: 'refused', ...refusal }
}
