/** A person signs in on the real page of the real relying party. @module */
import { expect, test } from '@playwright/test'
import { catalogues, ownNames } from '../../src/renderer/text/language'
import {
  askForApproval,
  chooseWays,
  giveName,
  givePassword,
  openSignIn,
  person,
  signInByPassword,
  titleOf,
} from './support/page-ways'
import { startRelyingParty } from '../support/relying-party-process'
import { aPagesWorld, type PagesWorld } from './support/pages-world'
import { paths } from './support/recorded-answers'

const { signIn, page: frame } = catalogues.en

let world: PagesWorld
test.beforeAll(async () => {
  world = await aPagesWorld()
})
test.afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

test('K8 signing in by password needs nothing but the keyboard', async () => {
  await using opened = await world.open()
  const { page, faults } = opened
  await openSignIn(page)
  await expect(page).toHaveTitle(/Contoso/)
  await page.keyboard.type(person.name)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(signIn.password.label)).toBeFocused()
  await page.keyboard.type('not the password')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText(catalogues.en.problems['password-wrong'])
  // It is selected where it stands, so that typing replaces it.
  await expect(page.getByLabel(signIn.password.label)).toBeFocused()
  await page.keyboard.type(person.password)
  await page.keyboard.press('Enter')
  await expect(titleOf(page)).toHaveText(signIn.signedIn.title)
  await expect(titleOf(page)).toBeFocused()
  await expect(page.getByText(person.name)).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: signIn.signedIn.securityInfo })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText(signIn.name.signedOut)).toBeVisible()
  expect(faults).toEqual([])
})

test('K8 the sign-in page weighs at most 90 kB, compressed as the build left it', async () => {
  await using opened = await world.open()
  const { page } = opened
  await openSignIn(page)
  const parts = await page.evaluate(() =>
    performance
      .getEntries()
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .map(({ name, encodedBodySize, transferSize }) => ({ name, encodedBodySize, transferSize })),
  )
  const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0)
  const bodies = sum(parts.map(({ encodedBodySize }) => encodedBodySize))
  const whole = sum(parts.map(({ transferSize }) => transferSize))
  const kB = (bytes: number) => (bytes / 1000).toFixed(1)
  console.log(
    `FIGURE K8 the sign-in page weighs ${kB(bodies)} kB in ${parts.length} parts, ${kB(whole)} with their headers`,
  )
  expect(parts.map(({ name }) => name).filter((name) => name.endsWith('.js'))).toHaveLength(1)
  expect(bodies).toBeGreaterThan(50_000)
  expect(whole).toBeLessThanOrEqual(90_000)
})

test('T13 before its program comes, the page already shows its ground and mark', async () => {
  await using opened = await world.open({ javaScriptEnabled: false })
  await opened.page.goto('/contoso.com/sign-in')
  await expect(opened.page.locator('#page svg.mark')).toBeVisible()
})

test('K8 the number is large, in cells, spoken digit by digit, and still there after a reload', async () => {
  await using opened = await world.open()
  const { page } = opened
  const number = (await askForApproval(page, 'number.reload@contoso.com')).replaceAll(/\s/g, '')
  expect(number).toMatch(/^\d\d$/)
  await expect(titleOf(page)).toBeFocused()
  const cells = page.getByTestId('number').locator('span')
  await expect(cells).toHaveCount(2)
  const size = await cells.first().evaluate((cell) => parseFloat(getComputedStyle(cell).fontSize))
  expect(size).toBeGreaterThanOrEqual(72)
  expect(size).toBeLessThanOrEqual(96)
  console.log(`FIGURE K8 the number is ${size} px high`)
  const spoken = signIn.approval.number(Array.from(number).join(' '))
  await expect(page.getByText(spoken)).toBeAttached()
  await expect(page.getByRole('timer')).toHaveText(/^\d+ seconds left$/)

  await page.reload()
  await expect(page.getByTestId('number')).toBeVisible()
  expect((await page.getByTestId('number').innerText()).replaceAll(/\s/g, '')).toBe(number)
})

test('K8 from the number, the other ways are one step away', async () => {
  await using opened = await world.open()
  const { page } = opened
  await askForApproval(page, 'other.ways@contoso.com')
  await page.getByRole('button', { name: signIn.ways.other }).click()
  await expect(titleOf(page)).toHaveText(signIn.ways.title)
  await page.getByRole('button', { name: signIn.ways.password }).click()
  await expect(page.getByLabel(signIn.password.label)).toBeFocused()
  await page.getByRole('button', { name: signIn.account.other }).click()
  await expect(page.getByLabel(signIn.name.label)).toBeFocused()
})

