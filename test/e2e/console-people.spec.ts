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

test('R22 a password is refused, reset, shown once; whose is elsewhere says so', async () => {
  await using opened = await world.open({ viewport: wide })
  const { page, faults } = opened
  const words = text.person.password
  await openPerson(page, bala)
  await page.getByRole('button', { name: words.open }).press('Enter')
  const wish = page.getByRole('dialog', { name: words.title(bala) })
  await expect(wish.getByRole('heading')).toBeFocused()
  await wish.getByRole('radio', { name: text.adding.passwords.typed }).check()
  const reset = wish.getByRole('button', { name: words.reset, exact: true })
  await reset.press('Enter')
  await expect(wish).toContainText(text.adding.refused['password-missing'])
  for (const [typed, code] of [
    ['balas@contoso.com', text.adding.refused['names-account']],
    ['quiet-harbour1', text.adding.refused['too-short'](15)],
    ['123456789987654321', text.adding.refused['too-common']],
  ] as const) {
    await wish.getByLabel(text.adding.typed, { exact: true }).fill(typed)
    await reset.press('Enter')
    await expect(wish).toContainText(code)
  }
  expect(await findBarriers(page, 'all')).toEqual([])
  await takePicture(page, 'password-refused', 'window')
  await wish.getByRole('radio', { name: text.adding.passwords.made }).check()
  await expect(wish.getByText(text.adding.refused['too-common'])).toBeHidden()
  await takePicture(page, 'password-wish', 'window')
  await reset.press('Enter')

  const told = page.getByRole('dialog', { name: words.set })
  await expect(told.getByRole('heading')).toBeFocused()
  const password = await told.locator('code').innerText()
  expect(password).toMatch(/^(?:[a-z2-9]{5}-){3}[a-z2-9]{5}$/)
  expect(await findBarriers(page, 'all')).toEqual([])
  await takePicture(page, 'password-told', 'window')
  await told.getByRole('button', { name: text.adding.done }).press('Enter')
  await expect(told).toBeHidden()
  await expect(page.getByRole('button', { name: words.open })).toBeFocused()
  expect(await page.content()).not.toContain(password)

  await page.getByRole('button', { name: 'Kim Akers', exact: true }).press('Enter')
  await page.getByRole('button', { name: words.open }).press('Enter')
  const elsewhere = page.getByRole('dialog', { name: words.title('Kim Akers') })
  await expect(elsewhere).toContainText(words.refused['password-elsewhere'])
  await takePicture(page, 'password-elsewhere', 'window')
  await elsewhere.getByRole('button', { name: words.close }).press('Enter')
  await expect(elsewhere).toBeHidden()
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
