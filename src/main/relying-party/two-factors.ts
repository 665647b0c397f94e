/** Whether somebody could sign in with two factors: by an approval, or by another method after the password. @module */
import type { TenantRecord } from './directory-records.ts'
import type { Needs } from './needs.ts'
import { findDecisionFor } from './policy/person-of.ts'
import { isRegistered, secondFactorsOf } from './sign-in/second-factors.ts'

export async function hasTwoFactors(
  { store, clock }: Pick<Needs, 'store' | 'clock'>,
  tenant: TenantRecord,
  user: string,
): Promise<boolean> {
  const asked = { tenant: tenant.id, user, at: clock.now() }
  const decided = await findDecisionFor(store.find, tenant, asked)
  if (decided === undefined) return false
  return (
    isRegistered(decided.decision['phone-sign-in'].signIn) || secondFactorsOf(decided).length > 0
  )
}
