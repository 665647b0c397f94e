/** What a person does in the authenticator window, and what the app is asked for it. @module */
import { expect, test } from '@playwright/test'
import { windowCatalogues } from '../../src/renderer/text/windows/window-catalogues'
import { press } from './support/authenticator-states'
import {
  dropImage,
  link,
  openAuthenticator,
  pasteImage,
  pasteText,
  qrImage,
} from './support/authenticator-window'
import {
  balas,
  bsandhu,
  everyEnd,
  firstRun,
  recentRequest,
  settled,
  waitingRequest,
} from './support/authenticator-world'

const { authenticator, problems, settings } = windowCatalogues.en
const { accounts, add, enrollment, guide, remove, requests } = authenticator

test('L2 the guide goes on by what happens, and asks for one thing at a time', async ({
  browser,
}) => {
  await using window = await openAuthenticator(browser, firstRun)
  const { page } = window
  const step = page.locator('[aria-current=step]')

  await expect(step).toContainText(guide.account.title)
  await step.getByRole('button', { name: 'Copy' }).first().click()
  await step.getByRole('button', { name: 'Copy' }).last().click()
  await press(guide.account.button)(page)

  const off = { ...balas, phoneSignIn: 'off' } as const
  await window.tell({ ...firstRun, accounts: [off], receiving: { state: 'ready' } })
  await expect(step).toContainText(guide.enable.title)
  await step.getByRole('button').click()

  const on = {
    ...firstRun,
    accounts: [balas],
    pinSet: true,
    receiving: { state: 'ready' },
  } as const
  await window.tell(on)
  await expect(step).toContainText(guide.signIn.title)
  await press(guide.signIn.button)(page)

  await window.tell({ ...on, waiting: [waitingRequest] })
  await expect(step).toContainText(guide.approve.title)
  await step.getByRole('button').click()

  await window.tell({ ...on, recent: [recentRequest(0, { outcome: 'approved' })] })
  await expect(page.getByText(guide.finished.title)).toBeVisible()
  await press(guide.finished.button)(page)

  expect(await window.asked()).toEqual([
    ['copy', { text: 'balas@contoso.com' }],
    ['copy', { text: 'copper-lantern-river-41' }],
    ['openSimulation', { tenant: 'contoso.com', page: 'mysecurityinfo' }],
    ['turnOnPhoneSignIn', { accountId: balas.id }],
    ['openSimulation', { tenant: 'contoso.com', page: 'sign-in' }],
    ['showRequest', { challengeId: waitingRequest.id }],
    ['changeSettings', { guideDone: true }],
  ])
  expect(window.faults).toEqual([])
})

test('L2 another sample account brings its own password and organization', async ({ browser }) => {
  await using window = await openAuthenticator(browser, firstRun)
  const { page } = window
  await page.getByLabel(guide.account.choose).selectOption('bsandhu@wingtiptoys.com')
  await expect(page.getByLabel(guide.account.password)).toHaveValue('marble-engine-harbour-73')
  await press(guide.account.button)(page)
  expect(await window.asked()).toEqual([
    ['openSimulation', { tenant: 'wingtiptoys.com', page: 'mysecurityinfo' }],
  ])
})

test('L2 before the system asks for the keychain, a sentence says that it may and why', async ({
  browser,
}) => {
  await using window = await openAuthenticator(browser, firstRun)
  const { page } = window
  await expect(page.getByText(guide.account.prompt)).toBeVisible()
  const { tenant, name, displayName, origin } = bsandhu
  const account = { name, displayName }
  await window.tell({ ...firstRun, enrollment: { step: 'add', origin, tenant, account } })
  await expect(page.getByText(enrollment.add.prompt)).toBeVisible()
  await window.tell({ ...settled, receiving: { state: 'cannot-receive', why: 'keychain-locked' } })
  await expect(page.getByText(authenticator.receiving.retryAsks)).toBeVisible()
  await press(authenticator.receiving.retry)(page)
  expect(await window.asked()).toEqual([['retry']])
})

