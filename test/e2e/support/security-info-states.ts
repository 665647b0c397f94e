/** Every state of the security info page that a person can see, and how it is come to. @module */
import { expect, type Page } from '@playwright/test'
import type { SecurityMethod } from '#protocol/security-method'
import { catalogues } from '../../../src/renderer/text/language'
import { invite, openSecurityInfo, titleOf } from './page-ways'
import { answer, changeSecurityInfo, refuse } from './recorded-answers'
import type { PageState } from './sign-in-states'

const { securityInfo } = catalogues.en
const dayMs = 86_400_000

type Authenticator = Extract<SecurityMethod, { readonly kind: 'authenticator' }>

export const workLaptop: Authenticator = {
  kind: 'authenticator',
  id: 'AAAAAAAAAAAAAAAAAAAAAA',
  device: 'Work laptop',
  platform: 'linux',
  addedAt: Date.UTC(2026, 2, 3, 9),
  lastUsedAt: Date.UTC(2026, 2, 9, 15, 42),
  phoneSignIn: true,
  connected: true,
}
const studio: Authenticator = {
  kind: 'authenticator',
  id: 'AQAAAAAAAAAAAAAAAAAAAA',
  device: 'Mac mini in the studio on the second floor, left of the door',
  platform: 'macos',
  addedAt: workLaptop.addedAt + dayMs,
  phoneSignIn: false,
  connected: false,
}

/** The real list, and these besides. */
export async function openList(page: Page, ...more: readonly SecurityMethod[]): Promise<void> {
  await changeSecurityInfo(page, ({ methods }) => ({ methods: [...methods, ...more] }))
  await openSecurityInfo(page)
}

export const securityInfoStates: readonly PageState[] = [
  { name: 'list, no authenticator', reach: openSecurityInfo },
  { name: 'list', reach: (page) => openList(page, workLaptop, studio) },
  {
    name: 'session ends',
    async reach(page) {
      await changeSecurityInfo(page, { sessionEndsInMs: 95_000 })
      await openSecurityInfo(page)
      await expect(page.getByRole('status').first()).toBeVisible()
    },
  },
  {
    name: 'delete?',
    async reach(page) {
      await openList(page, workLaptop)
      await page.getByRole('button', { name: securityInfo.list.deleteFor('Work laptop') }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'deleting refused',
    async reach(page) {
      await openList(page, workLaptop)
      await page.getByRole('button', { name: securityInfo.list.deleteFor('Work laptop') }).click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: securityInfo.remove.delete, exact: true })
        .click()
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible()
    },
  },
  {
    name: 'deleted',
    async reach(page) {
      await openList(page, workLaptop)
      await answer(page, 'method', {})
      await page.getByRole('button', { name: securityInfo.list.deleteFor('Work laptop') }).click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: securityInfo.remove.delete, exact: true })
        .click()
      await expect(page.getByText(securityInfo.list.deleted('Work laptop'))).toBeVisible()
    },
  },
  {
    name: 'add',
    async reach(page) {
      await openSecurityInfo(page)
      await page.getByRole('button', { name: securityInfo.list.add }).click()
      await expect(titleOf(page)).toHaveText(securityInfo.add.title)
    },
  },
  {
    name: 'too many devices',
    async reach(page) {
      await openSecurityInfo(page)
      await refuse(page, 'invite', { status: 409, code: 'too-many-devices' })
      await page.getByRole('button', { name: securityInfo.list.add }).click()
      await page.getByRole('button', { name: securityInfo.add.add, exact: true }).click()
      await expect(page.getByRole('alert')).toBeVisible()
    },
  },
  {
    name: 'link and QR code',
    async reach(page) {
      await openSecurityInfo(page)
      await invite(page)
    },
  },
  {
    name: 'link expired',
    async reach(page) {
      await answer(page, 'invitation', { state: 'expired' })
      await openSecurityInfo(page)
      await invite(page)
      await expect(titleOf(page)).toHaveText(securityInfo.invitation.expiredTitle)
    },
  },
  {
    name: 'added',
    async reach(page) {
      await answer(page, 'invitation', {
        state: 'added',
        method: workLaptop.id,
        device: workLaptop.device,
      })
      await openSecurityInfo(page)
      await invite(page)
      await expect(titleOf(page)).toHaveText(securityInfo.added.title)
    },
  },
  { name: 'code', reach: (page) => makeCode(page, 600_000) },
  {
    name: 'code expired',
    async reach(page) {
      await makeCode(page, 300)
      await expect(titleOf(page)).toHaveText(securityInfo.phoneSignIn.expiredTitle)
    },
  },
  {
    name: 'code used',
    async reach(page) {
      await makeCode(page, 600_000)
      await changeSecurityInfo(page, { methods: [{ ...studio, phoneSignIn: true }] })
      await expect(titleOf(page)).toHaveText(securityInfo.phoneSignIn.onTitle)
    },
  },
  {
    name: 'sign in again',
    async reach(page) {
      await refuse(page, 'securityInfo', { status: 401, code: 'sign-in-again' })
      await page.goto('/contoso.com/mysecurityinfo')
      await expect(titleOf(page)).toHaveText(securityInfo.again.title)
    },
  },
]

async function makeCode(page: Page, expiresInMs: number): Promise<void> {
  await answer(page, 'phoneSignInCode', { code: 'q83vEjRWeJASNFZ4kBI0Vg', expiresInMs })
  await openList(page, studio)
  await page.getByRole('button', { name: securityInfo.list.turnOnFor(studio.device) }).click()
}
