/** How an account comes into the vault, and how it goes: at every moment whole, or absent after a sweep. @module */
import { fromBase64url, toBase64url } from '#protocol/bytes'
import type { EnrollmentReply } from '#protocol/enrollment'
import { revocationStatement } from '#protocol/revocation'
import { deleteWrap, findSealed } from './credential-deletion.ts'
import { missingKey, type DeviceKeys } from './device-keys.ts'
import { createKeyPair, isKeyOf } from './key-pair.ts'
import { checkPinned } from './pinned-statement.ts'
import { Secret } from './secret.ts'
import { endOsIfUnused } from './os-secret-ending.ts'
import type { NewAccount } from './vault.ts'
import { enrolled } from './vault-ledger.ts'
import type { VaultParts } from './vault-needs.ts'
import {
  isBegun,
  type Account,
  type EndedAccount,
  type PreparingAccount,
  type VaultState,
} from './vault-state.ts'

/** So many ended accounts are remembered for the person to read. */
const maxEnded = 20

export class VaultEnrollment {
  readonly #parts: VaultParts
  readonly #keys: DeviceKeys
  /** Begun by this process, which will end them: a sweep leaves them alone. */
  readonly #begun = new Set<string>()

  constructor(parts: VaultParts, keys: DeviceKeys) {
    this.#parts = parts
    this.#keys = keys
  }

  async prepare(added: NewAccount): Promise<Account> {
    const { ledger, secrets, random, crashPoints } = this.#parts
    const pair = createKeyPair(random)
    using made = pair.secret
    const account = await this.#record(added, pair.publicKey)
    crashPoints.reached('vault:account-recorded')
    try {
      const others = ledger.state.accounts.filter(isBegun)
      await secrets.ensureCanary(others.length === 0)
      await secrets.writeAccount(account.id, {
        deviceKey: made,
        wrap: undefined,
        totp: undefined,
      })
    } catch (error) {
      await this.#drop(account.id)
      throw error
    }
    this.#keys.keep(account.id, made.copy())
    crashPoints.reached('vault:device-key-stored')
    const { code } = added
    const kept = await ledger.changeAccount(account.id, (each) =>
      each.state === 'preparing' ? { ...each, code } : each,
    )
    crashPoints.reached('vault:code-kept')
    return kept
  }

  async recordPrepared(
    accountId: string,
    { dev, totp }: Pick<EnrollmentReply, 'dev' | 'totp'>,
  ): Promise<Account> {
    const { ledger, crashPoints } = this.#parts
    if (totp) await this.#storeTotp(accountId, totp.secret)
    const answer = await ledger.changeAccount(accountId, (account) => {
      if (account.state !== 'preparing') return account
      if (!totp) return { ...withoutCode(account), dev }
      const { algorithm, digits, periodSeconds } = totp
      return { ...withoutCode(account), dev, totp: { algorithm, digits, periodSeconds } }
    })
    crashPoints.reached('vault:prepared-recorded')
    return answer
  }

  async activate(accountId: string): Promise<Account> {
    const { ledger, crashPoints } = this.#parts
    const answer = await ledger.changeAccount(accountId, (account) =>
      account.state === 'preparing'
        ? { ...account, state: 'active', dev: enrolled(account) }
        : account,
    )
    this.#begun.delete(accountId)
    crashPoints.reached('vault:account-activated')
    return answer
  }

  async remove(accountId: string): Promise<void> {
    await this.#parts.ledger.changeAccount(accountId, toRemoving)
    this.#parts.crashPoints.reached('vault:removal-recorded')
    await this.finishRemoval(accountId)
  }

  async revoke(accountId: string, statement: string): Promise<void> {
    const { ledger, clock } = this.#parts
    const account = ledger.getActive(accountId)
    const { subject, reason } = checkPinned(account, revocationStatement, statement)
    if (subject.what === 'credential') {
      const { phoneSignIn } = account
      const named = findSealed(account)?.credential.id ?? deletedId(phoneSignIn)
      if (named === subject.cred) await this.discardCredential(accountId)
      return
    }
    const { account: person, tenant } = account
    const ended: EndedAccount = { account: person, tenant, reason, endedAt: clock.now() }
    await ledger.change((state) => ({
      state: withEnded(state, accountId, ended),
      answer: undefined,
    }))
    this.#parts.crashPoints.reached('vault:removal-recorded')
    await this.finishRemoval(accountId)
  }

