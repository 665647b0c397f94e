/** People in the console, in a real browser: why, what if, passes, roles; by keyboard, in both themes and languages. @module */
import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import { consoleCatalogues } from '../../src/renderer/text/console/console-catalogues'
import { takePicture } from './support/console-pictures'
import { consoleLink } from './support/console-ways'
import { findBarriers, findCutText } from './support/page-inspection'
import { aPagesWorld, type PagesWorld } from './support/pages-world'

const text = consoleCatalogues.en
const wide = { width: 1280, height: 1000 }
const bala = 'Bala Sandhu'

let world: PagesWorld
test.beforeAll(async () => {
  world = await aPagesWorld()
})
test.afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

async function openPerson(page: Page, name: string): Promise<void> {
  await page.goto(await consoleLink(world, 'contoso.com'))
  await page.getByRole('button', { name, exact: true }).press('Enter')
  await expect(page.getByRole('heading', { level: 2, name })).toBeFocused()
  const method = text.why.methods['phone-sign-in']
  await expect(page.getByRole('heading', { level: 4, name: method })).toBeVisible()
}

const methodOf = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 4, name }) })

test('R8 the console says in words what a person is offered, why, and what if', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  await openPerson(page, bala)
  const phone = methodOf(page, text.why.methods['phone-sign-in'])
  await expect(phone).toContainText(text.why.rules['no-device'])
  await expect(phone).toContainText(text.why.rules['included-all-users'])

  await page.getByText(text.person.whatIf.title, { exact: true }).press('Enter')
  const authenticator = page.getByLabel(text.person.whatIf.authenticator)
  await authenticator.selectOption('phone-sign-in')
  await expect(phone).toContainText(text.person.why.changed)
  await expect(phone).toContainText(
    text.person.why.was(`${text.person.why.left} ${text.why.rules['no-device']}`),
  )
  await expect(page.getByText(text.person.whatIf.changes(3))).toBeVisible()
  await page.getByLabel(text.person.whatIf.policy).selectOption('disabled')
  await expect(phone).toContainText(text.why.rules['method-disabled'])

  await page.getByRole('button', { name: text.person.whatIf.addGroup }).press('Enter')
  const picker = page.getByRole('dialog', { name: text.person.whatIf.addGroup })
  await picker.getByRole('searchbox').fill('partn')
  await expect(picker.getByRole('checkbox')).toHaveCount(1)
  await picker.getByRole('checkbox').press('Space')
  await picker.getByRole('button', { name: text.pick.select }).press('Enter')
  await expect(picker).toBeHidden()
  await page.getByRole('button', { name: text.person.whatIf.clear }).press('Enter')
  await expect(phone).not.toContainText(text.person.why.changed)

  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: text.person.why.download }).press('Enter')
  const file = await (await downloading).path()
  const why = JSON.parse(await readFile(file, 'utf8')) as { methods: unknown[]; user: object }
  expect(why.methods).toHaveLength(6)
  expect(why.user).toMatchObject({ name: 'balas@contoso.com' })
  expect(faults).toEqual([])
})

test('R22 a Temporary Access Pass is refused, added, shown once; deleted, it is gone', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  await openPerson(page, bala)
  await page.getByRole('button', { name: text.person.pass.add }).press('Enter')
  const wish = page.getByRole('dialog', { name: text.person.pass.add })
  await expect(wish).toBeVisible()
  await wish.getByLabel(text.person.pass.start, { exact: true }).selectOption('later')
  await wish.getByLabel(text.person.pass.startTime).fill('2001-01-01T00:00')
  await wish.getByRole('button', { name: text.person.pass.make, exact: true }).press('Enter')
  await expect(wish.getByRole('alert')).toContainText(text.person.pass.refused.start)
  await wish.getByLabel(text.person.pass.start, { exact: true }).selectOption('now')
  await wish.getByRole('switch', { name: text.person.pass.once }).press('Space')
  expect(await findBarriers(page, 'all')).toEqual([])
  await wish.getByRole('button', { name: text.person.pass.make, exact: true }).press('Enter')

  const given = page.getByRole('dialog', { name: text.person.pass.given })
  await expect(given.getByRole('heading')).toBeFocused()
  const pass = await given.getByLabel(text.person.pass.value, { exact: true }).inputValue()
  expect(pass).toMatch(/^[A-Za-z2-9]{8}$/)
  expect(await findBarriers(page, 'all')).toEqual([])
  await given.getByRole('button', { name: text.person.pass.done }).press('Enter')
  await expect(page.getByText(text.methods.passUsability.usable)).toBeVisible()
  expect(await page.content()).not.toContain(pass)

  const row = page.getByRole('button', {
    name: `${text.methods.delete}: ${text.methods['temporary-access-pass']}`,
  })
  await row.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: text.methods.delete }).press('Enter')
  await expect(row).toHaveCount(0)
  expect(faults).toEqual([])
})

test('R1 a role is given and taken by keyboard, and the person’s facts say so', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page } = opened
  await openPerson(page, 'Omar Bennett')
  await page.getByText(text.person.roles.change).press('Enter')
  const reports = page.getByRole('switch', { name: text.roles.reportsReader })
  await reports.press('Space')
  await expect(reports).toHaveAttribute('aria-checked', 'true')
  await expect(
    page.getByRole('definition').filter({ hasText: text.roles.reportsReader }),
  ).toBeVisible()
  await reports.press('Space')
  await expect(reports).toHaveAttribute('aria-checked', 'false')
})

test('R22 a person, whole: readable in both themes and languages, wide and narrow', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  await openPerson(page, bala)
  for (const language of ['Nederlands', 'English'] as const) {
    await page.getByRole('button', { name: language }).click()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect.soft(await findBarriers(page, 'all'), `${language} ${colorScheme}`).toEqual([])
      await takePicture(page, `person-${language}-${colorScheme}`)
    }
  }
  await page.getByText(text.person.whatIf.title, { exact: true }).click()
  await page.getByLabel(text.person.whatIf.authenticator).selectOption('phone-sign-in')
  await page.getByText(text.person.roles.change).click()
  await expect(page.getByText(text.person.why.changed).first()).toBeVisible()
  await page.emulateMedia({ colorScheme: 'light' })
  await takePicture(page, 'person-what-if')
  await page.setViewportSize({ width: 320, height: 800 })
  expect.soft(await findCutText(page)).toEqual([])
  await takePicture(page, 'person-narrow')
  await page.getByRole('button', { name: text.person.pass.add }).click()
  await takePicture(page, 'pass-narrow', 'window')
  expect.soft(await findCutText(page)).toEqual([])
  expect(faults).toEqual([])
})
