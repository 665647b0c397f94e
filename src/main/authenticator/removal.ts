/** Ending phone sign-in, or a whole account: the relying party is told, and then it is so here. @module */
import type { RevocationSubject } from '#protocol/revocation'
import { toPinnedOrigin } from './enrollment.ts'
import { AuthenticatorError } from './errors.ts'
import { toNotDone, type NotDone, type RelyingPartyNeeds } from './phone-sign-in.ts'
import type { ActiveAccount } from './vault-state.ts'

export type Removed = { readonly outcome: 'removed' } | NotDone

/**
 * Asks for the end of `subject` and carries out the relying party's signed answer. Where it does not
 * know the enrolment at all, the person's own act is enough, and it ends here too.
 */
export async function requestRemoval(
  { vault, client, crashPoints }: RelyingPartyNeeds,
  account: ActiveAccount,
  subject: RevocationSubject,
): Promise<Removed> {
  const jws = await vault.signRemovalRequest(account.id, subject)
  const answer = await client.ask(toPinnedOrigin(account.relyingParty), 'removal', { jws })
  if (answer.outcome === 'unreachable') return { ...answer, begun: false }
  crashPoints.reached('device:removal-answered')
  if (answer.outcome === 'refused') {
    if (answer.code !== 'enrollment-unknown') return toNotDone(answer, false)
    if (subject.what === 'device') await vault.remove(account.id)
    else await vault.discardCredential(account.id)
    return { outcome: 'removed' }
  }
  try {
    await vault.revoke(account.id, answer.value.jws)
  } catch (error) {
    if (!(error instanceof AuthenticatorError) || error.code !== 'STATEMENT_REFUSED') throw error
    return { outcome: 'refused', reason: 'reply-differs' }
  }
  return { outcome: 'removed' }
}
