/** The whole ceremony in the app itself: simulation window, consents, PIN, prompt, and the page that goes on. @module */
import { expect, test } from '@playwright/test'
import { catalogues } from '../../src/renderer/text/language'
import { windowCatalogues } from '../../src/renderer/text/windows/window-catalogues'
import { startKeyring } from '../support/keyring'
import { approveWith, readyPrompt, typePin } from './support/app-ways'
import { launchDesktopApp, onThisDisplay, openSimulation, ownWindow } from './support/desktop-app'
import { addAccount, numberOn, startSignIn } from './support/desktop-sign-in'
import { titleOf } from './support/page-ways'

const { signIn } = catalogues.en
const { prompt } = windowCatalogues.en

test('L5 L7 link, consents, PIN, number: signed in without a password, in the app alone', async () => {
  test.setTimeout(180_000)
  await using keyring = await startKeyring()
  await using app = await launchDesktopApp(onThisDisplay(keyring.env))
  const page = await openSimulation(app, 'mysecurityinfo')
  await addAccount(app, page)

  // The number that the page shows, typed in the prompt; the PIN in a window of its own.
  await startSignIn(app, page)
  await approveWith(app, await numberOn(page))
  await typePin(app)
  await expect(titleOf(page)).toHaveText(signIn.signedIn.title)
  await expect(titleOf(await ownWindow(app, 'prompt'))).toHaveText(prompt.ended.approved.title)

  // Another number ends the request at once.
  await startSignIn(app, page)
  const shown = await numberOn(page)
  await approveWith(app, shown === '42' ? '43' : '42')
  await typePin(app)
  await expect(titleOf(page)).toHaveText(signIn.ended['wrong-number'].title)
  await expect(titleOf(await ownWindow(app, 'prompt'))).toHaveText(
    prompt.ended['wrong-number'].title,
  )

  // Escape and closing deny nothing; a denial with its reason does.
  await page.getByRole('button', { name: signIn.ended.again }).click()
  await expect(page.getByTestId('number')).toBeVisible()
  const window = await readyPrompt(app)
  await window.keyboard.press('Escape')
  await expect(window.getByRole('button', { name: prompt.approve })).toBeVisible()
  await window.getByRole('button', { name: prompt.deny }).click()
  await window.getByRole('button', { name: prompt.denial.notMe }).click()
  await expect(titleOf(page)).toHaveText(signIn.ended['not-me'].title)
})
