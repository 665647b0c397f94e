/** The ways through the sign-in page in a tenant of a test's own. @module */
import { expect, type Page } from '@playwright/test'
import { catalogues } from '../../../src/renderer/text/language'
import type { OwnTenant } from './own-tenant'
import { giveName, givePassword } from './page-ways'

const { signIn, identityProvider } = catalogues.en

export function accountOf({ domain, person, password }: OwnTenant) {
  return { tenant: domain, name: person, password }
}

export async function afterPassword(page: Page, tenant: OwnTenant): Promise<void> {
  await giveName(page, tenant.person, tenant.domain)
  await givePassword(page, tenant.password)
}

/** By the name typed and *Use your password instead*. */
export async function reachProvider(page: Page, tenant: OwnTenant): Promise<void> {
  await giveName(page, tenant.federated, tenant.domain)
  await page.getByRole('button', { name: signIn.ways.password }).click()
  await expect(page.getByLabel(identityProvider.label)).toBeFocused()
}
