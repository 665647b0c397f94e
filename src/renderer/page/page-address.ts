/** Where a page stands and the only places it goes to: no address ever comes from a parameter. @module */

/** The tenant's id or domain, as it stands in the page's own address: `/{tenant}/…`. */
export function readTenant(pathname: string): string {
  return pathname.split('/')[1] ?? ''
}

/** The sign-in that an application waits for, as its page's address names it; empty on the tenant's own pages. */
export function readInteraction(pathname: string): string {
  return /^\/[^/]+\/(?:sign-in|adfs\/ls)\/([A-Za-z0-9_-]{43})$/.exec(pathname)?.[1] ?? ''
}

/** Why the sign-in page was opened; anything else in the address is ignored. */
export type Errand = 'none' | 'security-info' | 'console' | 'signed-out'

const errands = ['security-info', 'console', 'signed-out'] as const satisfies readonly Errand[]

export function readErrand(search: string): Errand {
  const errand = new URLSearchParams(search).get('for')
  return errands.find((known) => known === errand) ?? 'none'
}

/** The name that an application says is signing in (`login_hint`). */
export function readHint(search: string): string | undefined {
  const hint = new URLSearchParams(search).get('login_hint')?.trim() ?? ''
  return hint === '' || hint.length > 113 ? undefined : hint
}

export function signInAddress(tenant: string, errand: Errand = 'none', interaction = ''): string {
  if (interaction !== '') return `/${tenant}/sign-in/${interaction}`
  return errand === 'none' ? `/${tenant}/sign-in` : `/${tenant}/sign-in?for=${errand}`
}

/** The page of the person's own identity provider, which is simulated here; `errand` goes with the person. */
export function identityProviderAddress(tenant: string, errand: Errand, interaction = ''): string {
  const path = `/${tenant}/adfs/ls`
  if (interaction !== '') return `${path}/${interaction}`
  return errand === 'none' ? path : `${path}?for=${errand}`
}

export function phoneSignInAddress(tenant: string): string {
  return `/${tenant}/sign-in-by-phone`
}

export function consoleAddress(tenant: string): string {
  return `/${tenant}/console`
}

export function securityInfoAddress(tenant: string): string {
  return `/${tenant}/mysecurityinfo`
}

/** Where an errand ends; undefined for one that ends on the sign-in page. */
export function errandAddress(tenant: string, errand: Errand): string | undefined {
  if (errand === 'security-info') return securityInfoAddress(tenant)
  return errand === 'console' ? consoleAddress(tenant) : undefined
}
