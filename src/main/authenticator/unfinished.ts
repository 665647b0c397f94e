/** Goes on with what a stop left half done, with the relying party that alone can finish it. @module */
import { confirmEnrollment, prepareAgain, type PreparingNeeds } from './enrollment.ts'
import { sendRegistration } from './phone-sign-in.ts'
import { requestRemoval } from './removal.ts'
import type { Unfinished } from './vault.ts'

/** One by one; the answer is what is still left. Throws what the vault throws, such as `KEYCHAIN_LOCKED`. */
export async function finishAll(needs: PreparingNeeds): Promise<readonly Unfinished[]> {
  const left: Unfinished[] = []
  for (const each of await needs.vault.resume()) {
    if (!(await finish(needs, each))) left.push(each)
  }
  return left
}

async function finish(needs: PreparingNeeds, unfinished: Unfinished): Promise<boolean> {
  const { vault } = needs
  const account = vault.get(unfinished.accountId)
  switch (unfinished.what) {
    case 'preparation':
      return (await prepareAgain(needs, account, unfinished.code)).outcome === 'enrolled'
    case 'enrollment':
      return (await confirmEnrollment(needs, account)).outcome === 'enrolled'
    case 'registration':
      return (await sendRegistration(needs, account, unfinished.registration)).outcome === 'on'
    case 'removal': {
      if (account.state !== 'active') return false
      const subject = { what: 'credential', cred: unfinished.credentialId } as const
      return (await requestRemoval(needs, account, subject)).outcome === 'removed'
    }
    default:
      unfinished satisfies never
      return true
  }
}
