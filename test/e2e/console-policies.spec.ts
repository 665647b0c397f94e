/** The policy editor in a real browser: what is edited, saved, refused, kept and left. @module */
import { expect, test } from '@playwright/test'
import type { TenantFile } from '#protocol/tenant-file'
import { askAsHolder, changeTenant, consoleLink } from './support/console-ways'
import { aPagesWorld, type PagesWorld } from './support/pages-world'
import { addTargets, button, heading, openPolicy } from './support/policy-ways'
import { leave, policyOf, row, saved, sections, words } from './support/policy-ways'

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

test('R3 by keyboard alone: found, opened, rows at Any, one at Push, and nothing before Save', async () => {
  await using opened = await world.open(wide)
  const { page, faults } = opened
  await page.goto(await consoleLink(world, 'contoso.com'))
  await page.getByRole('link', { name: sections.methods }).press('Enter')
  await page.getByRole('searchbox', { name: words.search }).fill('AUTHENTICATOR')
  await expect(page.getByRole('row')).toHaveCount(2)
  await button(page, words.methods.microsoftAuthenticator).press('Enter')
  await expect(heading(page)).toBeFocused()
  await page.getByRole('radio', { name: words.allUsers }).press('ArrowRight')
  await expect(page.getByText(words.noRows)).toBeVisible()

  await button(page, words.add).press('Enter')
  await page.getByRole('searchbox', { name: words.picker.searchGroup }).fill('pilot')
  await page.getByRole('checkbox', { name: 'Phone sign-in pilot' }).press('Space')
  await page.getByRole('tab', { name: words.picker.kinds.group }).press('ArrowRight')
  await page.getByRole('searchbox', { name: words.picker.searchUser }).fill('vance')
  await page.getByRole('checkbox', { name: 'Adele Vance' }).press('Space')
  await button(page, words.picker.add(2)).press('Enter')
  await expect(row(page, words.modes.any)).toHaveCount(2)

  await button(page, words.more('Phone sign-in pilot')).press('Enter')
  await page.getByRole('menuitem', { name: words.configure }).press('Enter')
  await page.getByRole('radio', { name: words.modes.any }).press('ArrowUp')
  await button(page, words.done).press('Enter')
  await expect(row(page, 'Phone sign-in pilot')).toContainText(words.modes.push)
  await expect(page.getByText(words.unsaved)).toBeVisible()
  expect(await policyOf(world)).toMatchObject({ includeTargets: everybody })

  await button(page, words.save).press('Enter')
  await saved(page)
  expect(await policyOf(world)).toMatchObject({
    includeTargets: [
      { targetType: 'group', authenticationMode: 'push' },
      { targetType: 'user', authenticationMode: 'any' },
    ],
  })
  expect(faults).toEqual([])
})

test('R3 exclusions, rows taken away and put back, and an edit that is discarded and brought back', async () => {
  await using opened = await world.open(wide)
  const { page } = opened
  await openPolicy(world, page)
  await page.getByRole('tab', { name: words.sides.exclude }).click()
  await addTargets(page, 'user', 'Bala Sandhu', 'Omar Bennett')
  await addTargets(page, 'group', 'Partners')
  await button(page, words.removeOne('Omar Bennett')).click()
  await expect(button(page, words.undo)).toBeFocused()
  await button(page, words.removeAll).click()
  await expect(page.getByText(words.removed(2))).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('rowheader')).toContainText(['Bala', 'Omar', 'Partners'])
  await expect(button(page, words.undo)).toHaveCount(0)

  await button(page, words.discard).click()
  await expect(page.getByText(words.noExclusions)).toBeVisible()
  await button(page, words.bringBack).click()
  await button(page, words.save).click()
  await saved(page)
  expect(await policyOf(world)).toMatchObject({
    includeTargets: everybody,
    excludeTargets: [{ targetType: 'user' }, { targetType: 'user' }, { targetType: 'group' }],
  })
  // Who chooses selected people and turns back finds everybody, and the other way round.
  await page.getByRole('tab', { name: words.sides.include }).click()
  await page.getByRole('radio', { name: words.selected }).check()
  await addTargets(page, 'group', 'Partners')
  await page.getByRole('radio', { name: words.allUsers }).check()
  await expect(button(page, words.save)).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('radio', { name: words.selected }).check()
  await expect(row(page, 'Partners')).toBeVisible()
})

test('R3 whoever leaves an edit is asked: by a link, by back, and by closing', async () => {
  await using opened = await world.open(wide)
  const { page } = opened
  await openPolicy(world, page, 'password')
  await page.getByRole('radio', { name: words.no, exact: true }).check()
  const dialog = page.getByRole('dialog', { name: leave.title })
  await page.getByRole('link', { name: sections.people }).click()
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.goBack()
  await button(page, leave.stay).click()
  await expect(page.getByRole('radio', { name: words.no, exact: true })).toBeChecked()
  expect(page.url()).toContain('#methods/password')

  const asked: string[] = []
  page.on('dialog', (question) => {
    asked.push(question.type())
    void question.dismiss()
  })
  await page.evaluate(() => {
    location.reload()
  })
  await expect.poll(() => asked).toEqual(['beforeunload'])

  await page.getByRole('link', { name: words.back }).click()
  await button(page, leave.leave).click()
  await expect(row(page, words.methods.password)).toContainText(words.yes)
  await page.getByRole('link', { name: sections.groups }).click()
  await expect(page.getByRole('heading', { level: 1, name: sections.groups })).toBeFocused()
  expect(await policyOf(world, 'password')).toMatchObject({ state: 'enabled' })
})

