/** How long a right password waits for what has to follow it. @module */
import { limits } from '../limits.ts'
import type { PageRecord } from '../records.ts'

/** Whether the page's password is still worth a second factor. */
export function isPasswordFresh(
  { passwordAt }: Pick<PageRecord, 'passwordAt'>,
  at: number,
): boolean {
  return passwordAt > 0 && at < passwordAt + limits.secondFactorMs
}
