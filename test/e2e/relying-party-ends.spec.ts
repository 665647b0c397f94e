/** The relying party, or the app itself, ends with a request open: the app says how it stands, and people sign in again. @module */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { windowCatalogues } from '../../src/renderer/text/windows/window-catalogues'
import { startKeyring } from '../support/keyring'
import { addSampleAccount, pageOf } from './support/account-in-app'
import { approveWith, readyPrompt, typePin } from './support/app-ways'
import { launchDesktopApp, onThisDisplay, ownWindow, type DesktopApp } from './support/desktop-app'
import { person, titleOf } from './support/page-ways'

const { prompt, authenticator } = windowCatalogues.en

/** The number on the page, typed with the PIN: how the prompt then ends. */
async function signIn(app: DesktopApp): Promise<void> {
  const page = await pageOf(app)
  const { number } = await page.startApproval(person.name)
  const window = await approveWith(app, number)
  await typePin(app)
  await expect(titleOf(window)).toHaveText(prompt.ended.approved.title)
  expect(await page.complete()).toBe(person.name)
}

const relyingPartyOf = ({ electron }: DesktopApp) =>
  electron.evaluate(
    ({ app }) =>
      app
        .getAppMetrics()
        .find(({ serviceName, name }) => `${serviceName ?? ''} ${name ?? ''}`.includes('relying'))
        ?.pid,
  )

test('L8 killed in the middle of a request: the app stays, the request ends in words, the next one works', async () => {
  test.setTimeout(180_000)
  await using keyring = await startKeyring()
  await using app = await launchDesktopApp(onThisDisplay(keyring.env))
  await addSampleAccount(app)
  const page = await pageOf(app)
  const { number } = await page.startApproval(person.name)
  const window = await readyPrompt(app)
  const first = (await relyingPartyOf(app)) ?? 0
  expect(first).toBeGreaterThan(0)
  const killed = performance.now()
  process.kill(first, 'SIGKILL')
  await expect.poll(() => relyingPartyOf(app), { timeout: 20_000 }).not.toBe(first)
  const main = await ownWindow(app, 'authenticator')
  await expect(main.getByText(authenticator.accounts.connection.connected)).toBeVisible({
    timeout: 40_000,
  })
  const backMs = Math.round(performance.now() - killed)
  // What was open when it died was withdrawn: the device is told so, at the latest when it answers.
  await approveWith(app, number)
  await typePin(app)
  await expect(titleOf(window)).toHaveText(prompt.ended.withdrawn.title)
  await expect(page.complete()).rejects.toThrow()
  await signIn(app)
  console.log(
    `FIGURE L8 killed with a request open: the account is connected again after ${String(backMs)} ms`,
  )
})

test('L5 the app started again with a request open shows it again', async () => {
  test.setTimeout(180_000)
  await using keyring = await startKeyring()
  const path = await mkdtemp(join(tmpdir(), 'countersign-desktop-'))
  await using folder = { [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
  expect(folder).toBeDefined()
  const start = () =>
    launchDesktopApp(onThisDisplay(keyring.env), { dataFolder: join(path, 'data') })
  const begun = await (async () => {
    await using app = await start()
    await addSampleAccount(app)
    const page = await pageOf(app)
    const { number } = await page.startApproval(person.name)
    await readyPrompt(app)
    return { page, number }
  })()
  await using app = await start()
  const window = await approveWith(app, begun.number)
  await typePin(app)
  await expect(titleOf(window)).toHaveText(prompt.ended.approved.title)
  expect(await begun.page.complete()).toBe(person.name)
})
