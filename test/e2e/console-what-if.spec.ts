/** What an edit of the policy would mean for people, seen before it is saved. @module */
import { expect, test } from '@playwright/test'
import { takePicture } from './support/console-pictures'
import { findBarriers, findCutText } from './support/page-inspection'
import { aPagesWorld, type PagesWorld } from './support/pages-world'
import { button, openPolicy, pick, policyOf, words } from './support/policy-ways'

const wide = { viewport: { width: 1280, height: 1000 } }

let world: PagesWorld
test.beforeAll(async () => {
  world = await aPagesWorld()
})
test.afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

test('R22 what if: an edit that is not saved is told for the people chosen, and stays an edit', async () => {
  await using opened = await world.open(wide)
  const { page, faults } = opened
  const before = await policyOf(world)
  await openPolicy(world, page)
  const whatIf = button(page, words.whatIf.action)
  await expect(whatIf).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('radio', { name: words.no, exact: true }).press('Space')
  await whatIf.press('Enter')
  await page.getByRole('searchbox', { name: pick.search.user }).fill('sandhu')
  await page.getByRole('checkbox', { name: 'Bala Sandhu' }).press('Space')
  await button(page, pick.select).press('Enter')

  const dialog = page.getByRole('dialog', { name: words.whatIf.title })
  await expect(dialog.getByRole('heading', { name: 'Bala Sandhu' })).toBeVisible()
  await expect(dialog.getByText(/would be decided otherwise/)).toBeVisible()
  await expect(dialog.locator('.why-method[data-otherwise="true"]')).toHaveCount(2)
  await expect(dialog.locator('.why-method')).toHaveCount(2)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect.soft(await findBarriers(page, 'all')).toEqual([])
    await takePicture(page, `what-if-${colorScheme}`)
  }
  await page.setViewportSize({ width: 320, height: 800 })
  expect.soft(await findCutText(page)).toEqual([])
  await button(page, words.whatIf.close).press('Enter')
  await expect(page.getByText(words.unsaved)).toBeVisible()
  expect(await policyOf(world)).toEqual(before)
  expect(faults).toEqual([])
})
