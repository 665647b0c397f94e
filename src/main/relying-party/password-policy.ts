/** Which passwords may be chosen: long enough, and not one that everybody tries first. @module */
import { commonPasswords } from './common-passwords.ts'

export type PasswordRefusal = 'too-short' | 'too-long' | 'too-common' | 'names-account'

export const passwordLengths = {
  /** Where a second factor goes with it, and where it stands alone (NIST SP 800-63B-4, section 3.1.1.2). */
  leastBesideFactor: 8,
  leastAlone: 15,
  /** Every length that a person would want. */
  most: 256,
} as const

/** No rule asks for kinds of characters: they make passwords worse. Undefined where `password` may be chosen. */
export function checkPassword(
  password: string,
  use: { readonly alone: boolean; readonly account: string },
): PasswordRefusal | undefined {
  const plain = password.normalize('NFC')
  const length = Array.from(plain).length
  if (length < (use.alone ? passwordLengths.leastAlone : passwordLengths.leastBesideFactor)) {
    return 'too-short'
  }
  if (plain.length > passwordLengths.most) return 'too-long'
  const folded = plain.toLowerCase()
  if (commonPasswords.has(folded)) return 'too-common'
  const account = use.account.toLowerCase()
  const [person = '', domain = ''] = account.split('@')
  const isOwnName = [account, person, domain].some((own) => own !== '' && folded === own)
  return isOwnName ? 'names-account' : undefined
}
