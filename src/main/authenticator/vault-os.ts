/** Letting the operating system's yes open a passwordless key: allowed by the PIN, asked for one challenge, taken once. @module */
import { toBase64url } from '#protocol/bytes'
import { findSealed } from './credential-deletion.ts'
import { AuthenticatorError } from './errors.ts'
import { endOs } from './os-secret-ending.ts'
import { openKeyForOs, sealKeyForOs } from './os-sealed-key.ts'
import type { OsPrompt } from './ports.ts'
import { Secret } from './secret.ts'
import {
  OsConsent,
  type OsAllowed,
  type OsConsented,
  type OsScope,
  type OsVerification,
  type PinRefusal,
} from './user-verification.ts'
import { accountOf } from './vault-ledger.ts'
import type { VaultParts } from './vault-needs.ts'
import type { VaultPin } from './vault-pin.ts'
import { createOsSecret, type OsSecret } from './vault-secrets.ts'
import type { Account, ActiveAccount, Credential, OsSealedKey, VaultState } from './vault-state.ts'

/** From the system's yes to the key: the program's own steps, nobody's typing. */
const consentLifetimeMs = 10_000

interface Eligible {
  readonly account: ActiveAccount
  readonly credential: Credential
}

interface OpenedForOs extends Eligible {
  readonly key: Secret
}

type NotAllowed = Extract<OsAllowed, { readonly outcome: 'refused' }>

type OsOpening =
  | { readonly key: Secret }
  | {
      readonly refused: PinRefusal | { readonly reason: 'key-missing' | 'unavailable' }
    }

export class VaultOs {
  readonly #parts: VaultParts
  readonly #pin: VaultPin
  readonly #consents = new Set<OsConsent>()

  constructor(parts: VaultParts, pin: VaultPin) {
    this.#parts = parts
    this.#pin = pin
  }