test('K8 a second tab of the browser shows where the first one stands', async () => {
  await using opened = await world.open()
  await signInByPassword(opened.page)
  const tab = await opened.context.newPage()
  await tab.goto('/contoso.com/sign-in')
  await expect(titleOf(tab)).toHaveText(signIn.signedIn.title)
  await tab.goto('/wingtiptoys.com/sign-in')
  await expect(titleOf(tab)).toHaveText(signIn.name.title)
})

test('K8 nothing listens while the page is hidden, and it listens again when it is seen', async () => {
  await using opened = await world.open()
  const { page } = opened
  await page.addInitScript(() => {
    const seen = { now: 'visible' }
    Object.assign(window, { seen })
    Object.defineProperty(document, 'visibilityState', { get: () => seen.now })
  })
  const look = (now: 'hidden' | 'visible') =>
    page.evaluate((state) => {
      Object.assign((window as unknown as { seen: object }).seen, { now: state })
      document.dispatchEvent(new Event('visibilitychange'))
    }, now)
  await askForApproval(page, 'hidden@contoso.com')
  await expect(page.getByText(signIn.approval.undelivered)).toBeVisible()
  const ended = page.waitForEvent('requestfailed', (request) => paths.events.test(request.url()))
  await look('hidden')
  await ended
  await expect(page.getByText(signIn.approval.lost)).toHaveCount(0)
  const again = page.waitForRequest(paths.events)
  await look('visible')
  await again
})

test('K3 a person reads their own language, and keeps the one they choose', async () => {
  await using opened = await world.open({ locale: 'nl-BE' })
  const { page } = opened
  await page.goto('/contoso.com/sign-in')
  await expect(titleOf(page)).toHaveText(catalogues.nl.signIn.name.title)
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl')
  await page.getByRole('button', { name: ownNames.en }).click()
  await expect(titleOf(page)).toHaveText(signIn.name.title)
  await page.reload()
  await expect(titleOf(page)).toHaveText(signIn.name.title)
})

test('K8 an address that names another place leads nowhere', async () => {
  await using opened = await world.open()
  const { page } = opened
  for (const search of [
    '?for=https://evil.example',
    '?to=//evil.example',
    '?for=security-info/..',
  ]) {
    await page.goto(`/contoso.com/sign-in${search}`)
    await page.getByLabel(signIn.name.label).fill(person.name)
    await page.getByRole('button', { name: signIn.name.next }).click()
    await givePassword(page, person.password)
    await expect(titleOf(page)).toHaveText(signIn.signedIn.title)
    expect(new URL(page.url()).origin).toBe(world.origin)
    await page.getByRole('button', { name: frame.signOut }).click()
    await expect(titleOf(page)).toHaveText(signIn.name.title)
  }
})

test('K8 when the server ends and comes back, the page says so and goes on', async () => {
  await using own = await aPagesWorld()
  await using opened = await own.open()
  const { page } = opened
  await askForApproval(page)
  const { data, ready } = own.relyingParty
  await own.relyingParty.kill()
  await expect(page.getByText(signIn.approval.lost)).toBeVisible()
  await page.getByRole('button', { name: signIn.ways.other }).click()
  await expect(page.getByRole('alert')).toContainText(catalogues.en.problems.unreachable)
  await expect(page.getByTestId('number')).toBeVisible()

  await using again = await startRelyingParty({ data, port: Number(new URL(ready.origin).port) })
  expect(again.ready.origin).toBe(ready.origin)
  await expect(titleOf(page)).toHaveText(signIn.ended.withdrawn.title)
  await page.getByRole('button', { name: signIn.ended.again }).click()
  await expect(page.getByTestId('number')).toBeVisible()
})

test('K8 a session that was lost on the way asks for the name again', async () => {
  await using opened = await world.open()
  await chooseWays(opened.page, 'lost@contoso.com')
  await opened.context.clearCookies()
  await opened.page.getByRole('button', { name: signIn.ways.authenticator }).click()
  await expect(opened.page.getByText(signIn.name.lost)).toBeVisible()
  await giveName(opened.page, 'lost@contoso.com')
  await expect(opened.page.getByLabel(signIn.password.label)).toBeFocused()
})
