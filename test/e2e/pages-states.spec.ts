/**
 * Every state of the pages can be read: in both themes and languages, on a narrow window, with large text.
 * With COUNTERSIGN_CONTACT_SHEET set, the pictures in docs/ are made anew.
 * @module
 */
import { resolve } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { catalogues, ownNames } from '../../src/renderer/text/language'
import { columns, composeBeside, composeSheet, type Pictures } from './support/contact-sheet'
import { findBarriers, findCutText, findLostInForcedColours } from './support/page-inspection'
import { askForApproval } from './support/page-ways'
import { changeRequest, holdStream } from './support/recorded-answers'
import { aPagesWorld, type PagesWorld } from './support/pages-world'
import { moreSecurityInfoStates } from './support/security-info-more-states'
import { securityInfoStates } from './support/security-info-states'
import { signInLeadingStates } from './support/sign-in-leading-states'
import { signInStates } from './support/sign-in-states'
import { signInStepStates } from './support/sign-in-step-states'

const { signIn } = catalogues.en
const makesSheet = process.env['COUNTERSIGN_CONTACT_SHEET'] !== undefined
const themes = ['light', 'dark'] as const
const languages = ['en', 'nl'] as const
const usual = { width: 500, height: 900 }

let world: PagesWorld
test.beforeAll(async () => {
  world = await aPagesWorld()
})
test.afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

for (const [sheet, states] of [
  ['sign-in', signInStates],
  ['sign-in-steps', signInStepStates],
  ['sign-in-leading', signInLeadingStates],
  ['security-info', [...securityInfoStates, ...moreSecurityInfoStates]],
] as const) {
  test.describe(sheet, () => {
    const rows: Pictures[] = []
    for (const { name, reach } of states) {
      test(`${sheet === 'security-info' ? 'R9 ' : ''}K8 ${sheet}, ${name}: readable in every theme, language and size`, async () => {
        await using opened = await world.open({ viewport: usual })
        const { page, faults } = opened
        await reach(page, world)
        const pictures: Buffer[] = []
        for (const language of languages) {
          await speak(page, language)
          for (const colorScheme of themes) {
            await page.emulateMedia({ colorScheme })
            if (language === 'en') {
              const scope = colorScheme === 'light' ? 'all' : 'contrast'
              expect.soft(await findBarriers(page, scope), colorScheme).toEqual([])
              const lost = await findLostInForcedColours(page)
              expect.soft(lost, `${colorScheme}, forced colours`).toEqual([])
            }
            if (makesSheet && pictures.length < columns.length) pictures.push(await picture(page))
          }
          await inEverySize(page, async (size) => {
            expect.soft(await findCutText(page), `${language}, ${size}`).toEqual([])
          })
        }
        expect(faults).toEqual([])
        rows.push({ name, pictures })
      })
    }

    test.afterAll(async () => {
      if (!makesSheet) return
      const file = resolve(`docs/contact-sheet/${sheet}.png`)
      await composeSheet(world.chromium.browser, file, rows)
    })
  })
}

test('K8 L12 the picture on the first page is of the whole sign-in page, in both themes', async () => {
  const width = 420
  await using opened = await world.open({ viewport: { width, height: 900 }, deviceScaleFactor: 2 })
  const { page } = opened
  await holdStream(page, { kind: 'waiting', expiresInMs: 52_000, delivered: true })
  await changeRequest(page, { number: '42' })
  await askForApproval(page)
  await expect(page.getByText(signIn.approval.delivered)).toBeVisible()
  const advice = page.getByText(signIn.approval.advice)
  const pictures: { picture: Buffer; width: number }[] = []
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme })
    pictures.push({ picture: await picture(page, width), width })
    await expect(advice).toBeVisible()
  }
  if (makesSheet) await composeBeside(world.chromium.browser, resolve('docs/sign-in.png'), pictures)
})

/** By the page's own switch; what lies under a dialog is out of a person's reach, but not of its own. */
async function speak(page: Page, language: (typeof languages)[number]): Promise<void> {
  await page.locator('button', { hasText: ownNames[language] }).dispatchEvent('click')
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

async function inEverySize(page: Page, look: (size: string) => Promise<void>): Promise<void> {
  await look('as usual')
  await page.setViewportSize({ width: 320, height: 640 })
  await look('320 px wide')
  await page.setViewportSize(usual)
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  await look('text of 200 %')
  await page.evaluate(() => (document.documentElement.style.fontSize = ''))
}

/** The whole page, on a window as tall as it is, so that what lies over it lies over all of it. */
async function picture(page: Page, width = usual.width): Promise<Buffer> {
  await page.setViewportSize({ width, height: 640 })
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height })
  const taken = await page.screenshot()
  await page.setViewportSize(usual)
  return taken
}
