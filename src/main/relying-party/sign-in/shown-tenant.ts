/** What a page is told of its tenant. @module */
import type { SignInTenant } from '#protocol/sign-in-http'
import type { TenantRecord } from '../directory-records.ts'

export function toShownTenant({ id, name, domain, settings }: TenantRecord): SignInTenant {
  const simulatedSources = settings.simulatedSources.map((source) => ({
    ...{ name: source.name, place: source.place },
  }))
  return {
    ...{ id, name, domain },
    ...(simulatedSources.length > 0 && { simulatedSources }),
    ...(settings.isPhoneSignInRecommended && { isPhoneSignInRecommended: true as const }),
  }
}
