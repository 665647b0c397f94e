/** The authenticator window by keyboard alone, and for who sees or moves otherwise. @module */
import { expect, test } from '@playwright/test'
import { windowCatalogues } from '../../src/renderer/text/windows/window-catalogues'
import { press } from './support/authenticator-states'
import { openAuthenticator } from './support/authenticator-window'
import {
  balas,
  firstRun,
  manyAccounts,
  settled,
  waitingRequest,
} from './support/authenticator-world'
import { findBarriers } from './support/page-inspection'

const { authenticator, settings } = windowCatalogues.en
const { accounts, remove, waiting } = authenticator

test('L9 a menu and its question by keyboard alone: the focus comes back each time', async ({
  browser,
}) => {
  await using window = await openAuthenticator(browser, settled)
  const { page } = window
  const menu = page.getByRole('button', { name: accounts.menuFor(balas.name) })
  await menu.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem').last()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('End')
  await expect(page.getByRole('menuitem').last()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(menu).toBeFocused()

  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: remove.title(balas.name) })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(menu).toBeFocused()
  expect(await window.asked()).toEqual([])
})

test('L9 50 accounts: searched, and gone through with the arrows', async ({ browser }) => {
  const many = { ...settled, accounts: manyAccounts(50) }
  await using window = await openAuthenticator(browser, many)
  const { page } = window
  await expect(page.getByRole('article')).toHaveCount(50)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('fabrikam 3 person4')
  await expect(page.getByRole('article')).not.toHaveCount(50)
  await page.keyboard.press('ArrowDown')
  const menus = page.getByRole('article').locator('[aria-haspopup]')
  await expect(menus.first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(menus.nth(1)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(menus.first()).toBeFocused()
  await page.getByRole('searchbox').focus()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('article')).toHaveCount(50)
})

test('L9 each view begins at its title, and the window bears its name', async ({ browser }) => {
  await using window = await openAuthenticator(browser, settled)
  const { page } = window
  for (const name of [authenticator.requests.title, settings.title, accounts.title]) {
    await press(name)(page)
    await expect(page.getByRole('heading', { level: 1, name })).toBeFocused()
    await expect(page).toHaveTitle(authenticator.windowTitle(name))
    await expect(page.locator('[aria-current=page]')).toHaveText(name)
  }
})

test('L9 a request that comes is said aloud, and is first for who tabs', async ({ browser }) => {
  await using window = await openAuthenticator(browser, settled)
  const { page } = window
  await press(settings.title)(page)
  await window.tell({ ...settled, waiting: [waitingRequest] })
  const said = page.locator('[aria-live=polite]').first()
  await expect(said).toHaveText(waiting.arrived('Payroll'))
  const named = waiting.openFor('Payroll', balas.name)
  await page.getByRole('button', { name: named }).click()
  expect(await window.asked()).toEqual([['showRequest', { challengeId: waitingRequest.id }]])
})

test('L9 forced colours, more contrast, and no motion leave everything usable', async ({
  browser,
}) => {
  await using window = await openAuthenticator(browser, firstRun)
  const { page } = window
  await page.emulateMedia({ forcedColors: 'active', contrast: 'more', reducedMotion: 'reduce' })
  expect(await findBarriers(page, 'all')).toEqual([])
  await window.tell({ ...settled, waiting: [waitingRequest] })
  await press(settings.title)(page)
  expect(await findBarriers(page, 'all')).toEqual([])
  const moving = await page.evaluate(() =>
    document.getAnimations().some(({ playState }) => playState === 'running'),
  )
  expect(moving).toBe(false)
})

test('L9 what takes no more than a moment shows no skeleton', async ({ browser }) => {
  const connecting = { ...settled, accounts: [], receiving: { state: 'connecting' } } as const
  await using window = await openAuthenticator(browser, connecting)
  const { page } = window
  const shape = page.locator('.skeleton')
  await expect(shape).toBeAttached()
  const waits = await shape.evaluate((one) => getComputedStyle(one).animationDelay)
  expect(waits).toBe('0.2s')
  await expect(page.getByText(authenticator.receiving.connecting)).toBeVisible()
})
