/** Every state of the policy editor: read in both themes and languages, and at 320 px. @module */
import { expect, test, type Page } from '@playwright/test'
import type { PolicySaveRefusal, PolicyState } from '#protocol/console-policies'
import { defaultMethodsPolicy } from '#protocol/methods-policy'
import { consoleCatalogues } from '../../src/renderer/text/console/console-catalogues'
import { consoleLink } from './support/console-ways'
import { findCutText } from './support/page-inspection'
import { aPagesWorld, type PagesWorld } from './support/pages-world'
import { addTargets, barriersOf, button, openPolicy } from './support/policy-ways'
import { sections, words } from './support/policy-ways'

const wide = { viewport: { width: 1280, height: 860 } }
const shots = process.env['COUNTERSIGN_CONSOLE_PICTURES']

let world: PagesWorld
test.beforeAll(async () => {
  world = await aPagesWorld()
})
test.afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

const someGroup = 'c0a57050-0000-4000-8000-000000006001'
const theirs: PolicyState = {
  ...{ policy: defaultMethodsPolicy, version: 7, changedAt: 1_800_000_000_000, named: [] },
  ...{ isCombinedRegistrationOn: true, isLegacyPhoneSignInOn: false },
  isPasswordlessRegistered: false,
}

/** As the relying party refuses it, which it does not do on demand. */
async function refuseSave(page: Page, refusal: PolicySaveRefusal): Promise<void> {
  await page.route(/\/console\/policies\/save$/, (route) => route.fulfill({ json: refusal }))
  await exclude(page)
  await button(page, words.save).click()
  await expect(page.getByRole('alert')).toBeVisible()
}

async function exclude(page: Page): Promise<void> {
  await openPolicy(world, page)
  await page.getByRole('tab', { name: words.sides.exclude }).click()
  await addTargets(page, 'group', 'Partners')
}

async function select(page: Page): Promise<void> {
  await openPolicy(world, page)
  await page.getByRole('radio', { name: words.selected }).check()
}

const people = Array.from({ length: 60 }, (_, i) => ({
  id: `c0a57050-0000-4000-8000-${String(i).padStart(12, '0')}`,
  ...{ name: `person${String(i).padStart(2, '0')}@contoso.com`, displayName: `Person ${i}` },
}))

async function lose(page: Page, count: number, isLegacy: boolean): Promise<void> {
  await page.route(/\/console\/policies\/losers$/, async (route) => {
    const { after, limit } = route.request().postDataJSON() as { after: string; limit: number }
    const those = people.slice(0, count)
    const losers = those.filter(({ name }) => name > after).slice(0, limit)
    await route.fulfill({ json: { count, losers } })
  })
  if (isLegacy) await beLegacy(page)
  await exclude(page)
  await button(page, words.save).click()
  await expect(page.getByRole('dialog')).toBeVisible()
}

async function beLegacy(page: Page): Promise<void> {
  await page.route(/\/console\/policies$/, (route) =>
    route.fulfill({ json: { ...theirs, isLegacyPhoneSignInOn: true } }),
  )
}

