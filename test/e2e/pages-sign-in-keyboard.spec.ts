/** Each step of signing in, walked by the keyboard alone, with the real headless device where one answers. @module */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { catalogues } from '../../src/renderer/text/language'
import { aDeviceOf } from './support/account-device'
import { askAsHolder } from './support/console-ways'
import { aCampaign, anOwnTenant } from './support/own-tenant'
import { accountOf } from './support/own-tenant-ways'
import { numberOn, openSignIn, titleOf } from './support/page-ways'
import { aPagesWorld, type PagesWorld } from './support/pages-world'

const { signIn, identityProvider } = catalogues.en

let world: PagesWorld
test.beforeAll(async () => {
  world = await aPagesWorld()
})
test.afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

/** By Tab to it, as often as it takes, and Enter. */
async function choose(page: Page, of: Locator): Promise<void> {
  await expect(of).toBeVisible()
  for (let step = 0; step < 20; step++) {
    if (await of.evaluate((element) => element === document.activeElement)) {
      await page.keyboard.press('Enter')
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`no Tab leads to ${String(of)}`)
}

async function type(page: Page, label: string, value: string): Promise<void> {
  await expect(page.getByLabel(label, { exact: true })).toBeFocused()
  await page.keyboard.type(value)
  await page.keyboard.press('Enter')
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function name(page: Page, account: string, domain: string): Promise<void> {
  await openSignIn(page, domain)
  await type(page, signIn.name.label, account)
}

test('K8 password, notification, code and approval need nothing but the keyboard', async () => {
  const tenant = await anOwnTenant(world.relyingParty, {
    settings: { secondFactor: 'whenRegistered' },
  })
  await using device = await aDeviceOf(world.relyingParty, accountOf(tenant))
  {
    await using opened = await world.open()
    const { page } = opened
    await name(page, tenant.person, tenant.domain)
    await type(page, signIn.password.label, tenant.password)
    await device.approve(await numberOn(page))
    await expect(page.getByText(signIn.signedIn.by['password-and-push'])).toBeVisible()
  }
  {
    await using opened = await world.open()
    const { page } = opened
    await name(page, tenant.person, tenant.domain)
    await type(page, signIn.password.label, tenant.password)
    await numberOn(page)
    await choose(page, button(page, signIn.ways.other))
    await choose(page, button(page, signIn.secondFactor.code))
    await type(page, signIn.code.label, await device.code())
    await expect(page.getByText(signIn.signedIn.by['password-and-code'])).toBeVisible()
  }
  await using opened = await world.open()
  const { page } = opened
  await name(page, tenant.person, tenant.domain)
  await choose(page, button(page, signIn.ways.other))
  await choose(page, button(page, signIn.ways.authenticator))
  await numberOn(page)
  await choose(page, button(page, signIn.ways.other))
  await expect(titleOf(page)).toHaveText(signIn.ways.title)
})

test('K8 a pass, an identity provider and the campaign need nothing but the keyboard', async () => {
  const tenant = await anOwnTenant(world.relyingParty, { policy: aCampaign() })
  const { temporaryAccessPass } = (await askAsHolder(world, {
    method: 'POST',
    path: `/${tenant.domain}/graph/v1.0/users/${tenant.admin}/authentication/temporaryAccessPassMethods`,
    body: {},
  })) as { readonly temporaryAccessPass: string }
  {
    await using opened = await world.open()
    const { page } = opened
    await name(page, tenant.admin, tenant.domain)
    await choose(page, button(page, signIn.ways.other))
    await choose(page, button(page, signIn.ways.pass))
    await type(page, signIn.pass.label, temporaryAccessPass)
    await expect(titleOf(page)).toHaveText(signIn.signedIn.title)
  }
  {
    await using opened = await world.open()
    const { page } = opened
    await name(page, tenant.federated, tenant.domain)
    await choose(page, button(page, signIn.ways.password))
    await type(page, identityProvider.label, tenant.password)
    await expect(titleOf(page)).toHaveText(signIn.signedIn.title)
  }
  await using opened = await world.open()
  const { page } = opened
  await name(page, tenant.person, tenant.domain)
  await type(page, signIn.password.label, tenant.password)
  await expect(titleOf(page)).toHaveText(signIn.campaign.title)
  await choose(page, button(page, signIn.campaign.notNow))
  await expect(titleOf(page)).toHaveText(signIn.signedIn.title)
})
