/** The accounts that this browser signed in with, kept by the page itself and told to nobody. @module */

const most = 5
const maxNameLength = 113

/** The last one used first. */
export function readAccounts(tenant: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(tenant)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isName).slice(0, most) : []
  } catch {
    // A browser that keeps nothing for this page, or something that nobody here wrote.
    return []
  }
}

export function rememberAccount(tenant: string, name: string): void {
  keep(tenant, [name, ...without(tenant, name)])
}

/** What is left. */
export function forgetAccount(tenant: string, name: string): readonly string[] {
  const left = without(tenant, name)
  keep(tenant, left)
  return left
}

function without(tenant: string, name: string): readonly string[] {
  return readAccounts(tenant).filter((kept) => kept.toLowerCase() !== name.toLowerCase())
}

function keep(tenant: string, names: readonly string[]): void {
  try {
    localStorage.setItem(keyOf(tenant), JSON.stringify(names.slice(0, most)))
  } catch {
    // As above: nothing is remembered then.
  }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= maxNameLength
}

function keyOf(tenant: string): string {
  return `countersign.accounts.${tenant}`
}
