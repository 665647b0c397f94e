/** Who would lose phone sign-in by a policy that is about to be saved. @module */
import type { MethodsPolicy } from '#protocol/methods-policy'
import type { TenantRecord, UserRecord } from '../directory-records.ts'
import type { Findings } from '../tables.ts'
import { asksGroups } from './compiled-targets.ts'
import { findRules } from './person-of.ts'
import { isPhoneSignInAllowed, type TenantRules } from './tenant-rules.ts'

/** Which of those who lose are named: so many, of those after a name. */
interface Named {
  readonly after: string
  readonly limit: number
}
const firstFifty: Named = { after: '', limit: 50 }
const usersAtOnce = 500

export interface Losers {
  readonly count: number
  /** In the order of their names. */
  readonly first: readonly Pick<UserRecord, 'id' | 'name' | 'displayName'>[]
}

/**
 * Those who hold a passwordless credential, may use it now, and could not once `authenticator` is saved: without a
 * password they could not sign in. Saving it also ends the legacy switch.
 */
export async function whoLoses(
  find: Findings,
  tenant: TenantRecord,
  authenticator: MethodsPolicy['microsoftAuthenticator'],
  named: Named = firstFifty,
): Promise<Losers> {
  const now = await findRules(find, tenant)
  const then: TenantRules = {
    ...now,
    isLegacy: false,
    policy: { ...now.policy, microsoftAuthenticator: authenticator },
  }
  const needsGroups = [now.policy.microsoftAuthenticator, authenticator].some(asksGroups)
  let count = 0
  const first: Losers['first'][number][] = []
  for (let after = ''; ;) {
    const portion = { after, startsWith: '', limit: usersAtOnce }
    const holders = await find.credentialHolders(tenant.id, portion)
    for (const { id, name, displayName } of holders) {
      const groups = needsGroups ? await find.groupsOf(tenant.id, id) : []
      const subject = { id, groups: () => groups }
      if (!isPhoneSignInAllowed(now, subject) || isPhoneSignInAllowed(then, subject)) continue
      count += 1
      if (name > named.after && first.length < named.limit) first.push({ id, name, displayName })
    }
    const last = holders.at(-1)
    if (last === undefined || holders.length < usersAtOnce) return { count, first }
    after = last.name
  }
}
