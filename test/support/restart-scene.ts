/** A person, their page and their device, carried over restarts of the relying party. @module */
import { connect, enroll, turnPhoneSignInOn, type ConnectedDevice } from './connected-device.ts'
import { codeAt } from './one-time-codes.ts'
import { aBrowser, passwordOf, type PageBrowser } from './page-browser.ts'
import type { World } from './relying-party-world.ts'
import { createSoftwareDevice, readChallenge } from './software-device.ts'

export const name = 'balas@contoso.com'
export const password = passwordOf(name)

export type Restart = 'clean' | 'crash'

/** What is carried over a restart: cookies, keys, and what stood on the screen. */
export interface Scene {
  world: World
  page: PageBrowser
  device: ConnectedDevice
  number: string
}

export interface State {
  readonly state: string
  /** Brings a page that has just been opened there. */
  readonly reach: (scene: Scene) => Promise<unknown>
  /** Where the page may stand after each kind of restart. */
  readonly steps: Readonly<Record<Restart, readonly string[]>>
  /** What was acknowledged and must not be lost; throws where it is. */
  readonly keeps?: (scene: Scene, how: Restart) => Promise<unknown>
}

export const same = (...steps: string[]) => ({ clean: steps, crash: steps })
export const begin = ({ page }: Scene) => page.done('begin', { name })

export async function ask(scene: Scene): Promise<void> {
  await begin(scene)
  await take(scene)
}

/** *Approve a request*: the number. */
export async function take(scene: Scene): Promise<void> {
  const { state } = await scene.page.done('approval')
  if (state.step !== 'approval') throw new Error(`the page is at ${state.step}`)
  scene.number = state.request.number
}

export async function givePassword(scene: Scene): Promise<void> {
  await begin(scene)
  const { state } = await scene.page.done('password', { password })
  if (state.step !== 'second-factor') throw new Error(`the page is at ${state.step}`)
}

export async function push({ device, number }: Scene): Promise<void> {
  const jws = device.challenge()
  const response = device.device.push(jws, { number })
  await device.connection.receive({ type: 'answer', txn: readChallenge(jws).txn, response })
}

/** Signed in with a password and a code. */
export async function signIn(scene: Scene): Promise<void> {
  const { clock } = scene.world
  await givePassword(scene)
  clock.setWallClock(clock.now() + 31_000)
  const code = codeAt(scene.device.totp, clock.now())
  const { state } = await scene.page.done('code', { code })
  if (state.step !== 'signed-in') throw new Error(`the page is at ${state.step}`)
}

export const isVerdict = (scene: Scene, outcome: string) => {
  const told = scene.device.verdicts().at(-1)?.outcome
  if (told !== outcome) throw new Error(`the device was told ${told ?? 'nothing'}`)
}

/** The request that waited: after a clean stop it still can be answered; a crash has withdrawn it. */
export async function answered(
  scene: Scene,
  how: Restart,
  answer: () => Promise<void>,
): Promise<void> {
  if (how === 'crash') return
  await answer()
  isVerdict(scene, 'approved')
}

export const complete = async ({ page }: Scene) => {
  const { state } = await page.done('complete')
  if (state.step !== 'signed-in') throw new Error(`the page is at ${state.step}`)
}

/** The person gets in afterwards, on the page where they are, whatever it is. */
export async function signInAnew(scene: Scene): Promise<void> {
  const { clock } = scene.world
  // Quiet, caps and pauses are other rows' promises.
  clock.setWallClock(clock.now() + 25 * 60 * 60_000)
  await scene.world.needs.store.decide('sweep', { at: clock.now(), thorough: true })
  await ask(scene)
  await scene.device.approve(scene.number)
  isVerdict(scene, 'approved')
  await complete(scene)
}

export async function aScene(world: World): Promise<Scene> {
  const page = aBrowser(world)
  await page.done('begin', { name })
  await page.done('password', { password })
  const enrolled = await enroll(world, page, createSoftwareDevice())
  await turnPhoneSignInOn(world, enrolled)
  return { world, page, device: await connect(world, enrolled), number: '' }
}
