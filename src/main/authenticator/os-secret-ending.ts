/** How the OS secret goes: with it, no copy of the file lets the operating system's yes open anything. @module */
import { findSealed } from './credential-deletion.ts'
import type { VaultParts } from './vault-needs.ts'
import type { Account, Credential, VaultState } from './vault-state.ts'

/**
 * Recorded first, and no key is sealed for the system any more: a stop in the middle is gone on with by
 * `resumeOs`. The secret goes even where the file, which may be an older one, knows of none.
 */
export async function endOs(parts: VaultParts): Promise<void> {
  const { ledger, secrets, crashPoints } = parts
  await ledger.change((state) => ({ state: toEnding(state), answer: undefined }))
  crashPoints.reached('vault:os-ending-recorded')
  await secrets.deleteOsSecret()
  crashPoints.reached('vault:os-secret-deleted')
  await ledger.change((state) => ({ state: toEnded(state), answer: undefined }))
}

/** Nothing is sealed under it: the last such account is gone. */
export async function endOsIfUnused(parts: VaultParts): Promise<void> {
  const { osVerification, accounts } = parts.ledger.state
  if (osVerification !== undefined && !accounts.some(isSealedForOs)) await endOs(parts)
}

/**
 * At start. The keychain decides: an older file that names a secret which was deleted or replaced since
 * brings nothing back, and what it sealed under it is dropped.
 */
export async function resumeOs(parts: VaultParts): Promise<void> {
  const { osVerification, accounts } = parts.ledger.state
  if (osVerification === undefined) return
  const used = osVerification.ending === undefined && accounts.some(isSealedForOs)
  if (used && (await holdsSecret(parts, osVerification.id))) return
  await endOs(parts)
}

async function holdsSecret({ secrets }: VaultParts, id: string): Promise<boolean> {
  using os = await secrets.readOsSecret()
  return os?.id === id
}

function isSealedForOs(account: Account): boolean {
  return findSealed(account)?.credential.osSealed !== undefined
}

function toEnding(state: VaultState): VaultState {
  const { osVerification } = state
  if (osVerification === undefined || osVerification.ending === true) return state
  const accounts = state.accounts.map(withoutOsSeal)
  return { ...state, accounts, osVerification: { id: osVerification.id, ending: true } }
}

function toEnded(state: VaultState): VaultState {
  const { osVerification, ...rest } = state
  return osVerification === undefined ? state : rest
}

function withoutOsSeal(account: Account): Account {
  const phoneSignIn = findSealed(account)
  if (phoneSignIn?.credential.osSealed === undefined) return account
  const { id, publicKey, counter, pinRequired, sealed } = phoneSignIn.credential
  const credential: Credential = { id, publicKey, counter, pinRequired, sealed }
  return { ...account, phoneSignIn: { ...phoneSignIn, credential } }
}
