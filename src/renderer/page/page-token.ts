/** The page's own token, kept beside the cookie, which opens nothing without it. @module */

const unkept = new Map<string, string>()

/** Read anew each time: another tab may have moved this browser on. */
export function readPageToken(tenant: string, interaction = ''): string | undefined {
  const { store, key } = placeOf(tenant, interaction)
  try {
    return store().getItem(key) ?? undefined
  } catch {
    // A browser that keeps nothing for this page: the token then lasts as long as the page.
    return unkept.get(key)
  }
}

export function keepPageToken(tenant: string, token: string, interaction = ''): void {
  const { store, key } = placeOf(tenant, interaction)
  try {
    store().setItem(key, token)
  } catch {
    unkept.set(key, token)
  }
}

/** The tenants that this browser has a page of, as their addresses name them. */
export function tenantsWithToken(): readonly string[] {
  try {
    return Object.keys(localStorage).filter(isOfTenant).map(toTenant).sort()
  } catch {
    return [...unkept.keys()].filter(isOfTenant).map(toTenant)
  }
}

const prefix = 'countersign.page-token.'
const ofInteraction = 'countersign.interaction-token.'

const isOfTenant = (key: string): boolean => key.startsWith(prefix)
const toTenant = (key: string): string => key.slice(prefix.length)

/**
 * Each tenant has its own: signing in to one does not sign out of another. A sign-in that an application waits for has
 * one of its own, in its own tab.
 */
function placeOf(tenant: string, interaction: string): { store: () => Storage; key: string } {
  return interaction === ''
    ? { store: () => localStorage, key: prefix + tenant }
    : { store: () => sessionStorage, key: ofInteraction + interaction }
}
