/**
 * What a person types and presses in the prompt window, and what of it counts: real keys in the built window.
 * @module
 */
import { expect, test, type Browser, type Page } from '@playwright/test'
import type { PromptRequest, PromptState } from '#protocol/prompt-bridge'
import { windowCatalogues } from '../../src/renderer/text/windows/window-catalogues'
import { openBuiltWindow, type BuiltWindow } from './support/built-window'
import { aRequest, toldOf, usualContext } from './support/prompt-states'

const words = windowCatalogues.en.prompt
const viewport = { width: 400, height: 700 }

const open = (browser: Browser, ...requests: readonly PromptRequest[]) =>
  openBuiltWindow(browser, 'prompt', toldOf(requests), { viewport })
const field = (page: Page) => page.getByLabel(words.number.label)
const approve = (page: Page) => page.getByRole('button', { name: words.approve })
const deny = (page: Page) => page.getByRole('button', { name: words.deny })

async function untilReady(page: Page): Promise<void> {
  await expect(approve(page)).not.toHaveAttribute('aria-disabled')
}

async function aReadyWindow(browser: Browser, given: Partial<PromptRequest> = {}) {
  const window = await open(browser, aRequest(given))
  await untilReady(window.page)
  return window
}

test('L5 the number is typed at once and Enter approves it; Esc does nothing', async ({
  browser,
}) => {
  await using window = await aReadyWindow(browser)
  const { page, faults } = window
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('42')
  await page.keyboard.press('Escape')
  expect(await window.asked()).toEqual([])
  await page.keyboard.press('Enter')
  expect(await window.asked()).toEqual([['approve', { challengeId: 'request-1', number: '42' }]])
  expect(faults).toEqual([])
})

test('L5 what is typed on from elsewhere never lands, and the cells say when it does', async ({
  browser,
}) => {
  await using window = await open(browser, aRequest({ guardMs: 500 }))
  const { page } = window
  await page.keyboard.type('Meet me at 10:30 in room 42, bring 7 copies.\n', { delay: 40 })
  await expect(field(page)).toHaveValue('')
  await expect(page.getByText(words.number.settling)).toBeVisible()
  expect(await window.asked()).toEqual([])
  await untilReady(page)
  await page.keyboard.type('42')
  await expect(field(page)).toHaveValue('42')
})

test('L5 in its first half second no click and no key approves or denies', async ({ browser }) => {
  await using window = await open(browser, aRequest({ guardMs: 60_000 }))
  const { page } = window
  await page.keyboard.type('42')
  await page.keyboard.press('Enter')
  await approve(page).click({ force: true })
  await deny(page).click({ force: true })
  await expect(page.getByText(words.denial.title)).toHaveCount(0)
  await expect(field(page)).toHaveValue('')
  expect(await window.asked()).toEqual([])
})

test('L5 a sentence that goes on after a pause empties the field again', async ({ browser }) => {
  await using window = await aReadyWindow(browser)
  const { page } = window
  await page.keyboard.type('1')
  await page.keyboard.type('x2')
  await expect(field(page)).toHaveValue('')
  await untilReady(page)
  await page.keyboard.type('42')
  await expect(field(page)).toHaveValue('42')
})

test('L5 a window that gets the focus back waits for a quiet keyboard, or for a click', async ({
  browser,
}) => {
  await using window = await aReadyWindow(browser)
  const { page } = window
  const refocus = () => page.evaluate(() => globalThis.dispatchEvent(new Event('focus')))
  await refocus()
  await page.keyboard.type('17')
  await expect(field(page)).toHaveValue('')
  await refocus()
  await field(page).click()
  await page.keyboard.type('42')
  await expect(field(page)).toHaveValue('42')
})

test('L5 keys that are held down count once, or not at all', async ({ browser }) => {
  await using window = await open(browser, aRequest({ guardMs: 300 }))
  const { page } = window
  await page.keyboard.down('Enter')
  await untilReady(page)
  await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await page.keyboard.down('4')
  await page.keyboard.down('4')
  await page.keyboard.up('4')
  await expect(field(page)).toHaveValue('4')
  expect(await window.asked()).toEqual([])
})

test('L5 other digits and letters are refused, and corrections work', async ({ browser }) => {
  await using window = await aReadyWindow(browser, { digits: 3 })
  const { page } = window
  for (const text of ['４', '٤', '４２', '4a', 'é']) {
    await page.keyboard.insertText(text)
    await expect(field(page)).toHaveValue('')
    await expect(page.getByText(words.number.digitsOnly)).toBeVisible()
  }
  await page.keyboard.type('123')
  await page.keyboard.type('4')
  await expect(field(page)).toHaveValue('123')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('9')
  await expect(field(page)).toHaveValue('912')
  await page.keyboard.type('8')
  await expect(field(page)).toHaveValue('982')
})

