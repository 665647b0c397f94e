/**
 * Every state of the PIN window can be read: both themes and languages, a narrow window, large text.
 * With COUNTERSIGN_CONTACT_SHEET set, the pictures in docs/ are made anew.
 * @module
 */
import { expect, test, type Page } from '@playwright/test'
import { windowCatalogues } from '../../src/renderer/text/windows/window-catalogues'
import { openBuiltWindow } from './support/built-window'
import type { Pictures } from './support/contact-sheet'
import { pinPictures, toldOf } from './support/pin-states'
import { composeWindowSheet, inspectWindow, makesWindowSheet } from './support/window-contact-sheet'

const width = 380

const rows: Pictures[] = []
for (const { name, question, typed, shown } of pinPictures) {
  test(`L9 PIN, ${name}: readable in every theme, language and size`, async ({ browser }) => {
    await using window = await openBuiltWindow(browser, 'pin', toldOf(question), {
      viewport: { width, height: 300 },
    })
    const { page, faults } = window
    if (typed !== undefined) await type(page, typed, shown)
    const size = { width, height: await contentHeight(page) }
    await page.setViewportSize(size)
    const { findings, pictures } = await inspectWindow({
      page,
      size,
      async speak(language) {
        await window.tell(toldOf(question, language))
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        await page.setViewportSize({ width, height: await contentHeight(page) })
      },
    })
    expect(findings).toEqual([])
    expect(faults).toEqual([])
    rows.push({ name, pictures })
  })
}

test.afterAll(async ({ browser }) => {
  if (makesWindowSheet) await composeWindowSheet(browser, 'pin', rows)
})

/** What the window would be made as tall as. */
function contentHeight(page: Page): Promise<number> {
  return page.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height))
}

async function type(page: Page, typed: readonly string[], shown = false): Promise<void> {
  const fields = page.locator('input')
  for (const [i, text] of typed.entries()) await fields.nth(i).fill(text)
  if (shown) await page.getByRole('button', { name: windowCatalogues.en.pin.show }).first().click()
  else await page.keyboard.press('Enter')
}
