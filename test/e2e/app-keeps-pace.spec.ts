/** The app beside a tenant that changes its mind: the second step, what a policy hides, simulated places, codes, updates. @module */
import { expect, test, type Page } from '@playwright/test'
import { windowCatalogues } from '../../src/renderer/text/windows/window-catalogues'
import { startKeyring } from '../support/keyring'
import { aPageOverHttps, type PageOverHttps } from '../support/page-over-https'
import { startRelyingParty } from '../support/relying-party-process'
import { approveWith, readyPrompt, typePin } from './support/app-ways'
import { launchDesktopApp, onThisDisplay, ownWindow, type DesktopApp } from './support/desktop-app'
import { anOwnTenant, type OwnTenant } from './support/own-tenant'
import { titleOf } from './support/page-ways'

const { prompt, authenticator } = windowCatalogues.en
const lisbon = { name: 'Lisbon', address: '203.0.113.77', place: 'Lisbon, Portugal' }
/** A folder, where somebody wants to look at it. */
const pictures = process.env['COUNTERSIGN_PICTURES']

test('R14 R15 R20 R10 the app says what its tenant decides, as it decides it', async () => {
  test.setTimeout(300_000)
  await using keyring = await startKeyring()
  await using relyingParty = await startRelyingParty()
  const tenant = await anOwnTenant(relyingParty)
  const page = (): PageOverHttps => aPageOverHttps(relyingParty.ready, tenant.domain)
  await using app = await launchDesktopApp(onThisDisplay(keyring.env))
  const own = await addAccount(app, page(), tenant)

  await test.step('R15 the second step: no PIN, and it is said', async () => {
    await tenant.decide({ settings: { secondFactor: 'required' } })
    const browser = page()
    await browser.ask('begin', { name: tenant.person })
    const given = await browser.ask('password', { password: tenant.password })
    expect(given.state).toMatchObject({ step: 'second-factor', methods: ['push', 'code'] })
    const number = await ask(browser)
    const window = await readyPrompt(app)
    await expect(window.getByText(prompt.secondFactor)).toBeVisible()
    await picture(window, 'second-step')
    await approveWith(app, number)
    await expect(titleOf(window)).toHaveText(prompt.ended.approved.title)
    const { state } = await browser.ask('complete')
    expect(state).toMatchObject({ account: { by: 'password-and-push' } })
  })

  await test.step('R20 a simulated place and address are marked, and not me is said', async () => {
    const switches = { requestContext: 'improved' } as const
    await tenant.decide({ settings: { simulatedSources: [lisbon] }, switches })
    const browser = page()
    await browser.ask('begin', { name: tenant.person, source: lisbon.name })
    await ask(browser)
    const window = await readyPrompt(app)
    for (const text of [lisbon.place, lisbon.address, prompt.facts.simulated]) {
      await expect(window.getByText(text)).toBeVisible()
    }
    await expect(window.getByText(prompt.facts.anotherComputer)).toHaveCount(2)
    await picture(window, 'simulated')
    await window.getByRole('button', { name: prompt.deny }).click()
    await window.getByRole('button', { name: prompt.denial.notMe }).click()
    await expect(titleOf(window)).toHaveText(prompt.ended['not-me'].title)
  })

  await test.step('R14 R20 what the policy hides is not told; here it is this computer; withdrawn is said', async () => {
    await tenant.decide({})
    const browser = page()
    await browser.ask('begin', { name: tenant.person })
    await ask(browser)
    const window = await readyPrompt(app)
    await expect(window.getByText(prompt.facts.notTold)).toBeVisible()
    await expect(window.getByText(prompt.facts.thisComputer, { exact: true })).toBeVisible()
    await expect(window.getByText(prompt.facts.sameNetwork)).toBeVisible()
    await picture(window, 'left-out')
    await browser.ask('leave')
    await expect(titleOf(window)).toHaveText(prompt.ended.withdrawn.title)
  })

  await test.step('R10 an app that is too old is told to update in its list', async () => {
    await tenant.decide({ settings: { minimumAppVersion: '99' } })
    const browser = page()
    await browser.ask('begin', { name: tenant.person })
    await ask(browser)
    await expect(own.getByText(authenticator.accounts.appTooOld('Relecloud'))).toBeVisible()
    await picture(own, 'too-old')
    await browser.ask('leave')
  })

  await test.step('R15 the one-time code is shown, with the relying party gone, too', async () => {
    await relyingParty.stop()
    await own.getByRole('button', { name: authenticator.codes.showFor(tenant.person) }).click()
    await expect(own.getByText(/^[0-9]{3}\s?[0-9]{3}$/).first()).toBeVisible()
    await picture(own, 'code-offline')
  })
})

async function ask(browser: PageOverHttps): Promise<string> {
  const { state } = await browser.ask('approval')
  if (state.step !== 'approval') throw new Error(`the page is at ${state.step}`)
  return state.request.number
}

/** By a link that the system opens: both consents, phone sign-in on. The authenticator window. */
async function addAccount(
  app: DesktopApp,
  browser: PageOverHttps,
  { person, password }: OwnTenant,
): Promise<Page> {
  const window = await ownWindow(app, 'authenticator')
  await browser.ask('begin', { name: person })
  await browser.ask('password', { password })
  const { link } = await browser.ask('invite')
  await app.electron.evaluate(({ app: main }, opened) => {
    main.emit('open-url', { preventDefault: () => undefined }, opened)
  }, link)
  const { enrollment, accounts } = authenticator
  await window.getByRole('button', { name: enrollment.connect.connect, exact: true }).click()
  await expect(window.getByRole('definition').getByText(person)).toBeVisible()
  await window.getByRole('button', { name: enrollment.add.add, exact: true }).click()
  await expect(window.getByText(enrollment.added.text(person))).toBeVisible()
  await window.getByRole('button', { name: accounts.enable, exact: true }).click()
  await typePin(app)
  await expect(window.getByText(accounts.phoneSignIn.on)).toBeVisible()
  return window
}

/** In light and dark, for people to look at. */
async function picture(window: Page, name: string): Promise<void> {
  if (pictures === undefined) return
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme })
    await window.screenshot({ path: `${pictures}/${name}-${colorScheme}.png` })
  }
}
