/** What applications are told of how somebody signed in: what really happened, in the words of RFC 8176. @module */
import type { SignedIn } from '#protocol/sign-in-http'

export interface MethodsTold {
  readonly amr: readonly string[]
  /** `1`: one factor; `2`: two. */
  readonly acr: '1' | '2'
}

/**
 * Neither how a person was verified on their device nor whether its key is in hardware is known here, so that it says
 * `user`, not `pin`, `fpt` or `face`, and `swk`, not `hwk`.
 */
const told: { readonly [B in SignedIn['by']]: MethodsTold } = {
  password: { amr: ['pwd'], acr: '1' },
  federated: { amr: ['pwd'], acr: '1' },
  'temporary-access-pass': { amr: ['otp'], acr: '1' },
  approval: { amr: ['swk', 'user', 'mfa'], acr: '2' },
  'password-and-push': { amr: ['pwd', 'swk', 'mfa'], acr: '2' },
  'password-and-code': { amr: ['pwd', 'otp', 'mfa'], acr: '2' },
}

export function methodsTold(by: SignedIn['by']): MethodsTold {
  return told[by]
}
