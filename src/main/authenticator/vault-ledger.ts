/** The vault's state in memory and on disk, which agree whenever nobody is writing. @module */
import { toBase64url } from '#protocol/bytes'
import { AuthenticatorError } from './errors.ts'
import type { Random, VaultFile } from './ports.ts'
import { createQueue } from './queue.ts'
import type { Account, ActiveAccount, VaultState } from './vault-state.ts'

/** What a change makes of the state, and what it has to say to its caller. */
export interface Change<T> {
  readonly state: VaultState
  readonly answer: T
}

/** One change at a time; memory follows the disk, never leads it. */
export class VaultLedger {
  readonly #file: VaultFile
  readonly #queue = createQueue()
  readonly #listeners = new Set<() => void>()
  #state: VaultState

  private constructor(file: VaultFile, state: VaultState) {
    this.#file = file
    this.#state = state
  }

  /** Writes nothing: a vault without accounts needs no file. */
  static async open(file: VaultFile, random: Random): Promise<VaultLedger> {
    return new VaultLedger(file, (await file.read()) ?? emptyState(random))
  }

  get state(): VaultState {
    return this.#state
  }

  /** Back when the change is durable. A change that gives back the very state it was given writes nothing. */
  change<T>(make: (state: VaultState) => Change<T>): Promise<T> {
    return this.#queue(async () => {
      const { state, answer } = make(this.#state)
      if (state === this.#state) return answer
      await this.#file.write(state)
      this.#state = state
      for (const listener of this.#listeners) listener()
      return answer
    })
  }

  /** Back when what was asked until now is on the disk, or was refused by it. */
  idle(): Promise<void> {
    return this.#queue(() => Promise.resolve())
  }

  /** Changes one account, which must be there. */
  async changeAccount(accountId: string, make: (account: Account) => Account): Promise<Account> {
    return this.change((state) => {
      const answer = make(accountOf(state, accountId))
      const accounts = state.accounts.map((each) => (each.id === accountId ? answer : each))
      return { state: { ...state, accounts }, answer }
    })
  }

  get(accountId: string): Account {
    return accountOf(this.#state, accountId)
  }

  getActive(accountId: string): ActiveAccount {
    return checkActive(this.get(accountId))
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}

/** Throws `ACCOUNT_UNKNOWN`. */
export function accountOf(state: VaultState, accountId: string): Account {
  const account = state.accounts.find((each) => each.id === accountId)
  if (account === undefined) throw unknown(accountId, 'This device has no such account.')
  return account
}

/** Throws `ACCOUNT_UNKNOWN` for an account that is not whole yet, or no more. */
export function checkActive(account: Account): ActiveAccount {
  if (account.state !== 'active') throw unknown(account.id, 'This account is not in use.')
  return account
}

/** The enrolment's id. Throws `ACCOUNT_UNKNOWN` for an account that the relying party has not prepared. */
export function enrolled(account: Account): string {
  if (account.dev === undefined) throw unknown(account.id, 'This account is not prepared yet.')
  return account.dev
}

function unknown(accountId: string, message: string): AuthenticatorError {
  return new AuthenticatorError('ACCOUNT_UNKNOWN', message, { accountId })
}

function emptyState(random: Random): VaultState {
  const [id, canary] = [random.bytes(16), random.bytes(16)].map(toBase64url)
  return { id: id ?? '', canary: canary ?? '', accounts: [], ended: [] }
}
