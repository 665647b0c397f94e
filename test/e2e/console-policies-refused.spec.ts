/** The policy editor in a real browser: what a save is refused for, who would lose by it, and who may not save. @module */
import { expect, test } from '@playwright/test'
import type { TenantFile } from '#protocol/tenant-file'
import { catalogues } from '../../src/renderer/text/language'
import { askAsHolder, changeTenant } from './support/console-ways'
import { aDevice } from './support/headless-device'
import { giveName, invite, openSecurityInfo } from './support/page-ways'
import { aPagesWorld, type PagesWorld } from './support/pages-world'
import { addTargets, barriersOf, button, changeSettings, openPolicy } from './support/policy-ways'
import { crowd, crowdOf, policyOf, row, saved, sections, words } from './support/policy-ways'

const wide = { viewport: { width: 1280, height: 860 } }
const everybody = [{ id: 'all_users', authenticationMode: 'any' }]

let world: PagesWorld
let first: TenantFile
test.beforeAll(async () => {
  world = await aPagesWorld()
  const path = '/admin/tenants/contoso.com/file'
  first = (await askAsHolder(world, { method: 'GET', path })) as TenantFile
})
test.beforeEach(async () => {
  await changeTenant(world, 'contoso.com', () => first)
})
test.afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

test('R5 too many users are refused by their number, kept, and replaced by one group', async () => {
  const path = `/admin/tenants/${crowd}/file`
  await askAsHolder(world, { method: 'PUT', path, body: crowdOf(first) })
  await using opened = await world.open(wide)
  const { page, faults } = opened
  await openPolicy(world, page, 'microsoftAuthenticator', crowd)
  await page.getByRole('radio', { name: words.selected }).check()
  await button(page, words.add).click()
  await page.getByRole('tab', { name: words.picker.kinds.user }).click()
  const found = page.getByRole('dialog').getByRole('checkbox')
  for (const many of [50, 100, 150, 200]) {
    await expect(found).toHaveCount(many)
    if (many < 200) await button(page, words.showMore).click()
  }
  await button(page, words.picker.all(200)).click()
  await button(page, words.picker.add(200)).click()
  await expect(page.getByText(words.rows(200))).toBeVisible()
  await button(page, words.save).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText(words.refused.tooLargeCause(200, 0))
  await expect(alert).toContainText(words.refused.tooLargeHelp)
  await expect(page.getByText(words.rows(200))).toBeVisible()
  expect(await policyOf(world, 'microsoftAuthenticator', crowd)).toMatchObject({
    includeTargets: everybody,
  })
  expect.soft(await barriersOf(page)).toEqual([])

  await button(page, words.removeAll).click()
  await button(page, words.add).click()
  await page.getByRole('searchbox', { name: words.picker.searchGroup }).fill('0777')
  await expect(page.getByRole('dialog').getByRole('checkbox')).toHaveCount(1)
  await page.getByRole('checkbox', { name: 'Team 0777' }).check()
  await button(page, words.picker.add(1)).click()
  await button(page, words.save).click()
  await saved(page)
  await expect(alert).toHaveCount(0)
  expect(await policyOf(world, 'microsoftAuthenticator', crowd)).toMatchObject({
    includeTargets: [{ targetType: 'group', authenticationMode: 'any' }],
  })
  // The last of 10,000 users is found by the name that is shown.
  await button(page, words.add).click()
  await page.getByRole('tab', { name: words.picker.kinds.user }).click()
  const begun = performance.now()
  await page.getByRole('dialog').getByRole('searchbox').fill('number9999')
  await expect(page.getByRole('checkbox', { name: 'Person Number9999' })).toBeVisible()
  const took = performance.now() - begun
  console.log(`FIGURE R5 one of 10000 users found in ${took.toFixed(0)} ms, typing included`)
  expect(faults).toEqual([])
})

