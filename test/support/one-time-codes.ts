/** The codes that a device would show. @module */
import { createHmac } from 'node:crypto'
import { fromBase64url } from '#protocol/bytes'
import type { EnrollmentReply } from '#protocol/enrollment'
import { codeOf, stepAt, stepBytes } from '#protocol/one-time-code'

/** The code of the moment `at`, epoch ms. */
export function codeAt(totp: EnrollmentReply['totp'], at: number): string {
  if (totp === undefined) throw new Error('this device has no one-time codes')
  const step = stepAt(at, totp.periodSeconds)
  const mac = createHmac('sha1', fromBase64url(totp.secret)).update(stepBytes(step)).digest()
  return codeOf(mac, totp.digits)
}
