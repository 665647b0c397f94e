/** The page's own token, kept beside the cookie, which opens nothing without it. @module */

const unkept = new Map<string, string>()

/** Read anew each time: another tab may have moved this browser on. */
export function readPageToken(tenant: string): string | undefined {
  try {
    return localStorage.getItem(keyOf(tenant)) ?? undefined
  } catch {
    // A browser that keeps nothing for this page: the token then lasts as long as the page.
    return unkept.get(tenant)
  }
}

export function keepPageToken(tenant: string, token: string): void {
  try {
    localStorage.setItem(keyOf(tenant), token)
  } catch {
    unkept.set(tenant, token)
  }
}

/** The tenants that this browser has a page of, as their addresses name them. */
export function tenantsWithToken(): readonly string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))
      .sort()
  } catch {
    return [...unkept.keys()]
  }
}

const prefix = 'countersign.page-token.'

/** Each tenant has its own: signing in to one does not sign out of another. */
function keyOf(tenant: string): string {
  return prefix + tenant
}
