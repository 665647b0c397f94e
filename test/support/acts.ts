/** Everything that is asked of a relying party and stored, one act each: for faults in the middle of any of them. @module */
import { defaultMethodsPolicy } from '#protocol/methods-policy'
import { RelyingPartyError } from '../../src/main/relying-party/errors.ts'
import { connect, enroll, turnPhoneSignInOn, type ConnectedDevice } from './connected-device.ts'
import { aConsole, ticketFor, type ConsoleReader } from './console-reader.ts'
import { askGraph } from './graph-world.ts'
import { codeAt } from './one-time-codes.ts'
import { aBrowser, passwordOf, type PageBrowser } from './page-browser.ts'
import { addPeople, contosoTenant } from './people.ts'
import type { World } from './relying-party-world.ts'

const name = 'balas@contoso.com'
const password = passwordOf(name)
const tenant = contosoTenant().id
const configuration = '#microsoft.graph.microsoftAuthenticatorAuthenticationMethodConfiguration'

const endlessCampaign = {
  ...defaultMethodsPolicy.registrationCampaign,
  ...{ state: 'enabled' as const, snoozeDurationInDays: 0 },
  enforceRegistrationAfterAllowedSnoozes: false,
}

/** What the acts are played with. */
export interface Stage {
  readonly world: World
  /** Signed in with a password, so that security info is open. */
  readonly home: PageBrowser
  readonly device: ConnectedDevice
  readonly console: ConsoleReader
  /** A person's id. */
  readonly user: string
  number: string
  page: PageBrowser
}

export async function aStage(world: World): Promise<Stage> {
  const home = aBrowser(world)
  await home.done('begin', { name })
  await home.done('password', { password })
  const enrolled = await enroll(world, home)
  await turnPhoneSignInOn(world, enrolled)
  const device = await connect(world, enrolled)
  const console = aConsole(world)
  await console.done('consoleTicket', { ticket: await ticketFor(world) })
  const { store } = world.needs
  await store.decide('savePolicy', {
    ...{ tenant, by: 'command', at: world.clock.now(), expectedVersion: 0 },
    change: { registrationCampaign: endlessCampaign },
  })
  const user = await store.find.userByName(tenant, name)
  return { world, home, device, console, user: user?.id ?? '', number: '', page: aBrowser(world) }
}

/** `done`, or the code of what refused it. */
export type Outcome = string

export interface Act {
  readonly what: string
  /** What has to be so before; may be asked again. */
  readonly before?: (stage: Stage) => Promise<unknown>
  readonly run: (stage: Stage) => Promise<Outcome>
}

type Answered = { readonly outcome: string; readonly code?: unknown }
const said = (answer: Answered): Outcome =>
  answer.outcome === 'refused' ? String(answer.code) : 'done'

/** Nothing that was asked before stands in the way. */
async function freshPage(stage: Stage): Promise<void> {
  const { clock, needs } = stage.world
  clock.setWallClock(clock.now() + 25 * 60 * 60_000)
  await needs.store.decide('sweep', { at: clock.now(), thorough: false })
  stage.page = aBrowser(stage.world)
  stage.device.frames.length = 0
  await stage.page.done('begin', { name })
}

async function signedInAtHome(stage: Stage): Promise<void> {
  await freshPage(stage)
  await stage.home.done('begin', { name })
  await stage.home.done('password', { password })
}

async function asked(stage: Stage): Promise<void> {
  await freshPage(stage)
  const { state } = await stage.page.done('approval')
  if (state.step !== 'approval') throw new Error(`the page is at ${state.step}`)
  stage.number = state.request.number
}

/** The verdict or the problem that comes to the device. */
async function told(stage: Stage, act: () => Promise<void>): Promise<Outcome> {
  const { frames } = stage.device
  const before = frames.length
  await act()
  const came = frames.slice(before)
  const problem = came.find((frame) => frame.type === 'problem')
  if (problem?.type === 'problem') return problem.code
  return came.some((frame) => frame.type === 'verdict') ? 'done' : 'nothing came'
}

/** As a program meets it at the door. */
async function caught(act: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof RelyingPartyError && error.code === 'NOT_STORED') return 'not-stored'
    if (error instanceof Error && /not-stored$/.test(error.message)) return 'not-stored'
    throw error
  }
}

