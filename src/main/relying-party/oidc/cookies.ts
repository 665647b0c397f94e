/** What the provider's cookies are called: told apart by instance and tenant, since ports of localhost share them. @module */
import { interactionCookieName, openIdSessionCookieName } from '../adapters/route-browser.ts'

export function cookieNames(
  instance: string,
  tenant: string,
): { readonly session: string; readonly interaction: string; readonly resume: string } {
  return {
    session: openIdSessionCookieName(instance, tenant),
    // Each is of one address alone, which `__Host-` does not allow.
    interaction: interactionCookieName(instance),
    resume: `__Secure-countersign-resume-${instance}-${tenant}`,
  }
}
