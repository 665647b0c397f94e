/**
 * Every state of the authenticator window can be read: in both themes and languages, narrow, with large text.
 * With COUNTERSIGN_CONTACT_SHEET set, the pictures in docs/ are made anew.
 * @module
 */
import { expect, test } from '@playwright/test'
import type { AuthenticatorState } from '#protocol/authenticator-state'
import { accountStates, addingStates, firstRunStates } from './support/authenticator-states'
import { settingsStates } from './support/authenticator-settings-states'
import { withSettings } from './support/authenticator-world'
import { openBuiltWindow } from './support/built-window'
import type { Pictures } from './support/contact-sheet'
import { composeWindowSheet, inspectWindow, makesWindowSheet } from './support/window-contact-sheet'

const size = { width: 420, height: 640 }

for (const [sheet, states] of [
  ['authenticator-first-run', firstRunStates],
  ['authenticator-accounts', accountStates],
  ['authenticator-adding', addingStates],
  ['authenticator-settings', settingsStates],
] as const) {
  test.describe(sheet, () => {
    const rows: Pictures[] = []
    for (const { name, state, reach } of states) {
      test(`L9 ${sheet}, ${name}: readable in every theme, language and size`, async ({
        browser,
      }) => {
        await using window = await openBuiltWindow<AuthenticatorState>(
          browser,
          'authenticator',
          state,
          { viewport: size },
        )
        const { page, faults } = window
        if (state === undefined) await expect(page.getByRole('status')).toBeAttached()
        else await expect(page.getByRole('heading').first()).toBeVisible()
        await reach?.(page)
        const speak = async (language: 'en' | 'nl'): Promise<void> => {
          if (state === undefined) return
          await window.tell(withSettings(state, { language }))
          await expect(page.locator('html')).toHaveAttribute('lang', language)
        }
        const { findings, pictures } = await inspectWindow({ page, size, speak })
        expect.soft(findings).toEqual([])
        expect(faults).toEqual([])
        rows.push({ name, pictures })
      })
    }

    test.afterAll(async ({ browser }) => {
      if (makesWindowSheet) await composeWindowSheet(browser, sheet, rows)
    })
  })
}
