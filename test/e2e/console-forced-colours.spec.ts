/** The console in colours that the person chose: what is there is seen, what is chosen shows, and so does the focus. @module */
import { expect, test, type Page } from '@playwright/test'
import { consoleCatalogues } from '../../src/renderer/text/console/console-catalogues'
import { takePicture } from './support/console-pictures'
import { consoleLink, signInByPassword } from './support/console-ways'
import { findLostInForcedColours } from './support/page-inspection'
import { aPagesWorld, type PagesWorld } from './support/pages-world'

const text = consoleCatalogues.en
const wide = { width: 1280, height: 1000 }

let world: PagesWorld
test.beforeAll(async () => {
  world = await aPagesWorld()
})
test.afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

/** What is chosen and says so by a colour alone, or by a shadow: both are taken away. */
async function findUntoldChoices(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ forcedColors: 'active' })
  const found = await page.evaluate(() => {
    const styleOf = (selector: string) => {
      const element = document.querySelector(selector)
      return element === null ? undefined : getComputedStyle(element)
    }
    const [section, others] = ['[aria-current]', ':not([aria-current])'].map((which) =>
      styleOf(`nav .console-section${which}`),
    )
    const row = styleOf('.table tbody tr[aria-current]')
    const [tab, unchosen] = ['true', 'false'].map((which) =>
      styleOf(`[role=tab][aria-selected=${which}]`),
    )
    const ofSwitch = (which: string) =>
      [`[role=switch][aria-checked=${which}]`, `[role=switch][aria-checked=${which}] > *`].map(
        (selector) => styleOf(selector),
      )
    const [[on, onThumb], [off]] = [ofSwitch('true'), ofSwitch('false')]
    const isSwitchTold =
      on?.backgroundColor !== off?.backgroundColor &&
      on?.backgroundColor !== onThumb?.backgroundColor &&
      onThumb?.translate !== 'none'
    // Boxes and radios are the system's own: they are told as everywhere, unless a style of ours took that away.
    const bare = [...document.querySelectorAll('input[type=checkbox], input[type=radio]')].filter(
      (input) => getComputedStyle(input).appearance === 'none',
    )
    return [
      ...(on !== undefined && off !== undefined && !isSwitchTold ? ['a switch that is on'] : []),
      ...(bare.length > 0 ? ['a box or a radio of our own drawing'] : []),
      ...(section?.color === others?.color ? ['the section that is open'] : []),
      ...(row?.outlineStyle === 'none' ? ['the row that is open'] : []),
      ...(tab !== undefined && tab.borderBottomColor === unchosen?.borderBottomColor
        ? ['the tab that is chosen']
        : []),
    ]
  })
  await page.emulateMedia({ forcedColors: 'none' })
  return found
}

/** Goes through the page by Tab, at most `most` steps: whatever has the focus and no ring. */
async function findUnringed(page: Page, most = 40): Promise<readonly string[]> {
  await page.emulateMedia({ forcedColors: 'active' })
  const found = new Set<string>()
  for (let step = 0; step < most; step++) {
    await page.keyboard.press('Tab')
    const bare = await page.evaluate(() => {
      const element = document.activeElement
      if (element === null || element === document.body) return undefined
      const rings = [element, element.parentElement].map((one) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(one ?? element)
        return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0
      })
      return rings.includes(true) ? undefined : element.outerHTML
    })
    if (bare !== undefined) found.add(bare)
  }
  await page.emulateMedia({ forcedColors: 'none' })
  return [...found]
}

async function inspect(page: Page, name: string): Promise<void> {
  expect.soft(await findLostInForcedColours(page), name).toEqual([])
  expect.soft(await findUntoldChoices(page), name).toEqual([])
  expect.soft(await findUnringed(page), name).toEqual([])
  await page.emulateMedia({ forcedColors: 'active' })
  await takePicture(page, `forced-${name}`, 'window')
  await page.emulateMedia({ forcedColors: 'none' })
}

test('R22 in forced colours each part of the console is seen, what is chosen shows, and the focus too', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  await page.goto(await consoleLink(world, 'contoso.com'))
  await page.getByRole('button', { name: 'Bala Sandhu', exact: true }).click()
  await expect(page.getByText(text.person.why.title)).toBeVisible()
  await page.getByText(text.person.roles.change).click()
  await inspect(page, 'people')
  await page.getByRole('button', { name: text.adding.open }).click()
  await expect(page.getByRole('radio').first()).toBeVisible()
  await inspect(page, 'adding')
  await page.keyboard.press('Escape')
  for (const section of ['groups', 'methods', 'sign-ins', 'audit', 'settings'] as const) {
    await page.getByRole('link', { name: text.sections[section] }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(text.sections[section])
    await page.waitForLoadState('networkidle')
    await inspect(page, section)
  }
  await page.getByRole('link', { name: text.sections.methods }).click()
  await page
    .getByRole('button', { name: text.policies.methods.microsoftAuthenticator, exact: true })
    .click()
  await page.getByRole('radio', { name: text.policies.selected }).click()
  await inspect(page, 'policy')
  await page.getByRole('button', { name: text.policies.add }).click()
  await expect(page.getByRole('dialog').getByRole('checkbox').first()).toBeVisible()
  await inspect(page, 'picker')
  expect(faults).toEqual([])
})

test('R22 in forced colours a switch that is on and each outcome of the chart are told apart', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  const drawn = page.locator('.chart-column')
  for (const password of ['wrong-lantern-river-41', 'copper-lantern-river-41']) {
    await using person = await world.open({ viewport: wide })
    await person.page.goto('/contoso.com/mysecurityinfo')
    await signInByPassword(person.page, 'balas@contoso.com', password)
    await person.page.waitForLoadState('networkidle')
  }
  await page.goto(await consoleLink(world, 'contoso.com'))
  await page.getByRole('link', { name: text.sections['sign-ins'] }).click()
  await expect(drawn).toHaveCount(2)
  await page.emulateMedia({ forcedColors: 'active' })
  const told = await drawn.evaluateAll((columns) => {
    const ground = getComputedStyle(
      document.querySelector('.chart') ?? document.body,
    ).backgroundColor
    return columns.map((column) => {
      const { fill, stroke } = getComputedStyle(column)
      const outcome = column.getAttribute('data-outcome')
      return { outcome, isFull: fill !== ground, isSeen: stroke !== ground }
    })
  })
  expect(told.sort((a, b) => Number(a.isFull) - Number(b.isFull))).toEqual([
    { outcome: 'failure', isFull: false, isSeen: true },
    { outcome: 'success', isFull: true, isSeen: true },
  ])
  await takePicture(page, 'forced-chart', 'window')

  await page.emulateMedia({ forcedColors: 'none' })
  await page.getByRole('link', { name: text.sections.people }).click()
  await page.getByRole('button', { name: 'Adele Vance (admin)', exact: true }).click()
  await page.getByText(text.person.roles.change).click()
  await expect(page.locator('[role=switch][aria-checked=true]')).toHaveCount(1)
  expect(await findUntoldChoices(page)).toEqual([])
  await page.locator('[role=switch][aria-checked=true]').scrollIntoViewIfNeeded()
  await page.emulateMedia({ forcedColors: 'active' })
  await takePicture(page, 'forced-switch', 'window')
  expect(faults).toEqual([])
})
