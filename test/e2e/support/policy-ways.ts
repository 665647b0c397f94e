/** The policy editor as an administrator goes through it, and the policy as Graph tells it beside. @module */
import { expect, type Locator, type Page } from '@playwright/test'
import type { MethodName } from '#protocol/methods-policy'
import type { TenantFile } from '#protocol/tenant-file'
import { consoleCatalogues } from '../../../src/renderer/text/console/console-catalogues'
import { askAsHolder, changeTenant, consoleLink } from './console-ways'
import { findBarriers } from './page-inspection'
import type { PagesWorld } from './pages-world'

export const words = consoleCatalogues.en.policies
export const { sections, leave, pick } = consoleCatalogues.en
const path = 'policies/authenticationMethodsPolicy/authenticationMethodConfigurations'

export const heading = (page: Page) => page.getByRole('heading', { level: 2 })
export const button = (page: Page | Locator, name: string) =>
  page.getByRole('button', { name, exact: true })
export const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

export async function openPolicy(
  world: PagesWorld,
  page: Page,
  method: MethodName = 'microsoftAuthenticator',
  domain = 'contoso.com',
): Promise<void> {
  await page.goto(await consoleLink(world, domain))
  await page.getByRole('link', { name: sections.methods }).click()
  await button(page, words.methods[method]).click()
  await expect(heading(page)).toBeFocused()
}

/** Of one kind, by the names that they are found by. */
export async function addTargets(
  page: Page,
  kind: 'user' | 'group',
  ...names: readonly string[]
): Promise<void> {
  await button(page, words.add).click()
  await page.getByRole('tab', { name: words.picker.kinds[kind] }).click()
  for (const name of names) {
    await page.getByRole('dialog').getByRole('searchbox').fill(name)
    await expect(page.getByRole('dialog').getByRole('checkbox')).toHaveCount(1)
    await page.getByRole('checkbox', { name }).check()
  }
  await button(page, words.picker.add(names.length)).click()
}

export async function saved(page: Page): Promise<void> {
  await expect(page.getByText(words.saved)).toBeVisible()
}

/** As it is saved. */
export async function policyOf(
  world: PagesWorld,
  method: MethodName = 'microsoftAuthenticator',
  domain = 'contoso.com',
): Promise<unknown> {
  return askAsHolder(world, { method: 'GET', path: `/${domain}/graph/beta/${path}/${method}` })
}

const end = (i: number) => String(i).padStart(12, '0')
export const crowd = 'northwindtraders.com'

/** A tenant of 10,000 users and 1,000 groups. */
export function crowdOf(file: TenantFile): TenantFile {
  const users = Array.from({ length: 10_000 }, (_, i) => ({
    id: `0c0a5700-7a1d-4f0e-9c3b-${end(i)}`,
    name: `person${String(i).padStart(5, '0')}@${crowd}`,
    displayName: `Person Number${i}`,
  }))
  const groups = Array.from({ length: 1_000 }, (_, i) => ({
    id: `0c0a5701-7a1d-4f0e-9c3b-${end(i)}`,
    displayName: `Team ${String(i).padStart(4, '0')}`,
    description: `Team number ${i}`,
    users: [users[i]?.id ?? ''],
    groups: [],
  }))
  const tenant = { ...file.tenant, id: '0c0a5702-7a1d-4f0e-9c3b-000000000000' }
  return {
    ...{ version: file.version, settings: file.settings },
    ...{
      tenant: { ...tenant, name: 'Northwind Traders', domain: crowd },
      domains: [],
      users,
      groups,
    },
  }
}

/** The tenant's settings, changed. */
export async function changeSettings(
  world: PagesWorld,
  settings: Partial<TenantFile['settings']>,
): Promise<void> {
  await changeTenant(world, 'contoso.com', (file) => ({
    ...{ ...file, settings: { ...file.settings, ...settings } },
  }))
}

/** What axe finds with all of the page in sight: it cannot tell what lies below the foot. */
export async function barriersOf(
  page: Page,
  scope: 'all' | 'contrast' = 'all',
): Promise<readonly string[]> {
  const size = page.viewportSize() ?? { width: 1280, height: 860 }
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ ...size, height: Math.max(size.height, height + 40) })
  const found = await findBarriers(page, scope)
  await page.setViewportSize(size)
  return found
}
