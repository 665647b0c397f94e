/** Looks at one state of a window in every theme, language and size, and puts all states on one picture. @module */
import { resolve } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import type { Language } from '../../../src/renderer/text/language'
import { columns, composeSheet, type Pictures } from './contact-sheet'
import { findBarriers, findCutText, findLostInForcedColours } from './page-inspection'

export interface LookedAt {
  readonly page: Page
  /** As the window opens. */
  readonly size: { readonly width: number; readonly height: number }
  /** Makes the window speak this language, and waits until it does. */
  readonly speak: (language: Language) => Promise<void>
}

/** Whether the pictures in docs/ are made anew. */
export const makesWindowSheet = process.env['COUNTERSIGN_CONTACT_SHEET'] !== undefined

const themes = ['light', 'dark'] as const

/** What a person could not read; and the pictures where they are made, in the order of `columns`. */
export async function inspectWindow({ page, size, speak }: LookedAt): Promise<{
  readonly findings: readonly string[]
  readonly pictures: readonly Buffer[]
}> {
  const findings: string[] = []
  const pictures: Buffer[] = []
  for (const language of ['en', 'nl'] as const) {
    await speak(language)
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme })
      if (makesWindowSheet && pictures.length < columns.length)
        pictures.push(await page.screenshot())
      if (language !== 'en') continue
      const scope = colorScheme === 'light' ? 'all' : 'contrast'
      for (const barrier of await findBarriers(page, scope))
        findings.push(`${colorScheme}: ${barrier}`)
      for (const lost of await findLostInForcedColours(page))
        findings.push(`${colorScheme}, forced colours: ${lost}`)
    }
    await inEverySize(page, size, async (named) => {
      for (const cut of await findCutText(page)) findings.push(`${language}, ${named}: ${cut}`)
    })
  }
  await page.emulateMedia({ colorScheme: 'light' })
  return { findings, pictures }
}

/** `docs/contact-sheet/NAME.png`: a row for each state. */
export async function composeWindowSheet(
  browser: Browser,
  name: string,
  rows: readonly Pictures[],
): Promise<void> {
  await composeSheet(browser, resolve(`docs/contact-sheet/${name}.png`), rows)
}

async function inEverySize(
  page: Page,
  size: LookedAt['size'],
  look: (named: string) => Promise<void>,
): Promise<void> {
  await look('as usual')
  await page.setViewportSize({ width: 320, height: size.height })
  await look('320 px wide')
  await page.setViewportSize(size)
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  await look('text of 200 %')
  await page.evaluate(() => (document.documentElement.style.fontSize = ''))
}
