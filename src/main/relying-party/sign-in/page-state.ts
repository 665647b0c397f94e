/** Where a page stands, as it is told to the page itself. @module */
import type { SignInMethod, SignInState } from '#protocol/page-http'
import type { Context } from '../context.ts'
import type { TenantRecord } from '../directory-records.ts'
import { findRules } from '../policy/person-of.ts'
import { shownMethods, type TenantRules } from '../policy/tenant-rules.ts'
import type { PageRecord } from '../records.ts'
import { shownRequest } from './approval-request.ts'
import { awaitsSession } from './page-session.ts'

/** The same for every name, so that it tells nothing of anybody. */
export function methodsOf(rules: TenantRules): SignInMethod[] {
  return shownMethods(rules).flatMap((method): SignInMethod[] => {
    if (method === 'password') return ['password']
    return method === 'phone-sign-in' ? ['authenticator'] : []
  })
}

export async function toState(
  context: Context,
  tenant: TenantRecord,
  page: PageRecord,
): Promise<SignInState> {
  const { store, clock } = context
  if (page.step === 'name') return { step: 'name' }
  if (page.step === 'signed-in') {
    const user = await store.find.user(tenant.id, page.subject)
    if (user === undefined || page.signedInBy === undefined) return { step: 'name' }
    const { name, displayName } = user
    const account = { name, displayName, by: page.signedInBy, at: page.signedInAt }
    return { step: 'signed-in', account }
  }
  if (page.step === 'approval') {
    const attempt = await store.find.attempt(tenant.id, page.attempt)
    const request = shownRequest(context, tenant, attempt)
    if (request !== undefined) return { step: 'approval', name: page.name, request }
    if (attempt !== undefined && awaitsSession(attempt, page, clock.now())) {
      const user = await store.find.user(tenant.id, page.subject)
      if (user?.disabled === false) return { step: 'approved', name: page.name }
    }
  }
  const methods = methodsOf(await findRules(store.find, tenant))
  return { step: 'method', name: page.name, methods, first: methods[0] ?? 'password' }
}
