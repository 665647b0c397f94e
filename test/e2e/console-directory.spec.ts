/** People come and go in the console, in a real browser: added, renamed, deleted; by keyboard, in both themes and languages. @module */
import { expect, test, type Page } from '@playwright/test'
import { consoleCatalogues } from '../../src/renderer/text/console/console-catalogues'
import { catalogues } from '../../src/renderer/text/language'
import { takePicture } from './support/console-pictures'
import { consoleLink } from './support/console-ways'
import { findBarriers, findCutText } from './support/page-inspection'
import { giveName, givePassword, titleOf } from './support/page-ways'
import { aPagesWorld, type PagesWorld } from './support/pages-world'

const text = consoleCatalogues.en
const words = text.adding
const wide = { width: 1280, height: 1000 }

let world: PagesWorld
test.beforeAll(async () => {
  world = await aPagesWorld()
})
test.afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

async function openAdding(page: Page) {
  await page.goto(await consoleLink(world, 'contoso.com'))
  await page.getByRole('button', { name: words.open }).press('Enter')
  const dialog = page.getByRole('dialog', { name: words.open })
  await expect(dialog.getByLabel(words.displayName, { exact: true })).toBeFocused()
  return dialog
}

test('R22 a person is added by keyboard, their password is shown once, and they sign in with it', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  const dialog = await openAdding(page)
  await page.keyboard.press('Enter')
  await expect(dialog.getByText(words.displayNameMissing)).toBeVisible()
  await page.keyboard.type('Nina Moreau')
  await page.keyboard.press('Tab')
  await page.keyboard.type('balas')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText(words.refused['name-taken'])).toBeVisible()
  expect(await findBarriers(page, 'all')).toEqual([])
  await page.keyboard.type('nina')
  await page.keyboard.press('Enter')

  const told = page.getByRole('dialog', { name: words.added })
  await expect(told.getByRole('heading')).toBeFocused()
  const password = await told.getByRole('code').innerText()
  expect(password).toMatch(/^(?:[a-z2-9]{5}-){3}[a-z2-9]{5}$/)
  expect(await findBarriers(page, 'all')).toEqual([])
  await told.getByRole('button', { name: words.done }).press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'Nina Moreau' })).toBeFocused()
  expect(await page.content()).not.toContain(password)

  await using another = await world.open()
  const { page: theirs } = another
  await giveName(theirs, 'nina@contoso.com')
  await givePassword(theirs, password)
  await expect(titleOf(theirs)).toHaveText(catalogues.en.signIn.signedIn.title)
  expect(faults).toEqual([])
})

test('R22 what was typed as a password is judged where it stands, and another domain has its own', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  const dialog = await openAdding(page)
  await dialog.getByLabel(words.displayName, { exact: true }).fill('Lee Gu')
  await dialog.getByLabel(words.name, { exact: true }).fill('lee')
  await dialog.getByRole('radio', { name: words.passwords.typed }).press('Space')
  await dialog.getByLabel(words.typed, { exact: true }).fill('too-short')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText(words.refused['too-short'](15))).toBeVisible()
  expect(await findBarriers(page, 'all')).toEqual([])
  await dialog.getByLabel(words.domain).selectOption('fabrikam.com')
  await expect(dialog.getByText(words.elsewhere('fabrikam.com'))).toBeVisible()
  await expect(dialog.getByLabel(words.typed, { exact: true })).toHaveCount(0)
  await dialog.getByText(text.person.roles.change).press('Enter')
  await dialog.getByRole('checkbox', { name: text.roles.reportsReader }).press('Space')
  await dialog.getByRole('button', { name: words.add, exact: true }).press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'Lee Gu' })).toBeFocused()
  await expect(
    page.getByRole('definition').filter({ hasText: text.roles.reportsReader }),
  ).toBeVisible()
  expect(faults).toEqual([])
})

test('R22 a person is renamed, and deleted once what goes with them was named and asked', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  await page.goto(await consoleLink(world, 'contoso.com'))
  await page.getByRole('button', { name: 'Omar Bennett', exact: true }).press('Enter')
  await page.getByRole('button', { name: words.rename }).press('Enter')
  const renaming = page.getByRole('dialog')
  await renaming.getByLabel(words.displayName).fill('Omar B.')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'Omar B.' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Omar B.', exact: true })).toBeVisible()

  const ask = page.getByRole('button', { name: words.delete })
  await ask.press('Enter')
  const question = page.getByRole('dialog', { name: words.deleteTitle('Omar B.') })
  await expect(question.getByText(words.goes.groups(2))).toBeVisible()
  await expect(question.getByText(words.goes.sessions)).toBeVisible()
  expect(await findBarriers(page, 'all')).toEqual([])
  await page.keyboard.press('Escape')
  await expect(ask).toBeFocused()
  await ask.press('Enter')
  await question.getByRole('button', { name: words.deleteAnswer, exact: true }).press('Enter')
  await expect(page.getByRole('button', { name: 'Omar B.', exact: true })).toHaveCount(0)
  await expect(page.getByText(words.deleted)).toHaveCount(1)
  expect(faults).toEqual([])
})

test('R22 adding and deleting, readable in both themes and languages, wide and narrow', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  await page.goto(await consoleLink(world, 'contoso.com'))
  for (const [language, name] of [
    ['nl', 'Nederlands'],
    ['en', 'English'],
  ] as const) {
    const { adding } = consoleCatalogues[language]
    await page.getByRole('button', { name }).click()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const of = `${language}-${colorScheme}`
      await page.getByRole('button', { name: adding.open }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('radio', { name: adding.passwords.typed }).click()
      await dialog.getByRole('button', { name: adding.add, exact: true }).click()
      await expect(dialog.getByText(adding.displayNameMissing)).toBeVisible()
      expect.soft(await findBarriers(page, 'all'), of).toEqual([])
      await takePicture(page, `adding-${of}`, 'window')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Bala Sandhu', exact: true }).click()
      await page.getByRole('button', { name: adding.delete }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      expect.soft(await findBarriers(page, 'all'), of).toEqual([])
      await takePicture(page, `deleting-${of}`, 'window')
      await page.keyboard.press('Escape')
    }
  }
  await page.setViewportSize({ width: 320, height: 800 })
  await page.getByRole('button', { name: words.delete }).click()
  expect.soft(await findCutText(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: text.list.close }).click()
  await page.getByRole('button', { name: words.open }).click()
  expect.soft(await findCutText(page)).toEqual([])
  await takePicture(page, 'adding-narrow', 'window')
  await page.getByLabel(words.displayName, { exact: true }).fill('Sam Lowe')
  await page.getByLabel(words.name, { exact: true }).fill('sam')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: words.added })).toBeVisible()
  expect.soft(await findCutText(page)).toEqual([])
  await takePicture(page, 'added-narrow', 'window')
  expect(faults).toEqual([])
})
