/** The authenticator window for tests of what a person does in it, and the ways to give it something. @module */
import { expect, type Browser, type Page } from '@playwright/test'
import QRCode from 'qrcode'
import type { AuthenticatorState } from '#protocol/authenticator-state'
import { openBuiltWindow, type BuiltWindow } from './built-window'

export type AuthenticatorWindow = BuiltWindow<AuthenticatorState>

const zeros = (count: number) => 'A'.repeat(count)
export const link = `countersign://enroll?v=1&rp=https%3A%2F%2Flocalhost%3A7443&tenant=c0a57050-0000-4000-8000-000000000001&code=${zeros(22)}&key=${zeros(43)}&ca=${zeros(43)}`

export async function openAuthenticator(
  browser: Browser,
  state: AuthenticatorState,
): Promise<AuthenticatorWindow> {
  const window = await openBuiltWindow(browser, 'authenticator', state, {
    viewport: { width: 420, height: 640 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await expect(window.page.getByRole('heading').first()).toBeVisible()
  return window
}

/** Puts the text on the clipboard and presses Ctrl+V, as a person would. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((given) => navigator.clipboard.writeText(given), text)
  await page.keyboard.press('Control+V')
}

export async function pasteImage(page: Page, png: Buffer): Promise<void> {
  await page.evaluate(
    async (bytes) => {
      const image = new Blob([new Uint8Array(bytes)], { type: 'image/png' })
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': image })])
    },
    [...png],
  )
  await page.keyboard.press('Control+V')
}

/** A file that is dragged over the window and let go. */
export async function dropImage(page: Page, png: Buffer): Promise<void> {
  const carried = await page.evaluateHandle(
    (bytes) => {
      const dragged = new DataTransfer()
      dragged.items.add(new File([new Uint8Array(bytes)], 'code.png', { type: 'image/png' }))
      return dragged
    },
    [...png],
  )
  await page.dispatchEvent('body', 'dragover', { dataTransfer: carried })
  await page.dispatchEvent('body', 'drop', { dataTransfer: carried })
}

/** As security info draws it; `scale`: pixels a module. */
export function qrImage(text: string, scale: number): Promise<Buffer> {
  return QRCode.toBuffer(text, { errorCorrectionLevel: 'M', margin: 4, scale })
}
