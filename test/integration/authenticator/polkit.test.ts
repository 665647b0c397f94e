/**
 * Verification by polkit, for real: a real polkitd, real PAM, a real ordinary user with a real password.
 * @module
 */
import { readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test, vi, type TestContext } from 'vitest'
import { aPageOverHttps } from '../../support/page-over-https'
import { startPolkitDevice, type PolkitDevice } from '../../support/polkit-device'
import {
  insideHome,
  insideProject,
  startPolkitWorld,
  tester,
  whyNoPolkitWorld,
  type PolkitWorld,
} from '../../support/polkit-world'
import { startRelyingParty, type RelyingPartyProcess } from '../../support/relying-party-process'
import { buildProgram } from '../../support/test-build'

const name = 'balas@contoso.com'
const policy = 'resources/polkit/org.countersign.policy'
const right = { password: tester.password }
const wrong = { password: 'wrong horse' }
const why = whyNoPolkitWorld()
const needsPolkit = ({ skip }: TestContext) => skip(why !== undefined, why)

let program: string
let world: PolkitWorld
let relyingParty: RelyingPartyProcess
let device: PolkitDevice

beforeAll(async () => {
  if (why !== undefined) return
  program = await buildProgram('test/support/polkit-device-program.ts')
  relyingParty = await startRelyingParty()
  world = await startPolkitWorld()
  const data = join(insideHome, 'data')
  device = startPolkitDevice(world, program, data, join(insideProject, policy))
}, 120_000)

afterAll(async () => {
  if (why !== undefined) return
  await device[Symbol.asyncDispose]()
  await world[Symbol.asyncDispose]()
  await relyingParty[Symbol.asyncDispose]()
})

const agentThat = (behaviour: typeof right | 'dismisses' | 'waits' | 'none') =>
  device.tell({ do: 'agent', behaviour })
const state = () => device.tell({ do: 'state' })
const ask = () => device.tell({ do: 'ask' })

/** Polkit looks at its folder by itself, a little later. */
const untilState = (expected: object) =>
  vi.waitFor(async () => expect(await state()).toEqual(expected), { timeout: 10_000 })

async function anApproval() {
  const page = aPageOverHttps(relyingParty.ready, 'contoso.com')
  const from = device.said.length
  const { number } = await page.startApproval(name)
  const { challenge } = await device.until('challenge', from)
  const approve = () => device.tell({ do: 'approve', challenge: String(challenge), number })
  return { page, from, approve }
}

test('L6 without the action’s file polkit is not installed; the app’s command installs it, if an administrator says so', async (context) => {
  needsPolkit(context)
  await agentThat(right)
  expect(await state()).toEqual({ by: 'polkit', hindrance: 'not-installed' })
  expect(await ask()).toBe('not-installed')

  const install = () => device.tell({ do: 'install' })
  await agentThat('none')
  expect(await install()).toBe('no-agent')
  await agentThat('dismisses')
  expect(await install()).toBe('dismissed')
  await agentThat(wrong)
  expect(await install()).toBe('refused')
  expect(await state()).toEqual({ by: 'polkit', hindrance: 'not-installed' })

  await agentThat(right)
  expect(await install()).toBe('installed')
  const installed = await readFile(join(world.actions, 'org.countersign.policy'), 'utf8')
  expect(installed).toBe(await readFile(resolve(policy), 'utf8'))
  await untilState({ by: 'polkit' })
})

test('L6 right, wrong, dismissed and nobody to ask are four answers', async (context) => {
  needsPolkit(context)
  await agentThat('none')
  expect(await ask()).toBe('no-agent')
  expect(await state()).toEqual({ by: 'polkit', hindrance: 'no-agent' })
  await agentThat(right)
  expect(await ask()).toBe('verified')
  expect(await state()).toEqual({ by: 'polkit' })
  await agentThat(wrong)
  expect(await ask()).toBe('refused')
  await agentThat('dismisses')
  const from = device.said.length
  expect(await ask()).toBe('dismissed')
  const { message } = await device.until('message', from)
  expect(message).toContain('Countersign asks for your password')
})

test('L6 nothing is remembered: each question opens a dialog', async (context) => {
  needsPolkit(context)
  await agentThat(right)
  const from = device.said.length
  for (let i = 0; i < 3; i++) expect(await ask()).toBe('verified')
  expect(device.said.slice(from).filter(({ dialog }) => dialog === 'open')).toHaveLength(3)
})

test('L6 the right password approves and the page is signed in; a wrong or a dismissed one does not', async (context) => {
  needsPolkit(context)
  const page = aPageOverHttps(relyingParty.ready, 'contoso.com')
  const link = await page.invite(name)
  expect(await device.tell({ do: 'enroll', link })).toEqual({ outcome: 'on' })
  expect(await device.tell({ do: 'allow' })).toMatchObject({ outcome: 'allowed' })

  const request = await anApproval()
  await agentThat(wrong)
  const refused = { answered: { outcome: 'refused', reason: 'os-refused' }, typed: 0 }
  expect(await request.approve()).toEqual(refused)
  await agentThat('dismisses')
  const cancelled = { answered: { outcome: 'refused', reason: 'cancelled' }, typed: 0 }
  expect(await request.approve()).toEqual(cancelled)
  await expect(request.page.complete()).rejects.toThrow()

  await agentThat(right)
  expect(await request.approve()).toMatchObject({
    answered: { outcome: 'ended', end: { outcome: 'approved' } },
    typed: 0,
  })
  expect(await request.page.complete()).toBe(name)
})

test('L6 where nobody shows the dialog the PIN is asked for, and does', async (context) => {
  needsPolkit(context)
  await agentThat('none')
  const request = await anApproval()
  expect(await request.approve()).toMatchObject({
    answered: { outcome: 'ended', end: { outcome: 'approved' } },
    typed: 1,
  })
  expect(await request.page.complete()).toBe(name)
})

test('L6 a challenge that ends while the dialog is open withdraws it', async (context) => {
  needsPolkit(context)
  await agentThat('waits')
  const request = await anApproval()
  const answered = request.approve()
  await device.until('message', request.from)
  const begun = performance.now()
  await request.page.ask('restart')
  const withdrawn = await device.until('withdrawn', request.from)
  expect(withdrawn).toMatchObject({ dialog: 'withdrawn' })
  expect(await answered).toEqual({
    answered: { outcome: 'refused', reason: 'timed-out' },
    typed: 0,
  })
  console.log(
    `FIGURE L6 real polkitd and PAM: right, wrong, dismissed, no agent, not installed told apart; dialog withdrawn ${Math.round(performance.now() - begun)} ms after its request ended`,
  )
})

test('L6 an action’s file that goes is noticed, and a system without a bus is unavailable', async (context) => {
  needsPolkit(context)
  await rm(join(world.actions, 'org.countersign.policy'))
  await untilState({ by: 'polkit', hindrance: 'not-installed' })
  await using none = await startPolkitWorld({ bus: false })
  await using alone = startPolkitDevice(none, program, join(insideHome, 'data'), policy)
  expect(await alone.tell({ do: 'state' })).toEqual({ by: 'polkit', hindrance: 'unavailable' })
  expect(await alone.tell({ do: 'ask' })).toBe('unavailable')
})
