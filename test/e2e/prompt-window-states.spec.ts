/**
 * Every state of the prompt window can be read: both themes and languages, a narrow window, large text.
 * With COUNTERSIGN_CONTACT_SHEET set, the pictures in docs/ are made anew.
 * @module
 */
import { expect, test, type Page } from '@playwright/test'
import { windowCatalogues } from '../../src/renderer/text/windows/window-catalogues'
import { openBuiltWindow } from './support/built-window'
import type { Pictures } from './support/contact-sheet'
import { afterwards, promptPictures, toldOf, type PromptPicture } from './support/prompt-states'
import { composeWindowSheet, inspectWindow, makesWindowSheet } from './support/window-contact-sheet'

const words = windowCatalogues.en.prompt

const rows: Pictures[] = []
for (const picture of promptPictures) {
  const { name, requests, act } = picture
  const told = afterwards(picture)
  test(`L9 prompt, ${name}: readable in every theme, language and size`, async ({ browser }) => {
    await using window = await openBuiltWindow(browser, 'prompt', toldOf(requests), {
      viewport: { width: 400, height: 300 },
    })
    const { page, faults } = window
    const [first] = requests
    if (first?.status.step === 'asking' && first.guardMs === 0 && first.remainingMs > 0)
      await perform(page, act)
    await window.tell(toldOf(told))
    const size = { width: 400, height: await contentHeight(page) }
    await page.setViewportSize(size)
    const { findings, pictures } = await inspectWindow({
      page,
      size,
      async speak(language) {
        await window.tell(toldOf(told, language))
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        await page.setViewportSize({ width: 400, height: await contentHeight(page) })
      },
    })
    expect(findings).toEqual([])
    expect(faults).toEqual([])
    rows.push({ name, pictures })
  })
}

test.afterAll(async ({ browser }) => {
  if (makesWindowSheet) await composeWindowSheet(browser, 'prompt', rows)
})

/** What the window would be made as tall as. */
function contentHeight(page: Page): Promise<number> {
  return page.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height))
}

async function perform(page: Page, act: PromptPicture['act']): Promise<void> {
  await expect(page.getByRole('button', { name: words.approve })).not.toHaveAttribute(
    'aria-disabled',
  )
  switch (act) {
    case undefined:
      return
    case 'type':
      return page.keyboard.type('42')
    case 'letter':
      return page.keyboard.press('o')
    case 'approve-early':
      return page.keyboard.press('Enter')
    case 'deny':
      return page.getByRole('button', { name: words.deny }).click()
    default: {
      const never: never = act
      return never
    }
  }
}
