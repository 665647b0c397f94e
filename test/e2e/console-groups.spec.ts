/** Groups in the console, in a real browser: made, filled, refused, deleted; by keyboard. @module */
import { expect, test, type Page } from '@playwright/test'
import { consoleCatalogues } from '../../src/renderer/text/console/console-catalogues'
import { takePicture } from './support/console-pictures'
import { consoleLink } from './support/console-ways'
import { findBarriers, findCutText } from './support/page-inspection'
import { aPagesWorld, type PagesWorld } from './support/pages-world'

const text = consoleCatalogues.en
const words = text.groups
const wide = { width: 1280, height: 860 }

let world: PagesWorld
test.beforeAll(async () => {
  world = await aPagesWorld()
})
test.afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

async function openGroups(page: Page): Promise<void> {
  await page.goto(await consoleLink(world, 'contoso.com'))
  await page.getByRole('link', { name: text.sections.groups }).press('Enter')
  await expect(page.getByRole('button', { name: 'Partners' })).toBeVisible()
}

async function pick(page: Page, word: string, kind: 'user' | 'group', name: string): Promise<void> {
  await page.getByRole('button', { name: words.add }).press('Enter')
  const picker = page.getByRole('dialog', { name: words.add })
  await picker.getByLabel(text.pick.kind).selectOption(kind)
  await picker.getByRole('searchbox', { name: text.pick.search[kind] }).fill(word)
  await expect(picker.getByRole('checkbox')).toHaveCount(1)
  await expect(picker.getByRole('checkbox', { name })).toBeVisible()
  await picker.getByRole('checkbox', { name }).press('Space')
  await expect(picker.getByText(text.pick.chosen(1))).toBeVisible()
  expect(await findBarriers(page, 'all')).toEqual([])
  await takePicture(page, `pick-${kind}`, 'window')
  await picker.getByRole('button', { name: text.pick.select }).press('Enter')
  await expect(picker).toBeHidden()
}

test('R22 a group is made, filled with a person and a group, emptied and deleted by keyboard', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  await openGroups(page)
  await page.getByRole('button', { name: words.make }).press('Enter')
  const making = page.getByRole('dialog', { name: words.makeTitle })
  await making.getByRole('button', { name: words.create }).press('Enter')
  await expect(making.getByText(words.nameMissing)).toBeVisible()
  await making.getByLabel(words.name, { exact: true }).fill('partners')
  await page.keyboard.press('Enter')
  await expect(making.getByText(words.refused['name-taken'])).toBeVisible()
  expect(await findBarriers(page, 'all')).toEqual([])
  await takePicture(page, 'group-taken', 'window')
  await making.getByLabel(words.name, { exact: true }).fill('Night shift')
  await making.getByLabel(words.description).fill('From ten at night')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'Night shift' })).toBeFocused()
  await expect(page.getByText(words.noMembers)).toBeVisible()

  await pick(page, 'omar', 'user', 'Omar Bennett')
  await expect(page.getByRole('link', { name: 'Omar Bennett' })).toBeVisible()
  await pick(page, 'partn', 'group', 'Partners')
  await expect(page.getByRole('link', { name: 'Partners' })).toBeVisible()
  await takePicture(page, 'group-open', 'window')
  await page.getByRole('button', { name: words.removeMember('Omar Bennett') }).press('Enter')
  await expect(page.getByRole('link', { name: 'Omar Bennett' })).toHaveCount(0)

  // The other way round it would be in itself.
  await page.getByRole('link', { name: 'Partners' }).press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'Partners' })).toBeFocused()
  await expect(page.getByText(words.within)).toBeVisible()
  await pick(page, 'night', 'group', 'Night shift')
  await expect(page.getByRole('alert')).toContainText(words.refused.circle('Night shift'))
  await takePicture(page, 'group-circle', 'window')

  await page.getByRole('link', { name: 'Night shift' }).press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'Night shift' })).toBeFocused()
  await page.getByRole('button', { name: words.delete }).press('Enter')
  const deleting = page.getByRole('dialog', { name: words.deleteTitle('Night shift') })
  // Before the question is there, the same key closes what it is about.
  await expect(deleting).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(deleting).toBeHidden()
  await expect(page.getByRole('heading', { level: 2, name: 'Night shift' })).toBeVisible()
  await page.getByRole('button', { name: words.delete }).press('Enter')
  await deleting.getByRole('button', { name: words.deleteAnswer }).press('Enter')
  await expect(page.getByRole('button', { name: 'Night shift' })).toHaveCount(0)
  expect(faults).toEqual([])
})

test('R22 who may only read the directory sees groups and changes none', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  await page.goto('/contoso.com/console')
  await page.getByRole('link', { name: text.open.signIn }).click()
  await page.getByRole('textbox').fill('adele@contoso.com')
  await page.keyboard.press('Enter')
  await page.locator('input[type=password]').fill('velvet-compass-willow-29')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: text.sections.groups }).press('Enter')
  await page.getByRole('button', { name: 'Phone sign-in pilot' }).press('Enter')
  await expect(page.getByRole('link', { name: 'Bala Sandhu' })).toBeVisible()
  for (const name of [words.make, words.add, words.change, words.delete]) {
    await expect(page.getByRole('button', { name })).toHaveCount(0)
  }
  await expect(page.getByRole('button', { name: words.removeMember('Bala Sandhu') })).toHaveCount(0)
  await page.setViewportSize({ width: 320, height: 800 })
  expect(await findCutText(page)).toEqual([])
  await takePicture(page, 'groups-narrow')
  expect(faults).toEqual([])
})