  stateOf(accountId: string): OsVerification {
    const credential = findSealed(this.#parts.ledger.get(accountId))?.credential
    if (credential?.pinRequired === true) return 'pin-demanded'
    return credential && this.#findSeal(credential) ? 'on' : 'off'
  }

  allow(scope: OsScope, pin: Secret): Promise<OsAllowed> {
    return this.#pin.alone(async () => {
      const eligible = this.#findEligible(scope)
      if ('outcome' in eligible) return eligible
      const opened: OpenedForOs[] = []
      try {
        const refused = await this.#openAll(eligible, pin, opened)
        if (refused) return refused
        await this.#seal(opened)
      } finally {
        for (const { key } of opened) key.erase()
      }
      return { outcome: 'allowed', accountIds: opened.map(({ account }) => account.id) }
    })
  }

  async ask(
    credential: Credential,
    asking: {
      readonly prompt: OsPrompt
      readonly challenge: string
      readonly signal: AbortSignal | undefined
    },
  ): Promise<OsConsented> {
    const { prompt, challenge, signal } = asking
    if (credential.pinRequired || !this.#findSeal(credential)) {
      return { outcome: 'refused', reason: 'os-verification-off' }
    }
    const answer = await prompt.ask(signal)
    if (answer !== 'verified') return { outcome: 'refused', reason: answer }
    if (signal?.aborted === true) return { outcome: 'refused', reason: 'timed-out' }
    return { outcome: 'consented', consent: this.#consent(challenge) }
  }

  /** A consent that this vault did not give, or gave for another challenge, opens nothing. */
  take(consent: OsConsent, { accountId, hash }: { accountId: string; hash: string }): void {
    const isOurs = this.#consents.delete(consent)
    if (!consent.take(hash) || !isOurs) throw refusedConsent(accountId)
  }

  /** Only inside the PIN's `alone`, for a consent that was taken. */
  async open({ account, credential }: Eligible): Promise<OsOpening> {
    const seal = this.#findSeal(credential)
    if (credential.pinRequired || !seal) return { refused: { reason: 'unavailable' } }
    const spent = await this.#pin.findSpent(credential.sealed.pinId)
    if (spent) return { refused: spent }
    const key = await this.#open({ account, credential }, seal)
    return key ? { key } : { refused: { reason: 'key-missing' } }
  }

  voidConsents(): void {
    for (const consent of this.#consents) consent[Symbol.dispose]()
    this.#consents.clear()
  }

  #findSeal({ osSealed }: Credential): OsSealedKey | undefined {
    const { osVerification, deleting } = this.#parts.ledger.state
    if (deleting !== undefined || osVerification?.ending === true) return undefined
    return osSealed?.osId === osVerification?.id ? osSealed : undefined
  }

  /** Where there is none, nobody is asked for a PIN. */
  #findEligible(scope: OsScope): readonly Eligible[] | NotAllowed {
    const { ledger } = this.#parts
    const accounts: readonly Account[] =
      scope === 'all' ? ledger.state.accounts : [ledger.getActive(scope.accountId)]
    const sealed = accounts.flatMap((account) => {
      const credential = findSealed(account)?.credential
      return account.state === 'active' && credential ? [{ account, credential }] : []
    })
    if (sealed.length === 0) return { outcome: 'refused', reason: 'phone-sign-in-off' }
    const free = sealed.filter(({ credential }) => !credential.pinRequired)
    return free.length === 0 ? { outcome: 'refused', reason: 'pin-demanded' } : free
  }

  /** Each key by the PIN, as for an approval; one whose other half is not in the keychain is left out. */
  async #openAll(
    eligible: readonly Eligible[],
    pin: Secret,
    opened: OpenedForOs[],
  ): Promise<NotAllowed | undefined> {
    for (const each of eligible) {
      const opening = await this.#pin.open(each.account, each.credential, pin)
      if ('opened' in opening) {
        opening.opened.pin[Symbol.dispose]()
        opened.push({ ...each, key: opening.opened.key })
      } else if (opening.refused.reason !== 'key-missing') {
        return { outcome: 'refused', ...opening.refused }
      }
    }
    return opened.length === 0 ? { outcome: 'refused', reason: 'key-missing' } : undefined
  }

  async #seal(opened: readonly OpenedForOs[]): Promise<void> {
    const { ledger, crashPoints, cipher, random, secrets } = this.#parts
    using os = await this.#secret()
    const seals = new Map<string, OsSealedKey>()
    for (const { account, credential, key } of opened) {
      using entry = await secrets.readAccount(account.id)
      if (entry?.wrap?.credentialId !== credential.id) continue
      const belonging = { account, credentialId: credential.id }
      const under = { os, wrap: entry.wrap.key, belonging }
      seals.set(credential.id, await sealKeyForOs({ cipher, random }, key, under))
    }
    await ledger.change((state) => ({ state: withSeals(state, seals), answer: undefined }))
    crashPoints.reached('vault:os-sealed')
  }

  /** The one that is there, or a new one: its name is recorded first, so that a stop leaves none behind. */
  async #secret(): Promise<OsSecret> {
    const { ledger, secrets, random, crashPoints } = this.#parts
    const { osVerification } = ledger.state
    if (osVerification) {
      const held = osVerification.ending ? undefined : await secrets.readOsSecret()
      if (held?.id === osVerification.id) return held
      held?.[Symbol.dispose]()
      await endOs(this.#parts)
    }
    const id = toBase64url(random.bytes(16))
    await ledger.change((state) => ({
      state: { ...state, osVerification: { id } },
      answer: undefined,
    }))
    crashPoints.reached('vault:os-recorded')
    const made = createOsSecret(id, new Secret(random.bytes(32)))
    await secrets.writeOsSecret(made)
    crashPoints.reached('vault:os-secret-stored')
    return made
  }

  async #open({ account, credential }: Eligible, seal: OsSealedKey): Promise<Secret | undefined> {
    const { secrets, cipher } = this.#parts
    using os = await secrets.readOsSecret()
    if (!os) return undefined
    using entry = await secrets.readAccount(account.id)
    if (entry?.wrap?.credentialId !== credential.id) return undefined
    const belonging = { account, credentialId: credential.id }
    return await openKeyForOs(cipher, seal, { os, wrap: entry.wrap.key, belonging })
  }

  #consent(challenge: string): OsConsent {
    const consent = new OsConsent(challenge)
    this.#consents.add(consent)
    this.#parts.clock.after(consentLifetimeMs, () => {
      consent[Symbol.dispose]()
      this.#consents.delete(consent)
    })
    return consent
  }
}

function refusedConsent(accountId: string): AuthenticatorError {
  const message = 'The consent was used, voided, for another challenge, or nobody gave it.'
  return new AuthenticatorError('GRANT_REFUSED', message, { accountId })
}

/** A credential that was replaced or deleted meanwhile gets none. */
function withSeals(state: VaultState, seals: ReadonlyMap<string, OsSealedKey>): VaultState {
  const accounts = state.accounts.map((each) => {
    const phoneSignIn = findSealed(accountOf(state, each.id))
    const osSealed = phoneSignIn && seals.get(phoneSignIn.credential.id)
    if (!phoneSignIn || !osSealed) return each
    return {
      ...each,
      phoneSignIn: { ...phoneSignIn, credential: { ...phoneSignIn.credential, osSealed } },
    }
  })
  return { ...state, accounts }
}
