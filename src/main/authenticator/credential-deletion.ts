/** Every passwordless key of this device, deleted at once: after the last wrong PIN, or a forgotten one. @module */
import { AuthenticatorError } from './errors.ts'
import type { VaultParts } from './vault-needs.ts'
import type { Account, CredentialDeletion, PhoneSignIn, VaultState } from './vault-state.ts'

type Sealed = Exclude<PhoneSignIn, { readonly state: 'deleted' }>

/** The account's phone sign-in, where there is a key to open. */
export function findSealed(account: Account): Sealed | undefined {
  const { phoneSignIn } = account
  return phoneSignIn === undefined || phoneSignIn.state === 'deleted' ? undefined : phoneSignIn
}

/** Recorded first, so that no stop in the middle leaves a key: `finishDeletion` goes on with it. */
export async function deleteCredentials(
  parts: VaultParts,
  reason: CredentialDeletion,
): Promise<void> {
  await parts.ledger.change((state) => ({
    state: state.deleting === undefined ? { ...state, deleting: reason } : state,
    answer: undefined,
  }))
  parts.crashPoints.reached('vault:deletion-recorded')
  await finishDeletion(parts)
}

/** Wraps first: without them no copy of the file, however old, can be opened again. */
export async function finishDeletion(parts: VaultParts): Promise<void> {
  const { ledger, secrets, crashPoints } = parts
  if (ledger.state.deleting === undefined) return
  for (const account of ledger.state.accounts) {
    if (findSealed(account)) await deleteWrap(parts, account.id)
  }
  await secrets.deleteOsSecret()
  crashPoints.reached('vault:wraps-deleted')
  await ledger.change((state) => ({ state: withoutKeys(state), answer: undefined }))
  crashPoints.reached('vault:sealed-keys-deleted')
  await secrets.deleteVerification()
}

/** The keychain's half of an account's passwordless key; the device key beside it stays. */
export async function deleteWrap({ secrets }: VaultParts, accountId: string): Promise<void> {
  try {
    using entry = await secrets.readAccount(accountId)
    if (entry?.wrap) await secrets.writeAccount(accountId, { ...entry, wrap: undefined })
  } catch (error) {
    // What is not of our form holds no wrap that could be used, and is nobody's to overwrite.
    if (error instanceof AuthenticatorError && error.code === 'KEYCHAIN_ENTRY_DAMAGED') return
    throw error
  }
}

function withoutKeys(state: VaultState): VaultState {
  const { id, canary, ended, deleting } = state
  if (deleting === undefined) return state
  const accounts = state.accounts.map((account) => {
    const sealed = findSealed(account)
    if (!sealed) return account
    const phoneSignIn = {
      state: 'deleted',
      credentialId: sealed.credential.id,
      reason: deleting,
    } as const
    return { ...account, phoneSignIn }
  })
  return { id, canary, accounts, ended }
}