test('L5 exactly the digits can be pasted, nothing else', async ({ browser }) => {
  await using window = await aReadyWindow(browser)
  const { page } = window
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const paste = async (text: string) => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
    await page.keyboard.press('Control+v')
  }
  for (const text of ['421', '4', '4 2', '４２', 'Your number is 42']) {
    await paste(text)
    await expect(field(page)).toHaveValue('')
    await expect(page.getByText(words.number.pasteRefused(2))).toBeVisible()
  }
  await paste('42')
  await expect(field(page)).toHaveValue('42')
})

test('L5 too few digits are not sent, and the window says so', async ({ browser }) => {
  await using window = await aReadyWindow(browser)
  const { page } = window
  await page.keyboard.type('4')
  await approve(page).click()
  await expect(page.getByText(words.number.incomplete(2))).toBeVisible()
  expect(await window.asked()).toEqual([])
})

for (const [reason, name] of [
  ['not-me', words.denial.notMe],
  ['wrong-app', words.denial.wrongApp],
  ['declined', words.denial.declined],
] as const) {
  test(`L5 denied as ${reason}: one key, then a choice`, async ({ browser }) => {
    await using window = await aReadyWindow(browser)
    const { page } = window
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect(deny(page)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: words.denial.title })).toBeFocused()
    await page.keyboard.press('Escape')
    expect(await window.asked()).toEqual([])
    const way = page.getByRole('button', { name })
    while (!(await way.evaluate((button) => button === document.activeElement)))
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await window.asked()).toEqual([['deny', { challengeId: 'request-1', reason }]])
  })
}

test('L5 the way back from the reasons leads to the number that was typed', async ({ browser }) => {
  await using window = await aReadyWindow(browser)
  const { page } = window
  await page.keyboard.type('4')
  await deny(page).click()
  await page.getByRole('button', { name: words.denial.back }).click()
  await expect(field(page)).toBeFocused()
  await expect(field(page)).toHaveValue('4')
  expect(await window.asked()).toEqual([])
})

test('L5 why it was not sent is said in place, and the number is kept', async ({ browser }) => {
  await using window = await aReadyWindow(browser)
  const { page } = window
  const problem = { code: 'keychain-locked' } as const
  await window.answer('approve', { ok: false, problem })
  await page.keyboard.type('42')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText(
    windowCatalogues.en.problems['keychain-locked'],
  )
  await expect(field(page)).toHaveValue('42')
  await expect(field(page)).toBeFocused()
})

test('L5 when one ends the next comes, with a field of its own and a guard of its own', async ({
  browser,
}) => {
  const second = aRequest({
    id: 'request-2',
    guardMs: 60_000,
    context: { ...usualContext, app: 'Expenses' },
  })
  await using window: BuiltWindow<PromptState> = await open(browser, aRequest(), second)
  const { page } = window
  await untilReady(page)
  await expect(page.getByText(words.positionSpoken(1, 2))).toHaveCount(1)
  await page.keyboard.type('4')
  await window.tell(
    toldOf([aRequest({ status: { step: 'ended', end: { outcome: 'withdrawn' } } }), second]),
  )
  await page.getByRole('button', { name: words.ended.next }).click()
  expect(await window.asked()).toEqual([['dismiss', { challengeId: 'request-1' }]])
  await window.tell(toldOf([second]))
  await expect(page.getByRole('heading')).toHaveText(words.question('Expenses'))
  await page.keyboard.type('42')
  await expect(field(page)).toHaveValue('')
  await expect(approve(page)).toHaveAttribute('aria-disabled')
})

test('L5 while an answer is on its way nothing can be changed', async ({ browser }) => {
  await using window = await aReadyWindow(browser)
  const { page } = window
  await page.keyboard.type('42')
  await window.tell(toldOf([aRequest({ status: { step: 'verifying', by: 'pin' } })]))
  await expect(page.getByText(words.verifying.pin)).toBeVisible()
  await page.keyboard.press('Backspace')
  await page.keyboard.type('17x')
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue('42')
  await expect(approve(page)).toHaveCount(0)
  expect(await window.asked()).toEqual([])
})

test('L5 the seconds run out in words, and then nothing can be sent', async ({ browser }) => {
  await using window = await aReadyWindow(browser, { remainingMs: 2500 })
  const { page } = window
  await page.keyboard.type('42')
  await expect(page.getByText(words.timeUp)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(approve(page)).toHaveCount(0)
  expect(await window.asked()).toEqual([])
})