const states: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async list(page) {
    await page.goto(await consoleLink(world, 'contoso.com'))
    await page.getByRole('link', { name: sections.methods }).click()
    await expect(button(page, words.methods.password)).toBeVisible()
  },
  async 'list with nothing found'(page) {
    await states['list']?.(page)
    await page.getByRole('searchbox').fill('fax')
    await expect(page.getByText(consoleCatalogues.en.list.none)).toBeVisible()
  },
  async everybody(page) {
    await openPolicy(world, page)
  },
  nobody: select,
  async rows(page) {
    await select(page)
    await addTargets(page, 'user', 'Bala Sandhu', 'Omar Bennett', 'Pat Coleman')
    await addTargets(page, 'group', 'Partners', 'Everyone at work')
    await button(page, words.more('Pat Coleman (guest)')).click()
    await page.getByRole('menuitem', { name: words.remove }).click()
  },
  async mode(page) {
    await openPolicy(world, page)
    await button(page, words.more(words.allUsers)).click()
    await page.getByRole('menuitem', { name: words.configure }).click()
  },
  async picker(page) {
    await select(page)
    await addTargets(page, 'user', 'Bala Sandhu')
    await button(page, words.add).click()
    await page.getByRole('tab', { name: words.picker.kinds.user }).click()
    await page.getByRole('checkbox', { name: 'Omar Bennett' }).check()
  },
  async configure(page) {
    await openPolicy(world, page)
    await page.getByRole('tab', { name: words.tabs.configure }).click()
  },
  async pass(page) {
    await openPolicy(world, page, 'temporaryAccessPass')
    await page.getByRole('tab', { name: words.tabs.configure }).click()
    await page.getByLabel(words.pass.minimum).fill('9')
    await button(page, words.save).click()
  },
  async 'too large'(page) {
    await refuseSave(page, {
      ...{ outcome: 'refused', code: 'policy-too-large', bytes: 20_481, maxBytes: 20_480 },
      ...{ users: 171, groups: 1 },
    })
  },
  async 'changed meanwhile'(page) {
    const target = { id: someGroup, targetType: 'group' as const, isRegistrationRequired: false }
    const includeTargets = [{ ...target, authenticationMode: 'any' as const }]
    const { microsoftAuthenticator } = defaultMethodsPolicy
    const policy = {
      ...defaultMethodsPolicy,
      microsoftAuthenticator: { ...microsoftAuthenticator, includeTargets },
    }
    await refuseSave(page, {
      ...{ outcome: 'refused', code: 'changed-meanwhile', state: { ...theirs, policy } },
    })
  },
  async 'combined registration off'(page) {
    await refuseSave(page, { outcome: 'refused', code: 'combined-registration-off' })
  },
  async 'somebody gone'(page) {
    const path = 'microsoftAuthenticator.excludeTargets[0].id'
    await refuseSave(page, { outcome: 'refused', code: 'target-unknown', path })
  },
  async 'no answer'(page) {
    await exclude(page)
    await page.route(/\/console\/policies\/losers$/, (route) => route.abort())
    await button(page, words.save).click()
    await expect(page.getByRole('alert')).toBeVisible()
  },
  async 'not read'(page) {
    await page.route(/\/console\/policies$/, (route) => route.abort())
    await page.goto(await consoleLink(world, 'contoso.com'))
    await page.getByRole('link', { name: sections.methods }).click()
    await expect(page.getByRole('alert')).toBeVisible()
  },
  async legacy(page) {
    await beLegacy(page)
    await openPolicy(world, page)
    await page.getByRole('radio', { name: words.selected }).check()
  },
  losers: (page) => lose(page, 60, true),
  async 'all losers'(page) {
    await lose(page, 7, false)
    await button(page, words.losers.all).click()
    await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(7)
  },
  async leaving(page) {
    await exclude(page)
    await page.getByRole('link', { name: sections.people }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
  },
  async discarded(page) {
    await exclude(page)
    await button(page, words.discard).click()
  },
}

test('R6 all who would lose phone sign-in are there to be read, however many', async () => {
  await using opened = await world.open(wide)
  const { page } = opened
  await lose(page, 60, false)
  const people = page.getByRole('dialog').getByRole('listitem')
  await expect(people).toHaveCount(5)
  await expect(page.getByRole('dialog')).toContainText(words.losers.others(55))
  await button(page, words.losers.all).press('Enter')
  await expect(people).toHaveCount(50)
  await button(page, words.showMore).press('Enter')
  await expect(people).toHaveCount(60)
})

for (const [name, reach] of Object.entries(states)) {
  test(`R22 policies, ${name}: readable in both themes and languages, wide and narrow`, async () => {
    await using opened = await world.open(wide)
    const { page, faults } = opened
    await reach(page)
    for (const language of ['en', 'nl'] as const) {
      if (language === 'nl') await speakDutch(page)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        // What a language changes is how much room its words take.
        const scope = colorScheme === 'light' ? 'all' : 'contrast'
        if (language === 'en') expect.soft(await barriersOf(page, scope), colorScheme).toEqual([])
        if (shots !== undefined)
          await page.screenshot({ path: `${shots}/${name}-${language}-${colorScheme}.png` })
      }
      await page.setViewportSize({ width: 320, height: 720 })
      expect.soft(await findCutText(page), `${language} at 320`).toEqual([])
      if (shots !== undefined)
        await page.screenshot({ path: `${shots}/${name}-${language}-320.png` })
      await page.setViewportSize(wide.viewport)
    }
    expect(faults).toEqual([])
  })
}

/** Also below a dialog, as whoever speaks Dutch reads the state that was reached. */
async function speakDutch(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.querySelector<HTMLElement>('.page-language[lang=nl]')?.click()
  })
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl')
}
