/** Where a page stands and the only places it goes to: no address ever comes from a parameter. @module */

/** The tenant's id or domain, as it stands in the page's own address: `/{tenant}/…`. */
export function readTenant(pathname: string): string {
  return pathname.split('/')[1] ?? ''
}

/** Why the sign-in page was opened; anything else in the address is ignored. */
export type Errand = 'none' | 'security-info' | 'signed-out'

export function readErrand(search: string): Errand {
  const errand = new URLSearchParams(search).get('for')
  return errand === 'security-info' || errand === 'signed-out' ? errand : 'none'
}

export function signInAddress(tenant: string, errand: Errand = 'none'): string {
  return errand === 'none' ? `/${tenant}/sign-in` : `/${tenant}/sign-in?for=${errand}`
}

export function securityInfoAddress(tenant: string): string {
  return `/${tenant}/mysecurityinfo`
}