  /** Secrets first, the record last, so that no key is left without a record. */
  async finishRemoval(accountId: string): Promise<void> {
    const { ledger, secrets, crashPoints } = this.#parts
    this.#keys.forget(accountId)
    await secrets.deleteAccount(accountId)
    crashPoints.reached('vault:secrets-deleted')
    const others = ledger.state.accounts.filter((each) => each.id !== accountId)
    if (!others.some(findSealed)) await secrets.deleteVerification()
    await this.#drop(accountId)
    await endOsIfUnused(this.#parts)
    crashPoints.reached('vault:account-dropped')
  }

  async discardCredential(accountId: string): Promise<void> {
    const { ledger, crashPoints } = this.#parts
    await ledger.changeAccount(accountId, (account) => {
      const sealed = findSealed(account)
      if (!sealed) return account
      const { id: credentialId } = sealed.credential
      return { ...account, phoneSignIn: { state: 'deleted', credentialId, reason: 'turned-off' } }
    })
    crashPoints.reached('vault:credential-turned-off')
    await this.finishDiscard(accountId)
  }

  async finishDiscard(accountId: string): Promise<void> {
    const { ledger } = this.#parts
    await deleteWrap(this.#parts, accountId)
    await ledger.changeAccount(accountId, (account) => {
      if (account.phoneSignIn?.state !== 'deleted') return account
      return { ...account, phoneSignIn: undefined }
    })
    await endOsIfUnused(this.#parts)
  }

  /** Enrolments that a stop cut off before the key was stored: nobody was asked, and nobody will end them. */
  async sweep(): Promise<void> {
    for (const account of this.#parts.ledger.state.accounts) {
      const left = account.state === 'removing' || !isBegun(account)
      if (left && !this.#begun.has(account.id)) await this.finishRemoval(account.id)
    }
  }

  async #record(
    { relyingParty, issuer, tenant, account }: NewAccount,
    deviceKey: PreparingAccount['deviceKey'],
  ): Promise<Account> {
    const { ledger, random, clock } = this.#parts
    const id = toBase64url(random.bytes(16))
    this.#begun.add(id)
    return await ledger.change((state) => {
      const answer: PreparingAccount = {
        id,
        state: 'preparing',
        relyingParty,
        issuer,
        tenant,
        account,
        installation:
          findInstallation(state, relyingParty.instance) ?? toBase64url(random.bytes(16)),
        deviceKey,
        addedAt: clock.now(),
      }
      return { state: { ...state, accounts: [...state.accounts, answer] }, answer }
    })
  }

  async #storeTotp(accountId: string, secret: string): Promise<void> {
    const { ledger, secrets } = this.#parts
    const { deviceKey } = ledger.get(accountId)
    using entry = await secrets.readAccount(accountId)
    if (!entry || !isKeyOf(entry.deviceKey, deviceKey)) throw missingKey(accountId, !entry)
    using totp = new Secret(fromBase64url(secret))
    await secrets.writeAccount(accountId, { ...entry, totp })
  }

  async #drop(accountId: string): Promise<void> {
    this.#begun.delete(accountId)
    await this.#parts.ledger.change((state) => {
      const accounts = state.accounts.filter((each) => each.id !== accountId)
      return { state: { ...state, accounts }, answer: undefined }
    })
  }
}

function withoutCode<T extends Account>(account: T): T {
  return 'code' in account ? { ...account, code: undefined } : account
}

function toRemoving(account: Account): Account {
  return { ...withoutCode(account), state: 'removing' }
}

function deletedId(phoneSignIn: Account['phoneSignIn']): string | undefined {
  return phoneSignIn?.state === 'deleted' ? phoneSignIn.credentialId : undefined
}

function findInstallation(state: VaultState, instance: string): string | undefined {
  return state.accounts.find((each) => each.relyingParty.instance === instance)?.installation
}

function withEnded(state: VaultState, accountId: string, ended: EndedAccount): VaultState {
  const accounts = state.accounts.map((each) => (each.id === accountId ? toRemoving(each) : each))
  return { ...state, accounts, ended: [ended, ...state.ended].slice(0, maxEnded) }
}
