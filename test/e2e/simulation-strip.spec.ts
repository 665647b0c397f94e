/** The strip of the simulation window and what stands below it: each state can be read, and asks what it says. @module */
import { expect, test } from '@playwright/test'
import type { Pictures } from './support/contact-sheet'
import { openBuiltWindow } from './support/built-window'
import { simulationStates } from './support/simulation-states'
import { composeWindowSheet, inspectWindow, makesWindowSheet } from './support/window-contact-sheet'

const size = { width: 760, height: 620 }

const rows: Pictures[] = []
for (const { name, state, choose } of simulationStates) {
  test(`L7 the simulation window, ${name}: readable in every theme, language and size`, async ({
    browser,
  }) => {
    await using opened = await openBuiltWindow(browser, 'simulation', state, { viewport: size })
    const { page, faults } = opened
    if (choose !== undefined) await page.getByRole('button', { name: choose.en }).click()
    const { findings, pictures } = await inspectWindow({
      page,
      size,
      async speak(language) {
        await opened.tell({ ...state, language })
        await expect(page.locator('html')).toHaveAttribute('lang', language)
      },
    })
    rows.push({ name, pictures })
    expect(findings).toEqual([])
    expect(faults).toEqual([])
  })
}

test.afterAll(async ({ browser }) => {
  if (makesWindowSheet) await composeWindowSheet(browser, 'simulation', rows)
})