const plain: readonly Act[] = [
  {
    what: 'a page about a name',
    run: async ({ world }) => said(await aBrowser(world).call('begin', { name })),
  },
  {
    what: 'a sign-in by password',
    before: freshPage,
    run: async ({ page }) => said(await page.call('password', { password })),
  },
  {
    what: 'a wrong password',
    before: freshPage,
    run: async ({ page }) => {
      const answer = said(await page.call('password', { password: 'wrong' }))
      return answer === 'password-wrong' ? 'done' : answer
    },
  },
  {
    what: 'a request',
    before: freshPage,
    run: async ({ page }) => said(await page.call('approval')),
  },
  {
    what: 'an approval',
    before: asked,
    run: (stage) => told(stage, () => stage.device.approve(stage.number)),
  },
  {
    what: 'a wrong number',
    before: asked,
    run: (stage) => told(stage, () => stage.device.approve(stage.number === '00' ? '01' : '00')),
  },
  {
    what: 'a denial',
    before: asked,
    run: (stage) => told(stage, () => stage.device.deny('declined')),
  },
  {
    what: 'the session of an approval',
    before: async (stage) => {
      await asked(stage)
      await stage.device.approve(stage.number)
    },
    run: async ({ page }) => said(await page.call('complete')),
  },
  {
    what: 'leaving a request',
    before: asked,
    run: async ({ page }) => said(await page.call('leave')),
  },
]

const registering: readonly Act[] = [
  {
    what: 'an enrolment',
    before: signedInAtHome,
    run: async (stage) => {
      const { dev } = await enroll(stage.world, stage.home)
      return said(await stage.home.call('removeMethod', {}, dev))
    },
  },
  {
    what: 'phone sign-in turned on anew',
    before: signedInAtHome,
    run: async (stage) => {
      const { code } = await stage.home.done('phoneSignInCode', {}, stage.device.dev)
      await turnPhoneSignInOn(stage.world, stage.device, code)
      return 'done'
    },
  },
  {
    what: 'a default method',
    before: signedInAtHome,
    run: async ({ home }) => said(await home.call('chooseDefaultMethod', { method: 'code' })),
  },
  {
    what: 'a test request',
    before: signedInAtHome,
    run: async ({ home }) => said(await home.call('sendTestRequest')),
  },
  {
    what: 'putting the campaign off',
    run: async ({ world: { clock, needs } }) => {
      const other = await needs.store.find.userByName(tenant, 'adele@contoso.com')
      const asked = { tenant, user: other?.id ?? '', at: clock.now() }
      const put = await needs.store.decide('snoozeCampaign', asked)
      return put === 'snoozed' ? 'done' : put
    },
  },
  {
    what: 'a one-time code',
    run: async ({ world, user, device }) => {
      world.clock.setWallClock(world.clock.now() + 60_000)
      const at = world.clock.now()
      const code = codeAt(device.totp, at)
      const tried = await world.needs.store.decide('tryOneTimeCode', {
        ...{ tenant, subject: user, lane: 'unknown', code, at },
      })
      return tried.outcome === 'right' ? 'done' : tried.outcome
    },
  },
]

const administering: readonly Act[] = [
  {
    what: 'a policy',
    run: async ({ world }) => {
      const body = { '@odata.type': configuration, isSoftwareOathEnabled: true }
      const answer = await askGraph(world, 'updateConfiguration', {
        ...{ key: 'microsoftAuthenticator', body },
      })
      return fromGraph(answer)
    },
  },
  {
    what: 'a Temporary Access Pass',
    run: async ({ world, user }) => {
      const body = { isUsableOnce: true }
      return fromGraph(await askGraph(world, 'createPass', { key: user, body }))
    },
  },
  {
    what: 'a tenant out of a file',
    run: async ({ world }) => {
      const { tenantFiles } = world.relyingParty
      const text = await tenantFiles.exportTenant('wingtiptoys.com')
      const wish = { by: 'test', tenant: undefined }
      const imported = await tenantFiles.importTenant(JSON.parse(text ?? ''), wish)
      return imported.outcome === 'imported' ? 'done' : imported.outcome
    },
  },
  {
    what: 'a console opened by a ticket',
    run: async ({ world, console }) => {
      const ticket = await ticketFor(world)
      return said(await console.call('consoleTicket', { ticket }))
    },
  },
  {
    what: 'a person disabled in the console, and enabled',
    before: async (stage) => {
      const console = stage.console
      await console.done('consoleTicket', { ticket: await ticketFor(stage.world) })
      await addPeople(stage.world, contosoTenant(), 1)
    },
    run: async ({ console, world }) => {
      const other = await world.needs.store.find.userByName(tenant, 'adele@contoso.com')
      const user = other?.id ?? ''
      const disabled = said(await console.call('consoleDisableUser', { user, disabled: true }))
      if (disabled !== 'done') return disabled
      return said(await console.call('consoleDisableUser', { user, disabled: false }))
    },
  },
]

function fromGraph(answer: Awaited<ReturnType<typeof askGraph>>): Outcome {
  if (answer.outcome !== 'refused') return 'done'
  return answer.status === 503 ? 'not-stored' : `${answer.status} ${answer.code}`
}

export const acts: readonly Act[] = [...plain, ...registering, ...administering].map((act) => ({
  ...act,
  run: (stage) => caught(() => act.run(stage)),
}))
