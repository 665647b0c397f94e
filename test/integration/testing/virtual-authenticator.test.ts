/** The testing entry's authenticators: they answer as a test tells them, by the real protocol over real sockets. @module */
import { expect, test } from 'vitest'
import { createVirtualAuthenticator, startRelyingParty } from '../../../src/testing/index.ts'
import type { RelyingParty, VirtualAuthenticator } from '../../../src/testing/api.ts'
import { aPageOverHttps, type PageOverHttps } from '../../support/page-over-https.ts'

const adele = 'adele@contoso.com'
const balas = 'balas@contoso.com'

interface Scene extends AsyncDisposable {
  readonly relyingParty: RelyingParty
  readonly authenticator: VirtualAuthenticator
  readonly page: () => PageOverHttps
}

async function aScene(options: Parameters<typeof startRelyingParty>[0] = {}): Promise<Scene> {
  const relyingParty = await startRelyingParty(options)
  const { origin, caCertificate } = relyingParty
  return {
    relyingParty,
    authenticator: await createVirtualAuthenticator(relyingParty, adele),
    page: () => aPageOverHttps({ origin, certificate: caCertificate.path }, 'contoso.com'),
    [Symbol.asyncDispose]: () => relyingParty.close(),
  }
}

test('V1 an approval signs in the page that asked, and the authenticator tells what it was shown', async () => {
  await using scene = await aScene()
  const { authenticator } = scene
  const page = scene.page()
  await page.startApproval(adele)
  const shown = await authenticator.expectChallenge()
  expect(shown).toMatchObject({ application: 'Contoso', purpose: 'sign-in', digits: 2 })
  expect(shown).not.toHaveProperty('number')
  expect(await authenticator.approve()).toEqual(shown)
  expect(await page.complete()).toBe(adele)
})

test('V1 an answer may be given before there is a request, and by the number on the page', async () => {
  await using scene = await aScene()
  const { authenticator } = scene
  const page = scene.page()
  const approved = authenticator.approve()
  await page.startApproval(adele)
  await approved
  expect(await page.complete()).toBe(adele)
  const other = scene.page()
  const { number } = await other.startApproval(adele)
  await authenticator.approve({ number })
  expect(await other.complete()).toBe(adele)
})

test('V1 the authenticator denies, each reason as it is, and nobody is in', async () => {
  await using scene = await aScene()
  for (const reason of [undefined, 'not-me', 'wrong-app'] as const) {
    const page = scene.page()
    await page.startApproval(adele)
    await scene.authenticator.deny(reason && { reason })
    await expect(page.complete()).rejects.toThrow()
    // Until then who said no is asked nothing.
    await scene.relyingParty.clock.advance(15 * 60_000)
  }
})

test('V1 a wrong number ends the sign-in, and approve with one says so', async () => {
  await using scene = await aScene({ tenant: contosoOf(3) })
  const { authenticator } = scene
  const page = scene.page()
  await page.startApproval(adele)
  await authenticator.answerWithWrongNumber()
  await expect(page.complete()).rejects.toThrow()
  const { number } = await scene.page().startApproval(adele)
  const another = number === '111' ? '222' : '111'
  await expect(authenticator.approve({ number: another })).rejects.toThrow(
    `approve({ number: '${another}' }) did not end as approved, but as wrong-number.`,
  )
})

test('V1 a request that is ignored expires when the test lets the time pass', async () => {
  await using scene = await aScene({ clock: { stands: true } })
  const { authenticator, relyingParty } = scene
  const page = scene.page()
  await page.startApproval(adele)
  const before = relyingParty.clock.now()
  const ignored = await authenticator.ignore()
  await relyingParty.clock.advance(60_000)
  expect(relyingParty.clock.now()).toBe(before + 60_000)
  expect(ignored.expiresAt).toBeLessThanOrEqual(before + 60_000)
  await expect(page.complete()).rejects.toThrow()
  await expect(authenticator.approve({ timeout: 1000 })).rejects.toThrow(
    /^approve\(\) waited for a request, and none came within 1 s\. What came to adele@contoso\.com:\n {2}1\. sign-in to Contoso, taken by ignore\(\), expired$/,
  )
})

test('V1 what is awaited in vain fails by a sentence', async () => {
  await using scene = await aScene()
  const { authenticator } = scene
  const nothing = 'No request came to adele@contoso.com at all.'
  await expect(authenticator.expectChallenge({ timeout: 20 })).rejects.toThrow(
    `expectChallenge() waited for a request, and none came within 0.02 s. ${nothing}`,
  )
  const forgotten = expect(authenticator.deny()).rejects.toThrow(
    `deny({ reason: 'declined' }) waited for a request, and the authenticator was closed. ${nothing}`,
  )
  await authenticator.close()
  await forgotten
})

test('V1 from now on every request is answered alike, until it is asked again', async () => {
  await using scene = await aScene()
  const { authenticator } = scene
  const first = scene.page()
  await first.startApproval(adele)
  authenticator.always.approve()
  await ended(first)
  expect(await first.complete()).toBe(adele)
  const second = scene.page()
  await second.startApproval(adele)
  await ended(second)
  expect(await second.complete()).toBe(adele)
  authenticator.always.ask()
  const third = scene.page()
  await third.startApproval(adele)
  await authenticator.deny()
  await expect(third.complete()).rejects.toThrow()
})

test('V1 a delayed answer comes when its time has passed', async () => {
  await using scene = await aScene({ clock: { stands: true } })
  const { authenticator, relyingParty } = scene
  authenticator.delay(30_000)
  const page = scene.page()
  const { transaction } = await page.startApproval(adele)
  const approved = authenticator.approve()
  expect((await authenticator.expectChallenge()).id).toBe(transaction)
  await relyingParty.clock.advance(29_999)
  await expect(page.complete()).rejects.toThrow()
  await relyingParty.clock.advance(1)
  await approved
  expect(await page.complete()).toBe(adele)
})

test('V1 offline nothing comes, and online again what still lives', async () => {
  await using scene = await aScene()
  const { authenticator } = scene
  await authenticator.goOffline()
  const page = scene.page()
  const { transaction } = await page.startApproval(adele)
  await expect(authenticator.expectChallenge({ timeout: 100 })).rejects.toThrow('none came')
  await authenticator.goOnline()
  expect((await authenticator.expectChallenge()).id).toBe(transaction)
  await authenticator.approve()
  expect(await page.complete()).toBe(adele)
})

test('V1 an authenticator answers for its own person alone', async () => {
  await using scene = await aScene()
  await using other = await createVirtualAuthenticator(scene.relyingParty, balas)
  other.always.approve()
  await scene.page().startApproval(adele)
  await scene.authenticator.deny()
  const page = scene.page()
  await page.startApproval(balas)
  expect((await other.expectChallenge()).application).toBe('Contoso')
  await ended(page)
  expect(await page.complete()).toBe(balas)
})

test('V1 the authenticator shows one-time codes', async () => {
  await using scene = await aScene({ clock: { stands: true } })
  const code = await scene.authenticator.oneTimeCode()
  expect(code).toMatch(/^\d{6}$/)
  await scene.relyingParty.clock.advance(30_000)
  expect(await scene.authenticator.oneTimeCode()).not.toBe(code)
})

const contosoOf = (digits: 2 | 3 | 6) => ({
  tenant: { domain: 'contoso.com', name: 'Contoso', digits },
  users: [{ name: adele, displayName: 'Adele Vance' }],
})

/** Settles once the page’s request is over. */
async function ended(page: PageOverHttps): Promise<void> {
  await expect.poll(async () => (await page.ask('state')).state.step).toBe('approved')
}
