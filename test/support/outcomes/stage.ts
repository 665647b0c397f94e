/** One sign-in that is about to end: a real relying party, a real device, a page, and what is known of all three. @module */
import type { SignInState } from '#protocol/sign-in-http'
import type { PageProblemCode } from '#protocol/page-problems'
import type { Switches } from '#protocol/tenant-settings'
import { opening, reduceSignIn, type SignIn } from '../../../src/renderer/sign-in/sign-in-state.ts'
import { aCommandDevice, type CommandDevice } from '../command-device.ts'
import { aBrowser, type PageBrowser } from '../page-browser.ts'
import { contoso, type World } from '../relying-party-world.ts'
import { aServedWorld } from '../served-world.ts'

export const person = 'balas@contoso.com'
export const elsewhere = { name: 'Lisbon', address: '203.0.113.77', place: 'Lisbon, Portugal' }

export interface Stage extends AsyncDisposable {
  readonly world: World
  readonly page: PageBrowser
  readonly device: CommandDevice
  /** The number on the page; empty before there is one. */
  readonly number: () => string
  /** What the page shows now, as its own state machine has it. */
  readonly view: () => SignIn
  /** A page of the same browser, and one of a browser that nobody knows. */
  readonly sameBrowser: () => PageBrowser
  readonly otherBrowser: () => PageBrowser
  /** Name and *Approve a request*, from a simulated source where one is named. */
  readonly ask: (from?: string) => Promise<void>
  /** Name, password, and a request as the second factor. */
  readonly askSecondFactor: () => Promise<void>
  /** The request has come to the device. */
  readonly arrived: () => Promise<void>
  /** Its end has, too. */
  readonly ended: () => Promise<void>
  /** The device was told that it is too old. */
  readonly toldToUpdate: () => Promise<void>
  readonly moved: (state: SignInState) => void
  readonly refused: (code: PageProblemCode, retryAfterMs?: number) => void
  readonly setSwitches: (change: Partial<Switches>) => Promise<void>
  readonly setTenant: (settings: object) => Promise<void>
}

export async function aStage(): Promise<Stage> {
  const served = await aServedWorld()
  const { world } = served
  const device = await aCommandDevice(served)
  const settled = aBrowser(world)
  await settled.signInByPassword(person)
  await device.add(settled, person)
  const before = device.events.length
  const page = aBrowser(world)
  let seen: SignIn = opening
  let number = ''

  const moved = (state: SignInState): void => {
    if (state.step === 'approval') number = state.request.number
    seen = reduceSignIn(seen, { kind: 'moved', state, now: 0 })
  }
  const refused = (code: PageProblemCode, retryAfterMs = 0): void => {
    const problem = { code, ...(retryAfterMs === 0 ? {} : { retryAfterMs }) }
    seen = reduceSignIn(seen, { kind: 'refused', problem })
  }
  const request = async (): Promise<void> => {
    // The log is in the order of time.
    world.clock.advance(1000)
    const answer = await page.call('approval')
    if (answer.outcome === 'refused') {
      refused(answer.code, answer.retryAfterMs)
      return
    }
    moved(answer.value.state)
    await world.relyingParty.events.watch('contoso.com', page.browser(), (event) => {
      seen = reduceSignIn(seen, { kind: 'heard', event, now: 0 })
    })
  }
  const setTenant = async (settings: object): Promise<void> => {
    const by = { tenant: contoso, by: 'command', at: world.needs.clock.now() }
    await world.needs.store.decide('saveSettings', { ...by, settings })
  }

  return {
    ...{ world, page, device, moved, refused, setTenant },
    number: () => number,
    view: () => seen,
    sameBrowser() {
      const { session, knownBrowser } = page.cookies
      return aBrowser(world, 'contoso.com', {
        ...(session === undefined ? {} : { session }),
        ...(knownBrowser === undefined ? {} : { knownBrowser }),
      })
    },
    otherBrowser: () => aBrowser(world),
    async ask(from) {
      const source = from === undefined ? {} : { source: from }
      moved((await page.done('begin', { name: person, ...source })).state)
      await request()
    },
    async askSecondFactor() {
      moved(await page.signInByPassword(person))
      await request()
    },
    async arrived() {
      await device.until('challenge', before)
    },
    async ended() {
      await device.until('challenge-ended', before)
    },
    async toldToUpdate() {
      await device.until('account-too-old', before)
    },
    async setSwitches(change) {
      const tenant = await world.needs.store.find.tenant(contoso)
      await setTenant({ switches: { ...tenant?.settings.switches, ...change } })
    },
    async [Symbol.asyncDispose]() {
      await device[Symbol.asyncDispose]()
      await served[Symbol.asyncDispose]()
    },
  }
}
