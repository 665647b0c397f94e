/** The tenant's settings in the console, in a real browser: changed, refused, saved, discarded, read only. @module */
import { expect, test, type Page } from '@playwright/test'
import { consoleCatalogues } from '../../src/renderer/text/console/console-catalogues'
import { takePicture } from './support/console-pictures'
import { consoleLink } from './support/console-ways'
import { findBarriers, findCutText } from './support/page-inspection'
import { aPagesWorld, type PagesWorld } from './support/pages-world'

const text = consoleCatalogues.en
const words = text.settings
const wide = { width: 1280, height: 860 }

let world: PagesWorld
test.beforeAll(async () => {
  world = await aPagesWorld()
})
test.afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

async function openSettings(page: Page, tenant = 'contoso.com'): Promise<void> {
  await page.goto(await consoleLink(world, tenant))
  await page.getByRole('link', { name: text.sections.settings }).press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: words.sources.title })).toBeVisible()
}

const save = (page: Page) => page.getByRole('button', { name: words.save, exact: true })

test('R22 each switch is shown with its parity text; a preset sets all; saved settings come back', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  await openSettings(page)
  const { switches, value, presets, documented } = words.parity
  for (const [name, each] of Object.entries(switches)) {
    const group = page.getByRole('group', { name: each.title })
    // On by default, in each preset.
    const expected = name === 'methodsInTokens' ? value.improved : value.entra
    await expect(group).toContainText(documented(each.documented))
    for (const does of Object.values(each.values)) await expect(group).toContainText(does)
    await expect(group.getByRole('radio', { name: expected })).toBeChecked()
  }
  await page.getByLabel(words.parity.preset).selectOption(presets.improved)
  await expect(page.getByText(words.unsaved)).toBeVisible()
  const pending = page.getByRole('group', { name: switches.pendingRequest.title })
  await expect(pending.getByRole('radio', { name: value.replace })).toBeChecked()
  await pending.getByRole('radio', { name: value.queue }).press('Space')
  await expect(page.getByLabel(words.parity.preset)).toHaveValue('own')
  await page.getByRole('switch', { name: words.requests.sameNetwork }).press('Space')
  await page.getByLabel(words.requests.digits).selectOption('6')
  await save(page).press('Enter')
  await expect(page.getByText(words.saved)).toBeVisible()

  await page.reload()
  await expect(pending.getByRole('radio', { name: value.queue })).toBeChecked()
  await expect(page.getByLabel(words.requests.digits)).toHaveValue('6')
  await page.getByLabel(words.parity.preset).selectOption(presets.entra)
  await page.getByRole('button', { name: words.discard }).press('Enter')
  await expect(page.getByText(words.discarded)).toBeVisible()
  await expect(pending.getByRole('radio', { name: value.queue })).toBeChecked()
  expect(faults).toEqual([])
})

test('R22 what cannot be saved is marked where it stands, and kept', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  await openSettings(page, 'wingtiptoys.com')
  await page.getByLabel(words.registration.version).fill('newest')
  await page.getByRole('button', { name: words.sources.add }).press('Enter')
  await page.getByLabel(words.sources.address).last().fill('over there')
  await save(page).press('Enter')
  await expect(page.getByText(words.mistakes)).toBeVisible()
  await expect(page.getByText(words.registration.versionWrong)).toBeVisible()
  await expect(page.getByLabel(words.registration.version)).toBeFocused()
  await expect(page.getByText(words.sources.addressWrong)).toBeVisible()
  // Where the bar lies over nothing.
  await page.locator('.page-footer').scrollIntoViewIfNeeded()
  expect(await findBarriers(page, 'all')).toEqual([])
  await takePicture(page, 'settings-mistakes')
  await page.getByLabel(words.registration.version).fill('1.2')
  await page.getByLabel(words.sources.name, { exact: true }).last().fill('Lisbon')
  await page.getByLabel(words.sources.address).last().fill('203.0.113.9')
  await page.getByLabel(words.sources.place).last().fill('Lisbon, Portugal')
  await save(page).press('Enter')
  await expect(page.getByText(words.saved)).toBeVisible()
  expect(faults).toEqual([])
})