test('L2 the guide is put away, and comes back from the settings', async ({ browser }) => {
  await using window = await openAuthenticator(browser, firstRun)
  const { page } = window
  await press(guide.putAway)(page)
  const recent = [recentRequest(0, { outcome: 'approved' })]
  await window.tell({ ...settled, recent })
  await expect(page.getByText(guide.title)).toHaveCount(0)
  await press(settings.title)(page)
  await page.getByRole('button', { name: settings.guide }).click()
  await window.tell({ ...settled, recent, settings: firstRun.settings })
  // What was approved before does not end it at once.
  await expect(page.locator('[aria-current=step]')).toContainText(guide.signIn.title)
  expect(await window.asked()).toEqual([
    ['changeSettings', { guideDone: true }],
    ['changeSettings', { guideDone: false }],
  ])
})

test('L4 a link that is pasted anywhere begins adding', async ({ browser }) => {
  await using window = await openAuthenticator(browser, settled)
  const { page } = window
  await pasteText(page, 'not a link')
  await press(settings.title)(page)
  await pasteText(page, `  ${link}\n`)
  await expect.poll(() => window.asked()).toEqual([['beginEnrollment', { link }]])
})

test('L4 a link is typed into its field; a text that is far too long is none', async ({
  browser,
}) => {
  await using window = await openAuthenticator(browser, settled)
  const { page } = window
  await press(accounts.add)(page)
  const field = page.getByLabel(add.label)
  await expect(field).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText(add.empty)
  await field.fill(`countersign://enroll?${'a'.repeat(600)}`)
  await page.keyboard.press('Enter')
  await expect(page.getByText(problems['link-unknown'])).toBeVisible()
  await field.fill(link)
  await page.keyboard.press('Enter')
  expect(await window.asked()).toEqual([['beginEnrollment', { link }]])
})

for (const [how, give] of [
  ['pasted', pasteImage],
  ['dropped', dropImage],
] as const) {
  test(`L4 a QR image that is ${how} begins adding`, async ({ browser }) => {
    await using window = await openAuthenticator(browser, settled)
    await give(window.page, await qrImage(link, 3))
    await expect.poll(() => window.asked()).toEqual([['beginEnrollment', { link }]])
    expect(window.faults).toEqual([])
  })
}

test('L4 a large picture is read, one without a code is refused in words', async ({ browser }) => {
  await using window = await openAuthenticator(browser, settled)
  const { page } = window
  await press(accounts.add)(page)
  const empty = await page.screenshot()
  const chosen = page.locator('input[type=file]')
  await chosen.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: empty })
  await expect(page.getByText(problems['qr-not-found'])).toBeVisible()
  const text = Buffer.from('no image at all')
  await chosen.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: text })
  await expect(page.getByText(problems['qr-not-found'])).toBeVisible()
  const large = await qrImage(link, 40)
  await chosen.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: large })
  await expect.poll(() => window.asked()).toEqual([['beginEnrollment', { link }]])
})

test('L4 two consents stand before an account is added, and each can be refused', async ({
  browser,
}) => {
  await using window = await openAuthenticator(browser, settled)
  const { page } = window
  const tenantId = balas.tenant.id
  await window.tell({
    ...settled,
    enrollment: { step: 'connect', host: 'localhost', port: 7443, tenantId },
  })
  await expect(page.getByRole('heading')).toHaveText(enrollment.connect.title('localhost:7443'))
  await expect(page.getByRole('heading')).toBeFocused()
  await expect(page.getByText(tenantId)).toBeVisible()
  await press(enrollment.connect.connect)(page)
  await window.tell({ ...settled, enrollment: { step: 'connecting' } })
  await press(enrollment.connecting.stop)(page)
  const { tenant, name, displayName, origin } = bsandhu
  const account = { name, displayName }
  await window.tell({ ...settled, enrollment: { step: 'add', origin, tenant, account } })
  await press(enrollment.add.add)(page)
  await press(windowCatalogues.en.general.cancel)(page)
  await window.tell({ ...settled, enrollment: { step: 'added', accountId: bsandhu.id } })
  await press(accounts.enable)(page)
  expect(await window.asked()).toEqual([
    ['connectEnrollment'],
    ['endEnrollment'],
    ['addEnrollment'],
    ['endEnrollment'],
    ['endEnrollment'],
    ['turnOnPhoneSignIn', { accountId: bsandhu.id }],
  ])
})

