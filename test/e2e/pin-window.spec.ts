/**
 * What a person types in the PIN window, what is sent of it, and that nothing of it stays behind.
 * @module
 */
import { expect, test, type Browser, type Page } from '@playwright/test'
import type { PinQuestion, PinState } from '#protocol/pin-bridge'
import { windowCatalogues } from '../../src/renderer/text/windows/window-catalogues'
import { openBuiltWindow, type BuiltWindow } from './support/built-window'
import { aQuestion, toldOf } from './support/pin-states'

const words = windowCatalogues.en.pin
const pin = '927451 correct'

async function open(browser: Browser, question: PinQuestion): Promise<BuiltWindow<PinState>> {
  const viewport = { width: 380, height: 480 }
  const window = await openBuiltWindow(browser, 'pin', toldOf(question), { viewport })
  await expect(window.page.locator('input').first()).toBeFocused()
  return window
}
const existing = (page: Page) => page.getByLabel(words.existing.label, { exact: true })
const first = (page: Page) => page.getByLabel(words.chosen.label)
const again = (page: Page) => page.getByLabel(words.chosen.repeat)

/** Every attribute, text and value of the document. */
const everything = (page: Page) =>
  page.evaluate(() => {
    const values = [...document.querySelectorAll('input')].map(({ value }) => value)
    return document.documentElement.outerHTML + values.join()
  })

test('L5 the PIN is typed, sent once, and gone from the document at once', async ({ browser }) => {
  await using window = await open(browser, aQuestion())
  const { page, faults } = window
  await expect(existing(page)).toBeFocused()
  await expect(existing(page)).toHaveAttribute('autocomplete', 'off')
  await page.keyboard.type(pin)
  // Nothing but the input's own value holds it.
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(pin)
  await page.keyboard.press('Enter')
  expect(await window.asked()).toEqual([['give', { pin }]])
  expect(await everything(page)).not.toContain(pin)
  expect(faults).toEqual([])
})

test('L5 the PIN is hidden unless asked for, and again when the window is left', async ({
  browser,
}) => {
  await using window = await open(browser, aQuestion())
  const { page } = window
  await page.keyboard.type(pin)
  await expect(existing(page)).toHaveAttribute('type', 'password')
  await page.getByRole('button', { name: words.show }).click()
  await expect(existing(page)).toHaveAttribute('type', 'text')
  await expect(existing(page)).toBeFocused()
  await page.evaluate(() => globalThis.dispatchEvent(new Event('blur')))
  await expect(existing(page)).toHaveAttribute('type', 'password')
})

test('L5 each question begins with an empty field', async ({ browser }) => {
  await using window = await open(browser, aQuestion())
  const { page } = window
  await page.keyboard.type('half of it')
  await window.tell(toldOf(aQuestion({ id: 2 })))
  await expect(existing(page)).toHaveValue('')
  await expect(existing(page)).toBeFocused()
})

test('L5 a new PIN is typed twice, is long enough, and is told apart here', async ({ browser }) => {
  await using window = await open(browser, aQuestion({ kind: 'new' }))
  const { page } = window
  await first(page).fill('12345')
  await again(page).fill('12345')
  await page.keyboard.press('Enter')
  await expect(page.getByText(words.chosen.tooShort(6))).toBeVisible()
  await expect(first(page)).toBeFocused()
  await first(page).fill(pin)
  await again(page).fill('something else')
  await page.keyboard.press('Enter')
  await expect(page.getByText(words.chosen.differs)).toBeVisible()
  await expect(again(page)).toBeFocused()
  expect(await window.asked()).toEqual([])
  await again(page).fill(pin)
  await page.keyboard.press('Enter')
  expect(await window.asked()).toEqual([['give', { pin }]])
  expect(await everything(page)).not.toContain(pin)
})

test('L5 no PIN is sent while there is a wait, and the wait runs out', async ({ browser }) => {
  await using window = await open(browser, aQuestion({ triesLeft: 5, waitMs: 2000 }))
  const { page } = window
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  expect(await window.asked()).toEqual([])
  await expect(page.getByText(words.wait.text)).toHaveCount(0)
  await page.keyboard.press('Enter')
  expect(await window.asked()).toEqual([['give', { pin }]])
})

test('L5 what it is for, and the tries left, are said', async ({ browser }) => {
  await using window = await open(browser, aQuestion({ triesLeft: 5 }))
  const { page } = window
  for (const text of [words.purpose.approval('Payroll'), 'balas@contoso.com', 'Contoso'])
    await expect(page.getByText(text, { exact: true })).toBeVisible()
  await expect(page.getByText(words.triesLeft(5))).toBeVisible()
})

test('L5 Cancel and Esc give no PIN', async ({ browser }) => {
  await using window = await open(browser, aQuestion())
  const { page } = window
  await page.keyboard.type(pin)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: windowCatalogues.en.general.cancel }).click()
  expect(await window.asked()).toEqual([['cancel'], ['cancel']])
})

test('L5 while one is checked, no other is sent', async ({ browser }) => {
  await using window = await open(browser, aQuestion({ checking: true }))
  const { page } = window
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  expect(await window.asked()).toEqual([])
  expect(await everything(page)).not.toContain(pin)
})
