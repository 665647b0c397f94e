/** The relying party, whole: what it can do at each of its doors. @module */
import type { RelyingParty } from './doors.ts'
import type { Needs } from './needs.ts'

/** Begins an epoch, takes up what was pending, and opens the doors. */
export function createRelyingParty(needs: Needs): Promise<RelyingParty> {
  return Promise.reject(new Error(`not built yet for ${needs.identity.origin}`))
}
