/** Pictures of the console, where a folder for them is named. @module */
import type { Page } from '@playwright/test'

export async function takePicture(
  page: Page,
  name: string,
  of: 'page' | 'window' = 'page',
): Promise<void> {
  const folder = process.env['COUNTERSIGN_CONSOLE_PICTURES']
  if (folder === undefined) return
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: of === 'page' })
}
