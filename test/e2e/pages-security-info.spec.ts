/** A person looks after their sign-in methods on the real page of the real relying party. @module */
import { expect, test } from '@playwright/test'
import { parseLink } from '#protocol/links'
import { catalogues } from '../../src/renderer/text/language'
import { invite, openSecurityInfo, person, titleOf } from './support/page-ways'
import { aPagesWorld, type PagesWorld } from './support/pages-world'
import { answer, changeSecurityInfo } from './support/recorded-answers'

const { securityInfo, signIn, page: frame } = catalogues.en

let world: PagesWorld
test.beforeAll(async () => {
  world = await aPagesWorld()
})
test.afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

test('K8 security info asks who is there, and comes back to itself', async () => {
  await using opened = await world.open()
  const { page, faults } = opened
  await openSecurityInfo(page)
  expect(new URL(page.url()).pathname).toBe('/contoso.com/mysecurityinfo')
  await expect(page.getByText(securityInfo.list.lead(person.name))).toBeVisible()
  await expect(page.getByText(securityInfo.list.empty)).toBeVisible()
  expect(faults).toEqual([])
})

test('K8 Add method → Authenticator → Add gives a link that is ours, as text, copied, and as a QR code', async () => {
  await using opened = await world.open({ permissions: ['clipboard-write'] })
  const { page } = opened
  await openSecurityInfo(page)
  const link = await invite(page)
  const [contoso] = world.relyingParty.ready.tenants
  expect(parseLink(link)).toMatchObject({ kind: 'enroll', rp: world.origin, tenant: contoso?.id })
  await page.getByRole('button', { name: securityInfo.copy }).click()
  await expect(page.getByRole('button', { name: securityInfo.copied })).toBeVisible()
  const elsewhere = await opened.context.newPage()
  await elsewhere.setContent('<textarea autofocus></textarea>')
  await elsewhere.locator('textarea').press('Control+V')
  await expect(elsewhere.locator('textarea')).toHaveValue(link)
  await elsewhere.close()
  await expect(page.getByRole('img', { name: securityInfo.invitation.qr })).toBeVisible()
  await expect(page.getByText(person.name)).toBeVisible()
  await page.getByRole('button', { name: frame.cancel }).click()
  await expect(titleOf(page)).toHaveText(securityInfo.list.title)
})

test('K8 the device that used the link is named, and Done leads back to the list', async () => {
  await using opened = await world.open()
  const { page } = opened
  await openSecurityInfo(page)
  await invite(page)
  await answer(page, 'invitation', {
    state: 'added',
    method: 'AAAAAAAAAAAAAAAAAAAAAA',
    device: 'Work laptop',
  })
  await expect(page.getByText(securityInfo.added.text('Work laptop'))).toBeVisible()
  await expect(titleOf(page)).toBeFocused()
  await page.getByRole('button', { name: securityInfo.added.done }).click()
  await expect(titleOf(page)).toHaveText(securityInfo.list.title)
})

test('K8 deleting asks first; Escape keeps, and the focus goes back to where it was', async () => {
  await using opened = await world.open()
  const { page } = opened
  await changeSecurityInfo(page, ({ methods }) => ({
    methods: [
      ...methods,
      {
        kind: 'authenticator',
        id: 'AAAAAAAAAAAAAAAAAAAAAA',
        device: 'Work laptop',
        platform: 'linux',
        addedAt: 1,
        phoneSignIn: true,
        connected: false,
      },
    ],
  }))
  await openSecurityInfo(page)
  const remove = page.getByRole('button', { name: securityInfo.list.deleteFor('Work laptop') })
  await remove.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: securityInfo.remove.title('Work laptop') })
  await expect(dialog).toContainText(securityInfo.remove.last)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(remove).toBeFocused()
})

test('K8 signing out ends security info too', async () => {
  await using opened = await world.open()
  const { page } = opened
  await openSecurityInfo(page)
  await page.getByRole('button', { name: frame.signOut }).click()
  await expect(page.getByText(signIn.name.signedOut)).toBeVisible()
  await page.goto('/contoso.com/mysecurityinfo')
  await expect(page.getByLabel(signIn.name.label)).toBeFocused()
})