test('R3 a save over somebody’s newer one is refused in words, with the edit kept', async () => {
  await using one = await world.open(wide)
  await using other = await world.open(wide)
  await openPolicy(world, one.page)
  await openPolicy(world, other.page, 'softwareOath')
  await other.page.getByRole('radio', { name: words.no, exact: true }).check()
  await button(other.page, words.save).click()
  await saved(other.page)
  // Another method's save is nothing that one has to decide about.
  await one.page.getByRole('tab', { name: words.sides.exclude }).click()
  await addTargets(one.page, 'group', 'Partners')
  await button(one.page, words.save).click()
  await saved(one.page)
  expect(await policyOf(world, 'softwareOath')).toMatchObject({ state: 'disabled' })

  for (const [choice, group] of [
    ['keepMine', 'Phone sign-in pilot'],
    ['takeTheirs', 'Everyone at work'],
  ] as const) {
    await openPolicy(world, one.page)
    await openPolicy(world, other.page)
    await other.page.getByRole('radio', { name: words.no, exact: true }).check()
    await button(other.page, words.save).click()
    await saved(other.page)
    await one.page.getByRole('tab', { name: words.sides.exclude }).click()
    await addTargets(one.page, 'group', group)
    const rows = one.page.getByRole('rowheader')
    const edited = await rows.allTextContents()
    await button(one.page, words.save).click()
    await expect(one.page.getByRole('alert')).toContainText(words.refused.changedMeanwhile)
    await expect(rows).toHaveText(edited)
    expect(await policyOf(world)).toMatchObject({ state: 'disabled' })
    await button(one.page, words.refused[choice]).click()
    await expect(one.page.getByRole('alert')).toHaveCount(0)
    if (choice === 'takeTheirs') {
      await expect(rows).toHaveCount(edited.length - 1)
      await expect(one.page.getByRole('radio', { name: words.no, exact: true })).toBeChecked()
      continue
    }
    await button(one.page, words.save).click()
    await saved(one.page)
    expect(await policyOf(world)).toMatchObject({ state: 'enabled', excludeTargets: [{}, {}] })
  }
})

test('R3 feature settings, and how long a pass lasts, are saved as they are set', async () => {
  await using opened = await world.open(wide)
  const { page } = opened
  await openPolicy(world, page)
  await page.getByRole('tab', { name: words.tabs.configure }).click()
  const name = words.features.displayAppInformationRequiredState
  const feature = page.getByRole('group', { name })
  await feature.getByLabel(words.status).selectOption(words.states.enabled)
  const pick = words.featureOf(`${words.aGroup}, ${words.excludeGroup}`, name)
  await button(page, pick).click()
  await button(
    page.getByRole('dialog'),
    'Partners Guests, and people who sign in at Fabrikam',
  ).click()
  await expect(feature.getByText('Partners')).toBeVisible()
  await page.getByRole('switch', { name: words.oath }).click()
  await button(page, words.save).click()
  await saved(page)
  expect(await policyOf(world)).toMatchObject({
    isSoftwareOathEnabled: false,
    featureSettings: {
      displayAppInformationRequiredState: {
        ...{ state: 'enabled', includeTarget: { id: 'all_users' } },
        excludeTarget: { id: first.groups[1]?.id },
      },
      numberMatchingRequiredState: { state: 'default' },
    },
  })

  await openPolicy(world, page, 'temporaryAccessPass')
  await page.getByRole('tab', { name: words.tabs.configure }).click()
  const least = page.getByLabel(words.pass.minimum)
  await least.fill('9')
  await button(page, words.save).click()
  await expect(least).toBeFocused()
  await expect(least).toHaveAccessibleDescription(words.pass.wrong(10, 43_200))
  await least.fill('90')
  await button(page, words.save).click()
  await expect(page.getByLabel(words.pass.default)).toHaveAccessibleDescription(words.pass.order)
  await page.getByLabel(words.pass.default).fill('120')
  await page.getByLabel(words.pass.length).fill('12')
  await page.getByRole('switch', { name: words.pass.once }).click()
  await button(page, words.save).click()
  await saved(page)
  expect(await policyOf(world, 'temporaryAccessPass')).toMatchObject({
    ...{ minimumLifetimeInMinutes: 90, defaultLifetimeInMinutes: 120 },
    ...{ maximumLifetimeInMinutes: 480, defaultLength: 12, isUsableOnce: true },
  })
})
