/** The app with a sample account, phone sign-in on, and a page that asks for approvals without a browser. @module */
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { windowCatalogues } from '../../../src/renderer/text/windows/window-catalogues'
import { aPageOverHttps, type PageOverHttps } from '../../support/page-over-https'
import { typePin } from './app-ways'
import { ownWindow, type DesktopApp } from './desktop-app'
import { person } from './page-ways'

const { authenticator } = windowCatalogues.en

/** A page of the app's own relying party, once that runs. */
export async function pageOf(app: DesktopApp): Promise<PageOverHttps> {
  const address = /https:\/\/localhost:\d+/
  await expect.poll(app.said).toMatch(address)
  const [origin = ''] = address.exec(app.said()) ?? []
  const certificate = join(app.dataFolder, 'relying-party', 'keys', 'authority.pem')
  return aPageOverHttps({ origin, certificate }, person.tenant)
}

/** By a pasted link: both consents, then phone sign-in with a new PIN. */
export async function addSampleAccount(app: DesktopApp): Promise<void> {
  const window = await ownWindow(app, 'authenticator')
  const link = await (await pageOf(app)).invite(person.name)
  await app.electron.evaluate(({ app: main }, opened) => {
    main.emit('open-url', { preventDefault: () => undefined }, opened)
  }, link)
  const { enrollment, accounts } = authenticator
  await window.getByRole('button', { name: enrollment.connect.connect, exact: true }).click()
  await expect(window.getByRole('definition').getByText(person.name)).toBeVisible()
  await window.getByRole('button', { name: enrollment.add.add, exact: true }).click()
  await expect(window.getByText(enrollment.added.text(person.name))).toBeVisible()
  await window.getByRole('button', { name: accounts.enable, exact: true }).click()
  await typePin(app)
  await expect(window.getByText(accounts.phoneSignIn.on)).toBeVisible()
}

/** Before anything is said there: keeps what the tray says from now on. */
export async function listenToTray({ electron }: DesktopApp): Promise<() => Promise<string>> {
  await electron.evaluate(({ Tray }) => {
    const kept = globalThis as { said?: string }
    const { prototype } = Tray
    const say = Object.getOwnPropertyDescriptor(prototype, 'setToolTip')?.value as (
      this: unknown,
      sentence: string,
    ) => void
    prototype.setToolTip = function (sentence) {
      kept.said = sentence
      say.call(this, sentence)
    }
  })
  return () => electron.evaluate(() => (globalThis as { said?: string }).said ?? '')
}
