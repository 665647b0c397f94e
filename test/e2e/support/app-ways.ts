/** The ways that a person takes through the app's own windows, by what they read on them. @module */
import { expect, type Page } from '@playwright/test'
import { windowCatalogues } from '../../../src/renderer/text/windows/window-catalogues'
import { ownWindow, type DesktopApp } from './desktop-app'

const { pin: pinWords, prompt: promptWords } = windowCatalogues.en

export const pin = 'river-stone-92'

/** Types a PIN into the window that asks for it; twice where it is a new one. */
export async function typePin(app: DesktopApp, given = pin): Promise<void> {
  const window = await ownWindow(app, 'pin')
  const chosen = window.getByRole('heading', { name: pinWords.chosen.title })
  const existing = window.getByRole('heading', { name: pinWords.existing.title })
  await expect(chosen.or(existing)).toBeVisible()
  if (await chosen.isVisible()) {
    await window.getByLabel(pinWords.chosen.label, { exact: true }).fill(given)
    await window.getByLabel(pinWords.chosen.repeat, { exact: true }).fill(given)
    await window.getByRole('button', { name: pinWords.chosen.submit }).click()
    return
  }
  await window.getByLabel(pinWords.existing.label, { exact: true }).fill(given)
  await window.getByRole('button', { name: pinWords.existing.submit }).click()
}

/** The prompt, once keys count in it. */
export async function readyPrompt(app: DesktopApp): Promise<Page> {
  const prompt = await ownWindow(app, 'prompt')
  await expect(prompt.locator('.cells')).toHaveAttribute('data-waiting', 'false')
  await expect(prompt.getByLabel(promptWords.number.label)).toBeFocused()
  return prompt
}

/** Types the number with the keyboard, and Enter. */
export async function approveWith(app: DesktopApp, number: string): Promise<Page> {
  const prompt = await readyPrompt(app)
  await prompt.keyboard.type(number)
  await prompt.keyboard.press('Enter')
  return prompt
}
