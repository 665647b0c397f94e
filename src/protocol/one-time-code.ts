/** One-time codes (RFC 6238): the time step a code is for, and the code that its HMAC gives. Nothing is hashed here. @module */
import { concat, uint32, type Bytes } from './bytes.ts'

/** How the codes of an account are made; the secret stands elsewhere. */
export interface CodeParameters {
  readonly algorithm: 'SHA1' | 'SHA256' | 'SHA512'
  readonly digits: 6 | 8
  readonly periodSeconds: number
}

/** What this relying party gives: what every authenticator app understands. */
export const codeParameters = { algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const

/** The time step that `epochMs` lies in: T of RFC 6238, section 4.2, with T0 = 0. */
export function stepAt(epochMs: number, periodSeconds: number): number {
  return Math.floor(epochMs / 1000 / periodSeconds)
}

/** What HMAC is taken of under the secret: the step in eight bytes, big-endian. */
export function stepBytes(step: number): Bytes {
  return concat(uint32(Math.floor(step / 2 ** 32)), uint32(step % 2 ** 32))
}

/** The code that `mac` gives: dynamic truncation (RFC 4226, section 5.3). */
export function codeOf(mac: Uint8Array, digits: number): string {
  const at = (mac.at(-1) ?? 0) & 15
  const [a = 0, b = 0, c = 0, d = 0] = mac.subarray(at, at + 4)
  const number = ((a & 127) * 2 ** 24 + (b << 16) + (c << 8) + d) % 10 ** digits
  return String(number).padStart(digits, '0')
}
