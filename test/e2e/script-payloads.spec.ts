/** Names of accounts, organizations, applications and places are text in every window and page, whatever they hold. @module */
import { expect, test, type Page } from '@playwright/test'
import { scriptPayloads } from '../support/script-payloads'
import { balas, everyEnd, settled } from './support/authenticator-world'
import { openBuiltWindow } from './support/built-window'
import { openSecurityInfo } from './support/page-ways'
import { aPagesWorld } from './support/pages-world'
import { aRequest, toldOf, usualContext } from './support/prompt-states'
import { changeSecurityInfo } from './support/recorded-answers'

/** How often a payload ran. */
async function countHits(page: Page): Promise<() => number> {
  let hits = 0
  await page.exposeFunction('told', () => (hits += 1))
  const install = () => {
    Object.assign(globalThis, { hit: Reflect.get(globalThis, 'told') as unknown })
  }
  await page.addInitScript(install)
  await page.evaluate(install)
  return () => hits
}

/** What markup in a name would have made. */
const foreignElements = (page: Page) =>
  page
    .locator('iframe, object, video, math, template, body script, [onerror], [onload], [onfocus]')
    .count()

test('E2 a hundred payloads as names run in no window', async ({ browser }) => {
  test.setTimeout(180_000)
  expect(new Set(scriptPayloads).size).toBe(100)
  await using prompt = await openBuiltWindow(browser, 'prompt', toldOf([]))
  await using authenticator = await openBuiltWindow(browser, 'authenticator', settled)
  const counts = [await countHits(prompt.page), await countHits(authenticator.page)]
  for (const [i, name] of scriptPayloads.entries()) {
    const context = { ...usualContext, app: name, place: name, browser: name, os: name }
    const account = { name, displayName: name }
    const tenant = { name, domain: name }
    await prompt.tell(toldOf([aRequest({ id: `request-${i % 2}`, account, tenant, context })]))
    await expect(prompt.page.getByText(name).first()).toBeVisible()
    await authenticator.tell({
      ...settled,
      accounts: [{ ...balas, ...account, tenant: { ...balas.tenant, ...tenant } }],
      recent: everyEnd.slice(0, 1).map((one) => ({ ...one, application: name })),
    })
    await expect(authenticator.page.getByText(name).first()).toBeVisible()
  }
  let executed = 0
  for (const count of counts) executed += count()
  expect(executed).toBe(0)
  for (const { page, faults } of [prompt, authenticator]) {
    expect(faults).toEqual([])
    expect(await foreignElements(page)).toBe(0)
  }
  // A payload that is run is counted, and the policy stops what would have made it run.
  await prompt.page.evaluate('hit()')
  expect(counts[0]?.()).toBe(1)
  console.log(
    `FIGURE E2 ${scriptPayloads.length} payloads × 2 windows, ${executed} executed, 0 CSP exceptions`,
  )
})

test('E2 a hundred payloads as names run on no page of the relying party', async () => {
  test.setTimeout(120_000)
  await using world = await aPagesWorld()
  await using opened = await world.open()
  const { page, faults } = opened
  const hits = await countHits(page)
  await changeSecurityInfo(page, ({ account }) => ({
    account: { ...account, displayName: scriptPayloads[0] ?? '' },
    methods: scriptPayloads.map((device, i) => ({
      ...{ kind: 'authenticator', platform: 'linux', addedAt: 1 },
      ...{ phoneSignIn: true, connected: false, device },
      id: `${String(i).padStart(3, '0')}AAAAAAAAAAAAAAAAAAA`,
    })),
  }))
  await openSecurityInfo(page)
  for (const name of scriptPayloads)
    await expect(page.getByText(name, { exact: true }).first()).toBeAttached()
  expect(hits()).toBe(0)
  expect(faults).toEqual([])
  expect(await foreignElements(page)).toBe(0)
  console.log(`FIGURE E2 ${scriptPayloads.length} payloads on the page, 0 executed, 0 exceptions`)
})
