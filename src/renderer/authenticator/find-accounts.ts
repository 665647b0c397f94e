/** Which accounts a search means. @module */
import type { AccountState } from '#protocol/authenticator-state'

/** Every word must stand somewhere in name, organization or address. */
export function findAccounts(
  accounts: readonly AccountState[],
  query: string,
): readonly AccountState[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return accounts.filter(({ name, displayName, tenant, origin }) => {
    const text = [name, displayName, tenant.name, tenant.domain, origin].join('\n')
    return words.every((word) => text.toLocaleLowerCase().includes(word))
  })
}
