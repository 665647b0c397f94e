/** Every state of the sign-in page that a person can see, and how it is come to. @module */
import { expect, type Page } from '@playwright/test'
import type { Verdict } from '#protocol/verdict'
import { catalogues } from '../../../src/renderer/text/language'
import {
  askForApproval,
  chooseWays,
  giveName,
  givePassword,
  reachPassword,
  openSignIn,
  signInByPassword,
  titleOf,
} from './page-ways'
import type { PagesWorld } from './pages-world'
import { answer, changeRequest, cutOff, holdStream, refuse, stream } from './recorded-answers'

export interface PageState {
  readonly name: string
  /** On the real pages and the real relying party; what it does not do on demand is answered as recorded. */
  readonly reach: (page: Page, world: PagesWorld) => Promise<void>
}

const { signIn, page: frame } = catalogues.en

/** Requests are limited for each account, so each state has a person of its own. */
const people = (of: string): string => `${of.replaceAll(/[^a-z]/g, '')}@contoso.com`

export const signInStates: readonly PageState[] = [
  { name: 'name', reach: (page) => openSignIn(page) },
  { name: 'name, other tenant', reach: (page) => openSignIn(page, 'wingtiptoys.com') },
  {
    name: 'name missing',
    async reach(page) {
      await openSignIn(page)
      await page.getByRole('button', { name: signIn.name.next }).click()
      await expect(page.getByRole('alert')).toHaveText(signIn.name.empty)
    },
  },
  {
    name: 'signed out',
    async reach(page) {
      await signInByPassword(page)
      await page.getByRole('button', { name: frame.signOut }).click()
      await expect(page.getByText(signIn.name.signedOut)).toBeVisible()
    },
  },
  {
    name: 'sign-in lost',
    async reach(page) {
      await reachPassword(page)
      await page.context().clearCookies()
      await givePassword(page, 'anything')
      await expect(page.getByText(signIn.name.lost)).toBeVisible()
    },
  },
  {
    name: 'server unreachable',
    async reach(page) {
      await openSignIn(page)
      await cutOff(page, 'begin')
      await page.getByLabel(signIn.name.label).fill('balas@contoso.com')
      await page.getByRole('button', { name: signIn.name.next }).click()
      await expect(page.getByRole('alert')).toBeVisible()
    },
  },
  { name: 'password', reach: (page) => reachPassword(page) },
  {
    name: 'password wrong',
    async reach(page) {
      await giveName(page, people('wrongpassword'))
      await givePassword(page, 'not the password')
      await expect(page.getByRole('alert')).toBeVisible()
    },
  },
  {
    name: 'password throttled',
    async reach(page) {
      await giveName(page)
      await refuse(page, 'password', { status: 429, code: 'throttled', retryAfterMs: 45_000 })
      await givePassword(page, 'not the password')
      await expect(page.getByRole('alert')).toBeVisible()
    },
  },
  { name: 'ways', reach: (page) => chooseWays(page) },
  {
    name: 'request pending elsewhere',
    async reach(page) {
      await chooseWays(page)
      await refuse(page, 'approval', { status: 409, code: 'request-pending' })
      await page.getByRole('button', { name: signIn.ways.authenticator }).click()
      await expect(page.getByRole('alert')).toBeVisible()
    },
  },
  {
    name: 'authenticator first',
    async reach(page) {
      await answer(page, 'state', {
        state: {
          step: 'method',
          name: 'balas@contoso.com',
          methods: ['password', 'authenticator'],
          first: 'authenticator',
        },
        tenant: {
          id: '0b8f2c4e-7a1d-4f0e-9c3b-5d6a7e8f9012',
          name: 'Contoso',
          domain: 'contoso.com',
        },
      })
      await page.goto('/contoso.com/sign-in')
      await expect(titleOf(page)).toHaveText(signIn.ask.title)
    },
  },
  {
    name: 'number',
    async reach(page) {
      await holdStream(page, { kind: 'waiting', expiresInMs: 52_000, delivered: true })
      await askForApproval(page, people('number'))
      await expect(page.getByText(signIn.approval.delivered)).toBeVisible()
    },
  },
  {
    name: 'number, three digits, on no device',
    async reach(page) {
      await changeRequest(page, { number: '907', digits: 3 })
      await askForApproval(page, people('number three'))
      await expect(page.getByText(signIn.approval.undelivered)).toBeVisible()
    },
  },
  {
    name: 'number, six digits',
    async reach(page) {
      await changeRequest(page, { number: '048213', digits: 6 })
      await askForApproval(page, people('number six'))
      await expect(page.getByText(signIn.approval.undelivered)).toBeVisible()
    },
  },
  {
    name: 'connection lost',
    async reach(page) {
      await cutOff(page, 'events')
      await askForApproval(page, people('connection lost'))
      await expect(page.getByText(signIn.approval.lost)).toBeVisible()
    },
  },
  {
    name: 'time is up',
    async reach(page) {
      await changeRequest(page, { expiresInMs: 1 })
      await stream(page, { kind: 'waiting', expiresInMs: 1, delivered: true })
      await askForApproval(page, people('time is up'))
      await expect(page.getByTestId('number').locator('..')).toHaveAttribute('data-faded', 'true')
    },
  },
  ...endingStates(),
  {
    name: 'approved, session not taken',
    async reach(page) {
      await cutOff(page, 'complete')
      await end(page, { outcome: 'approved' }, 'approved')
      await expect(page.getByRole('alert')).toBeVisible()
    },
  },
  { name: 'signed in', reach: (page) => signInByPassword(page) },
  {
    name: 'tenant unknown',
    async reach(page) {
      await page.goto('/nobody.example/sign-in')
      await expect(titleOf(page)).toHaveText(frame.closed.unknownTitle)
    },
  },
  {
    name: 'page cannot open',
    async reach(page) {
      await cutOff(page, 'state')
      await page.goto('/contoso.com/sign-in')
      await expect(titleOf(page)).toHaveText(frame.closed.title)
    },
  },
]

async function end(page: Page, verdict: Verdict, of: string): Promise<void> {
  await stream(page, { kind: 'ended', verdict })
  await chooseWays(page, people(of))
  await page.getByRole('button', { name: signIn.ways.authenticator }).click()
}

function endingStates(): readonly PageState[] {
  const endings: readonly Verdict[] = [
    { outcome: 'denied', reason: 'declined' },
    { outcome: 'denied', reason: 'not-me' },
    { outcome: 'denied', reason: 'wrong-app' },
    { outcome: 'wrong-number' },
    { outcome: 'expired' },
    { outcome: 'withdrawn' },
    { outcome: 'refused', reason: 'throttled' },
    { outcome: 'refused', reason: 'policy' },
    { outcome: 'refused', reason: 'device-removed' },
    { outcome: 'refused', reason: 'invalid' },
  ]
  return endings.map((verdict) => {
    const code = 'reason' in verdict ? `${verdict.outcome} ${verdict.reason}` : verdict.outcome
    return {
      name: `ended: ${code}`,
      async reach(page) {
        await end(page, verdict, `ended ${code}`)
        await expect(page.getByText(frame.forSupport(code))).toBeVisible()
      },
    }
  })
}
