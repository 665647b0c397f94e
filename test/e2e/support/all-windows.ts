/** The app with its windows open: its authenticator and its simulation, or every one that it has. @module */
import { expect } from '@playwright/test'
import { windowCatalogues } from '../../../src/renderer/text/windows/window-catalogues'
import { addSampleAccount, pageOf } from './account-in-app'
import { approveWith } from './app-ways'
import { launchDesktopApp, openSimulation, ownWindow, type DesktopApp } from './desktop-app'
import { person } from './page-ways'

const { existing } = windowCatalogues.en.pin

export async function allOpen() {
  const app = await launchDesktopApp()
  const below = await openSimulation(app)
  const above = await ownWindow(app, 'simulation')
  const authenticator = await ownWindow(app, 'authenticator')
  return {
    app,
    below,
    above,
    authenticator,
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  }
}

/** With a real sign-in's prompt, a number typed in it, and the PIN window that this opens; the app needs a keyring. */
export async function openEveryWindow(app: DesktopApp) {
  await addSampleAccount(app)
  const below = await openSimulation(app)
  const above = await ownWindow(app, 'simulation')
  const authenticator = await ownWindow(app, 'authenticator')
  const { number } = await (await pageOf(app)).startApproval(person.name)
  const prompt = await approveWith(app, number)
  const pin = await ownWindow(app, 'pin')
  await expect(pin.getByRole('heading', { name: existing.title })).toBeVisible()
  return { below, above, authenticator, prompt, pin }
}