test('R22 whoever leaves settings that are not saved is asked, and finds them as they were', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  await openSettings(page)
  const lifetime = page.getByLabel(words.requests.lifetime)
  const was = await lifetime.inputValue()
  await lifetime.selectOption('120')
  const question = page.getByRole('dialog', { name: text.leave.title })
  await page.getByRole('link', { name: text.sections.people }).press('Enter')
  await expect(question).toContainText(words.leaving)
  await question.getByRole('button', { name: text.leave.stay }).press('Enter')
  await expect(lifetime).toHaveValue('120')
  await page.getByRole('link', { name: text.sections.people }).press('Enter')
  await question.getByRole('button', { name: text.leave.leave }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: text.sections.people })).toBeVisible()
  await page.getByRole('link', { name: text.sections.settings }).press('Enter')
  await expect(lifetime).toHaveValue(was)
  expect(faults).toEqual([])
})

test('R22 somebody saves meanwhile: what was changed is kept, and saved on a second look', async () => {
  await using mine = await world.open({ viewport: wide })
  await using theirs = await world.open({ viewport: wide })
  await openSettings(mine.page, 'wingtiptoys.com')
  await openSettings(theirs.page, 'wingtiptoys.com')
  await theirs.page.getByLabel(words.requests.lifetime).selectOption('120')
  await save(theirs.page).press('Enter')
  await expect(theirs.page.getByText(words.saved)).toBeVisible()
  await mine.page.getByLabel(words.requests.digits).selectOption('3')
  await save(mine.page).press('Enter')
  await expect(mine.page.getByText(words.meanwhile)).toBeVisible()
  await expect(mine.page.getByLabel(words.requests.digits)).toHaveValue('3')
  await expect(mine.page.getByLabel(words.requests.lifetime)).toHaveValue('120')
  await save(mine.page).press('Enter')
  await expect(mine.page.getByText(words.saved)).toBeVisible()
})

test('R22 settings: readable in both themes and languages, wide and narrow', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  await openSettings(page)
  for (const language of ['Nederlands', 'English'] as const) {
    await page.getByRole('button', { name: language }).click()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect.soft(await findBarriers(page, 'all'), `${language} ${colorScheme}`).toEqual([])
      await takePicture(page, `settings-${language}-${colorScheme}`)
    }
  }
  await page.setViewportSize({ width: 320, height: 800 })
  expect.soft(await findCutText(page)).toEqual([])
  await takePicture(page, 'settings-narrow')
  expect(faults).toEqual([])
})

test('R22 who may only read the policy reads the settings, and changes none', async () => {
  await using host = await world.open({ viewport: wide })
  await host.page.goto(await consoleLink(world, 'contoso.com'))
  await host.page.getByRole('button', { name: 'Bala Sandhu' }).press('Enter')
  await host.page.getByText(text.person.roles.change).press('Enter')
  const role = host.page.getByRole('switch', { name: text.roles.authenticationAdministrator })
  await role.press('Space')
  await expect(role).toHaveAttribute('aria-checked', 'true')

  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  await page.goto('/contoso.com/console')
  await page.getByRole('link', { name: text.open.signIn }).click()
  await page.getByRole('textbox').fill('balas@contoso.com')
  await page.keyboard.press('Enter')
  await page.locator('input[type=password]').fill('copper-lantern-river-41')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: text.sections.settings }).press('Enter')
  await expect(page.getByText(words.readOnly)).toBeVisible()
  await expect(page.getByLabel(words.tenant.name, { exact: true }).first()).toBeDisabled()
  await expect(page.getByRole('switch', { name: words.requests.pin })).toBeDisabled()
  await expect(save(page)).toHaveCount(0)
  expect(await findBarriers(page, 'all')).toEqual([])
  await takePicture(page, 'settings-read-only', 'window')

  // Their own sign-in, with the rule of each method in words.
  await page.getByRole('link', { name: text.sections['sign-ins'] }).press('Enter')
  await page.getByRole('button', { name: 'balas@contoso.com' }).first().press('Enter')
  await expect(page.getByText(text.signIns.why)).toBeVisible()
  await expect(page.getByText(text.why.rules['no-device']).first()).toBeVisible()
  await takePicture(page, 'sign-in-why', 'window')
  expect(faults).toEqual([])
})