test('R7 combined registration comes first: enabling is refused in its sentence, with the way there', async () => {
  await using opened = await world.open(wide)
  const { page } = opened
  await changeSettings(world, { isCombinedRegistrationOn: false })
  await openPolicy(world, page)
  await page.getByRole('tab', { name: words.sides.exclude }).click()
  await addTargets(page, 'group', 'Partners')
  await button(page, words.save).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText(words.refused.combinedOff)
  const [beside] = await Promise.all([
    opened.context.waitForEvent('page'),
    alert.getByRole('link', { name: words.refused.combinedLink }).click(),
  ])
  await expect(beside.getByRole('heading', { level: 1, name: sections.settings })).toBeVisible()
  await beside.close()
  await expect(row(page, 'Partners')).toBeVisible()
  expect(await policyOf(world)).toMatchObject({ excludeTargets: [] })
  expect.soft(await barriersOf(page)).toEqual([])
  // Once it is on, the same edit is saved.
  await changeSettings(world, { isCombinedRegistrationOn: true })
  await button(page, words.save).click()
  await saved(page)
  expect(await policyOf(world)).toMatchObject({ excludeTargets: [{ targetType: 'group' }] })
  await changeSettings(world, { isCombinedRegistrationOn: false })
  // Nobody is enabled by turning the method off.
  await page.getByRole('radio', { name: words.no, exact: true }).check()
  await button(page, words.save).click()
  await saved(page)
})

test('R22 whose role reads policies changes none, and whose role does not sees none', async () => {
  await using opened = await world.open(wide)
  const { page, faults } = opened
  const becomes = (role: 'authenticationAdministrator' | 'reportsReader') =>
    changeTenant(world, 'contoso.com', (file) => ({
      ...file,
      users: file.users.map((user) =>
        user.name === 'balas@contoso.com' ? { ...user, roles: [role] } : user,
      ),
    }))
  await becomes('authenticationAdministrator')
  await page.goto('/contoso.com/sign-in?for=console')
  await page.getByRole('textbox').fill('balas@contoso.com')
  await page.keyboard.press('Enter')
  await page.locator('input[type=password]').fill('copper-lantern-river-41')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: sections.methods }).click()
  await button(page, words.methods.microsoftAuthenticator).click()
  await expect(page.getByText(words.readOnly)).toBeVisible()
  await expect(page.getByRole('radio', { name: words.no, exact: true })).toBeDisabled()
  for (const name of [words.save, words.discard, words.add, words.more(words.allUsers)]) {
    await expect(button(page, name)).toHaveCount(0)
  }
  expect.soft(await barriersOf(page)).toEqual([])
  await page.getByRole('tab', { name: words.tabs.configure }).click()
  await expect(page.getByLabel(words.status).first()).toBeDisabled()
  expect.soft(await barriersOf(page)).toEqual([])
  await becomes('reportsReader')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: sections['sign-ins'] })).toBeVisible()
  await expect(page.getByRole('link', { name: sections.methods })).toHaveCount(0)
  expect(faults).toEqual([])
})

test('R6 the switch of old is on: All users is recommended, and who would lose by another is named', async () => {
  test.setTimeout(180_000)
  await using device = await aDevice()
  await using enrolling = await world.open()
  await openSecurityInfo(enrolling.page)
  await device.enroll(await invite(enrolling.page), new URL(world.origin).host)
  await device.turnOn()
  await changeSettings(world, { isLegacyPhoneSignInOn: true })

  await using opened = await world.open(wide)
  const { page, faults } = opened
  await openPolicy(world, page)
  await expect(page.getByText(words.legacy.title)).toBeVisible()
  await page.getByRole('radio', { name: words.selected }).check()
  await addTargets(page, 'group', 'Partners')
  await button(page, words.save).click()
  const dialog = page.getByRole('dialog', { name: words.losers.title(1) })
  await expect(dialog.getByRole('listitem')).toHaveText('Bala Sandhubalas@contoso.com')
  await expect(dialog).toContainText(words.losers.legacy)
  expect.soft(await barriersOf(page)).toEqual([])
  expect(await policyOf(world)).toMatchObject({ includeTargets: everybody })

  // As recommended: nobody loses anything, and the switch is off for good.
  await button(dialog, words.losers.allUsers).click()
  await expect(page.getByRole('radio', { name: words.allUsers })).toBeChecked()
  await button(page, words.save).click()
  await saved(page)
  await expect(page.getByText(words.legacy.title)).toHaveCount(0)

  // Without the switch a narrower policy takes it from people just so.
  await page.getByRole('radio', { name: words.selected }).check()
  await expect(row(page, 'Partners')).toBeVisible()
  await button(page, words.save).click()
  // Asked of the server first: what is pressed before it is there takes no question back.
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(row(page, 'Partners')).toBeVisible()
  await button(page, words.save).click()
  await button(page, words.losers.save).click()
  await saved(page)
  expect(await policyOf(world)).toMatchObject({ includeTargets: [{ targetType: 'group' }] })
  await using signingIn = await world.open()
  await giveName(signingIn.page)
  await expect(signingIn.page.getByLabel(catalogues.en.signIn.password.label)).toBeVisible()
  expect(faults).toEqual([])
})