test('L4 a code from security info is asked for where one is needed', async ({ browser }) => {
  await using window = await openAuthenticator(browser, settled)
  const { page } = window
  const off = { ...bsandhu, problem: { code: 'code-required' } } as const
  await window.tell({ ...settled, accounts: [off] })
  await page.getByLabel(accounts.code).fill(' river-lamp-oak ')
  await page.keyboard.press('Enter')
  await press(accounts.openSecurityInfo)(page)
  expect(await window.asked()).toEqual([
    ['turnOnPhoneSignIn', { accountId: bsandhu.id, code: 'river-lamp-oak' }],
    ['openSimulation', { tenant: 'wingtiptoys.com', page: 'mysecurityinfo' }],
  ])
})

test('L4 after deleted keys the code is asked for at once, and takes no focus', async ({
  browser,
}) => {
  await using window = await openAuthenticator(browser, settled)
  const { page } = window
  await window.tell({ ...settled, accounts: [{ ...balas, phoneSignIn: 'deleted' }] })
  await expect(page.getByText(accounts.deleted)).toBeVisible()
  await expect(page.getByLabel(accounts.code)).not.toBeFocused()
  await page.getByLabel(accounts.code).fill('river-lamp-oak')
  await page.getByRole('button', { name: accounts.enableFor(balas.name) }).click()
  expect(await window.asked()).toEqual([
    ['turnOnPhoneSignIn', { accountId: balas.id, code: 'river-lamp-oak' }],
  ])
})

test('L4 an account is removed here alone only where its relying party cannot be told', async ({
  browser,
}) => {
  await using window = await openAuthenticator(browser, settled)
  const { page } = window
  await page.getByRole('button', { name: accounts.menuFor(balas.name) }).click()
  await page.getByRole('menuitem', { name: accounts.remove }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button')).toHaveText([remove.remove, remove.keep])

  const refused = { ok: false, problem: { code: 'relying-party-timeout' } } as const
  await window.answer('remove', refused)
  await dialog.getByRole('button', { name: remove.remove }).click()
  await expect(dialog).toContainText(problems['relying-party-timeout'])
  await expect(dialog).toContainText(remove.hereOnlyText('Contoso'))
  await dialog.getByRole('button', { name: remove.hereOnly }).click()
  await expect(dialog).toHaveCount(0)
  expect(await window.asked()).toEqual([
    ['remove', { accountId: balas.id }],
    ['removeHere', { accountId: balas.id }],
  ])
})

test('L4 requests are listed with how each ended, and cleared after a question', async ({
  browser,
}) => {
  await using window = await openAuthenticator(browser, { ...settled, recent: everyEnd })
  const { page } = window
  await press(requests.title)(page)
  const rows = page.getByRole('list', { name: requests.title }).getByRole('listitem')
  await expect(rows).toHaveCount(13)
  for (const [i, words] of Object.values(requests.end).entries())
    await expect(rows.filter({ hasText: words }), String(i)).not.toHaveCount(0)
  await press(requests.clear)(page)
  await page.keyboard.press('Escape')
  expect(await window.asked()).toEqual([])
  await press(requests.clear)(page)
  await press(requests.clearIt)(page)
  expect(await window.asked()).toEqual([['clearRecent']])
})
