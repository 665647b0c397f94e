/** The console in a real browser: opened by a one-use link, by keyboard, in both themes and languages. @module */
import { expect, test } from '@playwright/test'
import { consoleCatalogues } from '../../src/renderer/text/console/console-catalogues'
import { aPagesWorld, type PagesWorld } from './support/pages-world'
import { findBarriers, findCutText } from './support/page-inspection'
import { consoleLink, signInByPassword } from './support/console-ways'

const text = consoleCatalogues.en
const wide = { width: 1280, height: 860 }

let world: PagesWorld
test.beforeAll(async () => {
  world = await aPagesWorld()
})
test.afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

test('R22 nobody signed in: the console says how it opens', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  await page.goto('/contoso.com/console')
  await expect(page.getByRole('heading', { name: text.open.title })).toBeFocused()
  expect(await findBarriers(page, 'all')).toEqual([])
  // Somebody without a role signs in, and comes back to be told so.
  await page.getByRole('link', { name: text.open.signIn }).click()
  await signInByPassword(page, 'balas@contoso.com', 'copper-lantern-river-41')
  await expect(page.getByRole('heading', { name: text.open.notAllowed })).toBeVisible()
  expect(await findBarriers(page, 'all')).toEqual([])
  expect(faults).toEqual([])
})

test('R22 an administrator signs in as anybody does, and sees what the role shows', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  await page.goto('/contoso.com/console')
  await page.getByRole('link', { name: text.open.signIn }).click()
  await signInByPassword(page, 'adele@contoso.com', 'velvet-compass-willow-29')
  await expect(page.getByRole('heading', { level: 1, name: text.sections.people })).toBeFocused()
  const parts = page.getByRole('navigation', { name: text.navigation }).getByRole('link')
  await expect(parts.filter({ hasText: text.sections.audit })).toHaveCount(0)
  await expect(page.getByText(text.roles.authenticationPolicyAdministrator)).toBeVisible()
  expect(faults).toEqual([])
})

test('R22 the one-use link opens the console and leaves the address', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page } = opened
  const link = await consoleLink(world, 'contoso.com')
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1, name: text.sections.people })).toBeVisible()
  expect(page.url()).not.toContain('ticket')
  await using other = await world.open({ viewport: wide })
  await other.page.goto(link)
  await expect(other.page.getByRole('alert')).toBeVisible()
})

test('R22 users are found, opened and left by keyboard; back closes what was open', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  await page.goto(await consoleLink(world, 'contoso.com'))
  await page.getByRole('searchbox', { name: text.people.search }).fill('om')
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: 'Omar Bennett' }).press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'Omar Bennett' })).toBeFocused()
  await expect(page.getByText(text.people.onPremises).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 2, name: 'Omar Bennett' })).toHaveCount(0)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 2, name: 'Omar Bennett' })).toBeVisible()
  expect(faults).toEqual([])
})

for (const section of ['people', 'groups', 'sign-ins', 'audit'] as const) {
  test(`R22 ${section}: readable in both themes and languages, wide and narrow`, async () => {
    await using opened = await world.open({ viewport: wide })
    const { page, faults } = opened
    await page.goto(await consoleLink(world, 'contoso.com'))
    await page.getByRole('link', { name: text.sections[section] }).click()
    const first = page.locator('.table-open').first()
    const empty = page.locator('.console-empty')
    await expect(first.or(empty).first()).toBeVisible()
    if ((await empty.count()) === 0) await first.click()
    for (const language of ['English', 'Nederlands'] as const) {
      await page.getByRole('button', { name: language }).click()
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect.soft(await findBarriers(page, 'all'), `${language} ${colorScheme}`).toEqual([])
        const shots = process.env['COUNTERSIGN_CONSOLE_PICTURES']
        if (shots !== undefined)
          await page.screenshot({ path: `${shots}/${section}-${language}-${colorScheme}.png` })
      }
    }
    await page.setViewportSize({ width: 420, height: 800 })
    expect.soft(await findCutText(page)).toEqual([])
    expect(faults).toEqual([])
  })
}
