/** More of the security info page: the default method, trying an authenticator out, and whose page it is. @module */
import { expect, type Page } from '@playwright/test'
import type { TestRequest } from '#protocol/page-http'
import type { Verdict } from '#protocol/verdict'
import type { SecurityMethod } from '#protocol/security-method'
import { catalogues } from '../../../src/renderer/text/language'
import { invite, openSecurityInfo, titleOf } from './page-ways'
import { answer, changeSecurityInfo, refuse } from './recorded-answers'
import { openList, workLaptop } from './security-info-states'
import type { PageState } from './sign-in-states'

const { securityInfo, page: frame } = catalogues.en
const { test: words } = securityInfo

const codes: SecurityMethod = {
  ...{ kind: 'one-time-code', id: 'code-AAAAAAAAAAAAAAAAAAAAAA' },
  ...{ device: workLaptop.device, addedAt: workLaptop.addedAt },
}
const pass: SecurityMethod = {
  ...{
    kind: 'temporary-access-pass',
    id: 'temporary-access-pass',
    usableOnce: true,
    isUsed: false,
  },
  ...{ startsAt: Date.UTC(2026, 2, 9, 9), endsAt: Date.UTC(2026, 2, 9, 17) },
}
const waiting: TestRequest = {
  state: 'waiting',
  request: {
    ...{ transaction: 'AAAAAAAAAAAAAAAAAAAAAA', number: '42', digits: 2, lifetimeMs: 60_000 },
    ...{ expiresInMs: 52_000, application: 'Security info', purpose: 'sign-in' },
  },
}

export const moreSecurityInfoStates: readonly PageState[] = [
  {
    name: 'every kind of method, default method',
    async reach(page) {
      await offerDefault(page, '')
      await expect(page.getByLabel(securityInfo.defaultMethod.label)).toBeVisible()
    },
  },
  {
    name: 'default method changed',
    async reach(page) {
      await offerDefault(page, 'code')
      await answer(page, 'defaultMethod', {})
      await page.getByLabel(securityInfo.defaultMethod.label).selectOption('push')
      await expect(
        page.getByRole('button', { name: securityInfo.defaultMethod.undo }),
      ).toBeVisible()
    },
  },
  {
    name: 'default method refused',
    async reach(page) {
      await offerDefault(page, '')
      await refuse(page, 'defaultMethod', { status: 403, code: 'policy' })
      await page.getByLabel(securityInfo.defaultMethod.label).selectOption('code')
      await expect(page.getByRole('alert')).toBeVisible()
    },
  },
  {
    name: 'no method may be added',
    async reach(page) {
      await changeSecurityInfo(page, { mayAdd: false })
      await openSecurityInfo(page)
      await expect(page.getByText(securityInfo.list.mayNotAdd)).toBeVisible()
    },
  },
  {
    name: 'added, phone sign-in on',
    async reach(page) {
      await reachAdded(page)
      await expect(page.getByRole('button', { name: words.send })).toBeVisible()
    },
  },
  {
    name: 'test request: app too old',
    async reach(page) {
      await reachAdded(page)
      await refuse(page, 'testRequest', { status: 403, code: 'app-too-old' })
      await page.getByRole('button', { name: words.send }).click()
      await expect(page.getByRole('alert')).toBeVisible()
    },
  },
  { name: 'test request', reach: reachTest },
  ...testEnds(),
  {
    name: 'whose security info',
    reach: openShort,
  },
  {
    name: 'whose: not a whole name',
    async reach(page) {
      await openShort(page)
      await page.getByLabel(securityInfo.tenant.label).fill('balas')
      await page.getByRole('button', { name: securityInfo.tenant.next, exact: true }).click()
      await expect(page.getByRole('alert')).toBeVisible()
    },
  },
  {
    name: 'whose: nobody’s',
    async reach(page) {
      await openShort(page)
      await page.getByLabel(securityInfo.tenant.label).fill('balas@fourthcoffee.com')
      await page.getByRole('button', { name: securityInfo.tenant.next, exact: true }).click()
      await expect(page.getByRole('alert')).toBeVisible()
    },
  },
]

async function offerDefault(page: Page, chosen: '' | 'push' | 'code'): Promise<void> {
  let now = chosen
  page.on('request', (request) => {
    if (!request.url().endsWith('/default-method')) return
    now = (request.postDataJSON() as { readonly method: typeof chosen }).method
  })
  await changeSecurityInfo(page, ({ methods }) => ({
    methods: [...methods, workLaptop, codes, pass],
    default: { chosen: now, choices: ['push', 'code'] },
  }))
  await openSecurityInfo(page)
}

async function reachAdded(page: Page): Promise<void> {
  const { id: method, device } = workLaptop
  await answer(page, 'invitation', { state: 'added', method, device })
  await openList(page, workLaptop)
  await invite(page)
  await expect(titleOf(page)).toHaveText(securityInfo.added.title)
}

async function reachTest(page: Page): Promise<void> {
  await reachAdded(page)
  await answer(page, 'testRequest', waiting)
  await page.getByRole('button', { name: words.send }).click()
  await expect(page.getByTestId('number')).toBeVisible()
}

function testEnds(): readonly PageState[] {
  const ends: readonly Verdict[] = [
    { outcome: 'approved' },
    { outcome: 'denied', reason: 'declined' },
    { outcome: 'wrong-number' },
    { outcome: 'expired' },
  ]
  return ends.map((verdict) => ({
    name: `test request: ${verdict.outcome}`,
    async reach(page) {
      await reachTest(page)
      await answer(page, 'testRequest', { state: 'ended', verdict })
      await expect(page.getByText(words.ended[verdict.outcome])).toBeVisible()
    },
  }))
}

async function openShort(page: Page): Promise<void> {
  await page.goto('/mysecurityinfo')
  await expect(page.getByLabel(securityInfo.tenant.label)).toBeVisible()
  await expect(page.getByRole('button', { name: frame.signOut })).toHaveCount(0)
}
