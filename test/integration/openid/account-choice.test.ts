/** prompt=select_account: who this browser is signed in as goes on as they are, and nobody else does. @module */
import { expect, test } from 'vitest'
import type { Interaction, OpenIdBrowser } from '../../support/openid-browser.ts'
import {
  anOpenIdWorld,
  aProof,
  authorizeUrl,
  claimsOf,
  exchange,
  passTime,
  signInForCode,
} from '../../support/openid-world.ts'
import { addPeople, anotherTenant, peoplesPassword } from '../../support/people.ts'
import { contoso } from '../../support/relying-party-world.ts'

const name = 'balas@contoso.com'
const password = 'copper-lantern-river-41'
const minute = 60_000
const choosing = { prompt: 'select_account' }

async function at(browser: OpenIdBrowser, url: string): Promise<Interaction> {
  return browser.enter((await browser.go(url)).url)
}

async function offered(page: Interaction): Promise<string | undefined> {
  return (await page.ask('enter')).account?.name
}

/** As browsers do with the form that ends the session of whoever was signed in before. */
async function submit(browser: OpenIdBrowser, form: string): Promise<void> {
  const action = /action="([^"]*)"/.exec(form)?.[1] ?? ''
  const fields = [...form.matchAll(/name="([^"]*)" value="([^"]*)"/g)]
  const body = new URLSearchParams(fields.map(([, key = '', value = '']) => [key, value]))
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const { pathname } = new URL(action)
  const { location = '' } = await browser.send('POST', pathname, body.toString(), type)
  const { url } = await browser.go(location)
  expect(new URL(url).searchParams.has('code')).toBe(true)
}

/** Nobody is offered, and nobody is in. */
async function expectNobody(page: Interaction): Promise<void> {
  expect(await offered(page)).toBeUndefined()
  await expect(page.ask('stay')).rejects.toThrow('step-over')
}

test('O3 select_account: the account of a live session goes on, as it signed in', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  const browser = world.browser()
  const proof = aProof()
  const first = await signInForCode(browser, authorizeUrl(application, proof))
  const signedIn = await exchange(browser, application, first.get('code') ?? '', proof)
  passTime(world, 5 * minute)
  const page = await at(browser, authorizeUrl(application, proof, choosing))
  expect((await page.ask('enter')).account).toEqual({ name, displayName: 'Bala Sandhu' })
  const { to } = await page.ask('stay')
  const landed = new URL((await browser.go(to)).url)
  expect(landed.origin).toBe('http://localhost:5173')
  const code = landed.searchParams.get('code') ?? ''
  const chosen = await exchange(browser, application, code, proof)
  const [before, after] = [signedIn, chosen].map(({ body }) => claimsOf(body['id_token']))
  for (const claim of ['oid', 'sid', 'auth_time', 'amr', 'acr']) {
    expect(after?.[claim], claim).toEqual(before?.[claim])
  }
  // Once.
  await expect(page.ask('stay')).rejects.toThrow('interaction-over')
})

test('G5 O3 select_account: whatever else the application demands, a session alone does not meet', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  await world.device()
  const browser = world.browser()
  await expectNobody(await at(browser, authorizeUrl(application, aProof(), choosing)))
  await signInForCode(browser, authorizeUrl(application, aProof()))
  passTime(world, 5 * minute)
  const demands = [
    { prompt: 'login select_account' },
    { ...choosing, max_age: '60' },
    { ...choosing, acr_values: '2' },
    { prompt: 'login' },
  ]
  for (const demand of demands) {
    await expectNobody(await at(browser, authorizeUrl(application, aProof(), demand)))
  }
  const other = await at(browser, authorizeUrl(application, aProof(), choosing))
  // Somebody else was named on the page: it is theirs from here on.
  await other.ask('begin', { name: 'kim@fabrikam.com' })
  await expect(other.ask('stay')).rejects.toThrow('step-over')
  await other.ask('restart')
  expect(await offered(other)).toBe(name)
  // It grows too old while the person looks at the page.
  const ageing = { ...choosing, max_age: '400' }
  const page = await at(browser, authorizeUrl(application, aProof(), ageing))
  expect(await offered(page)).toBe(name)
  passTime(world, 2 * minute)
  const { to } = await page.ask('stay')
  expect(new URL((await browser.go(to)).url).pathname).toMatch(/^\/contoso\.com\/sign-in\//)
})

test('O3 select_account: another browser has nobody’s session', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register()
  await signInForCode(world.browser(), authorizeUrl(application, aProof()))
  await expectNobody(await at(world.browser(), authorizeUrl(application, aProof(), choosing)))
})

test.for(['signed out', 'disabled', 'over', 'somebody else’s'] as const)(
  'O3 select_account: a session that is %s meanwhile lets nobody on',
  async (end) => {
    await using world = await anOpenIdWorld()
    const application = await world.register()
    const browser = world.browser()
    await signInForCode(browser, authorizeUrl(application, aProof()))
    if (end === 'over') passTime(world, 24 * 60 * minute - 2 * minute)
    const page = await at(browser, authorizeUrl(application, aProof(), choosing))
    expect(await offered(page)).toBe(name)
    const { store } = world.served.world.needs
    const user = await store.find.userByName(contoso, name)
    if (user === undefined) throw new Error('no such person')
    switch (end) {
      case 'signed out': {
        const mine = { tenant: contoso, user: user.id, by: 'test', at: 1 }
        await store.decide('revokeSessions', mine)
        break
      }
      case 'disabled':
        await world.disable(user)
        break
      case 'over':
        passTime(world, 3 * minute)
        break
      default: {
        const kim = { name: 'kim@fabrikam.com' }
        const asked = authorizeUrl(application, aProof(), { prompt: 'login' })
        const hers = await at(browser, asked)
        await hers.ask('begin', { ...kim, hinted: true })
        await hers.ask('federatedPassword', { password: 'granite-meadow-kettle-64' })
        const { to } = await hers.ask('goOn')
        await submit(browser, (await browser.go(to)).text)
      }
    }
    await expectNobody(page)
  },
)

test('O3 select_account: who is signed in to one tenant is nobody in another', async () => {
  await using world = await anOpenIdWorld()
  const application = await world.register({ signInAudience: 'AzureADMultipleOrgs' })
  const other = anotherTenant()
  const [person] = await addPeople(world.served.world, other, 1)
  const browser = world.browser()
  const theirs = authorizeUrl(application, aProof(), {}, other.id)
  await signInForCode(browser, theirs, { name: person?.name ?? '', password: peoplesPassword })
  await expectNobody(await at(browser, authorizeUrl(application, aProof(), choosing)))
  await signInForCode(browser, authorizeUrl(application, aProof()), { name, password })
  expect(await offered(await at(browser, authorizeUrl(application, aProof(), choosing)))).toBe(name)
})
