/** What a window is told of a fault: one sentence's code, and an id that is also in the log. @module */
import type { BridgeProblem } from '#protocol/bridge'
import type { DesktopProblemCode } from '#protocol/desktop-problems'
import { AuthenticatorError } from '../authenticator/errors.ts'
import { FolderInUse } from '../desktop/errors.ts'

/** Faults of the machine and its files, which a person can do something about. */
export function toProblem(
  error: unknown,
  log: (id: string, error: unknown) => void,
  createId: () => string,
): BridgeProblem<DesktopProblemCode> {
  if (error instanceof AuthenticatorError) {
    const code = toCode(error.code)
    if (code !== 'internal') return { code }
  }
  if (error instanceof FolderInUse) return { code: 'vault-in-use' }
  const id = createId()
  log(id, error)
  return { code: 'internal', id }
}

export function toCode(code: AuthenticatorError['code']): DesktopProblemCode {
  switch (code) {
    case 'KEYCHAIN_ABSENT':
      return 'keychain-absent'
    case 'KEYCHAIN_LOCKED':
      return 'keychain-locked'
    case 'KEYCHAIN_WAITING_FOR_UNLOCK':
      return 'keychain-waiting-for-unlock'
    case 'KEYCHAIN_REFUSING':
      return 'keychain-refusing'
    case 'KEYCHAIN_NOT_ANSWERING':
      return 'keychain-not-answering'
    case 'KEYCHAIN_CHANGED':
      return 'keychain-changed'
    case 'KEYCHAIN_ENTRY_DAMAGED':
      return 'keychain-entry-damaged'
    case 'KEY_MISSING':
      return 'key-missing'
    case 'VAULT_DAMAGED':
      return 'vault-damaged'
    case 'VAULT_NEWER':
      return 'vault-newer'
    case 'VAULT_UNREADABLE':
      return 'vault-unreadable'
    case 'VAULT_NOT_STORED':
      return 'not-stored'
    case 'ACCOUNT_UNKNOWN':
      return 'account-unknown'
    case 'CHALLENGE_UNKNOWN':
    case 'CHALLENGE_EXPIRED':
      return 'challenge-over'
    case 'CHALLENGE_RESERVED':
      return 'busy-with-another'
    case 'STATEMENT_REFUSED':
    case 'GRANT_REFUSED':
      return 'internal'
    default: {
      const never: never = code
      return never
    }
  }
}
