/** Names that another identity provider signs in: their domains, and who is sent there at once. @module */
import type { Context } from '../context.ts'
import type { TenantRecord } from '../directory-records.ts'
import type { Asking } from './asking.ts'

/** The federated domain that `name` is of. A matter of the domain alone, so that it tells nothing of anybody. */
export async function federatedDomainOf(
  { store }: Pick<Context, 'store'>,
  { id }: Pick<TenantRecord, 'id'>,
  name: string,
): Promise<string | undefined> {
  const domain = name.slice(name.lastIndexOf('@') + 1).toLowerCase()
  const found = (await store.find.domainsOf(id)).find((one) => one.name === domain)
  return found?.federated === true ? found.name : undefined
}

/**
 * Whether a hinted name goes straight to its identity provider. As documented (`entra`) not once the person holds a
 * passwordless credential; `improved`: only where phone sign-in would let them in now.
 */
export function isSentAway({ tenant, decided }: Asking): boolean {
  if (decided === undefined) return true
  const holds = decided.person.authenticators.some(({ hasCredential }) => hasCredential)
  if (tenant.settings.switches.federatedHint === 'entra') return !holds
  return !decided.decision['phone-sign-in'].signIn.isAllowed
}
