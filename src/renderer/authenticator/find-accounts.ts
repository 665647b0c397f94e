/** Which accounts a search means. @module */
import type { AccountState } from '#protocol/authenticator-state'

/** Every word must stand somewhere in name or organization. */
export function findAccounts(
  accounts: readonly AccountState[],
  query: string,
): readonly AccountState[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return accounts.filter(({ name, displayName, tenant }) => {
    const text = [name, displayName, tenant.name, tenant.domain].join('\n')
    return words.every((word) => text.toLocaleLowerCase().includes(word))
  })
}
