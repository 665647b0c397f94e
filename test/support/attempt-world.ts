/** The real side of the model-based test of an attempt: pages, a device, and a relying party that may be started again. @module */
import type { Switches } from '#protocol/tenant-settings'
import { connect, enroll, turnPhoneSignInOn, type ConnectedDevice } from './connected-device.ts'
import { aBrowser, type PageBrowser } from './page-browser.ts'
import { contosoTenant, putSettings } from './people.ts'
import { authenticatorOf } from './policies.ts'
import { aWorld, type World } from './relying-party-world.ts'

export const person = 'balas@contoso.com'
export const tenant = contosoTenant().id
/** Two pages of one browser, and one each of two others, of which the last comes from somewhere else. */
export const pageCount = 4

export interface AttemptWorld {
  world: World
  pages: PageBrowser[]
  device: ConnectedDevice
  readonly subject: string
}

export async function anAttemptWorld(
  pendingRequest: Switches['pendingRequest'],
): Promise<AttemptWorld> {
  const world = await aWorld()
  await putSettings(world, {}, { pendingRequest })
  const pages = Array.from({ length: pageCount }, () => aBrowser(world))
  const away = pages[pageCount - 1]
  if (away !== undefined) away.address = '203.0.113.9'
  const device = await addDevice(world)
  const user = await world.needs.store.find.userByName(tenant, person)
  return { world, pages, device, subject: user?.id ?? '' }
}

export async function addDevice(world: World): Promise<ConnectedDevice> {
  const page = aBrowser(world)
  await page.signInByPassword(person)
  const enrolled = await enroll(world, page)
  await turnPhoneSignInOn(world, enrolled)
  return connect(world, enrolled)
}

/** In another browser, by password. */
export async function removeDevice({ world, device }: AttemptWorld): Promise<void> {
  const page = aBrowser(world)
  await page.signInByPassword(person)
  await page.done('removeMethod', {}, device.dev)
}

/** Two pages of one browser share its session. */
export function share(real: AttemptWorld, from: number): void {
  if (from > 1) return
  const { session } = pageOf(real, from).cookies
  const { cookies } = pageOf(real, 1 - from)
  if (session === undefined) delete cookies.session
  else cookies.session = session
}

export function pageOf({ pages }: AttemptWorld, index: number): PageBrowser {
  const page = pages[index]
  if (page === undefined) throw new TypeError(`there is no page ${index}`)
  return page
}

/** The browser that stands behind a page, as the relying party knows it. */
export async function browserOf(real: AttemptWorld, index: number): Promise<string> {
  const { store, crypto } = real.world.needs
  const { pageToken } = pageOf(real, index).cookies
  const page =
    pageToken === undefined ? undefined : await store.find.page(tenant, crypto.digest(pageToken))
  return page?.browser ?? ''
}

/** What the limits know the page's browser by. */
export async function laneOf(
  real: AttemptWorld,
  index: number,
): Promise<{ readonly lane: string; readonly source: string }> {
  const { store, crypto } = real.world.needs
  const { cookies, address } = pageOf(real, index)
  const id =
    cookies.knownBrowser === undefined
      ? undefined
      : await store.find.knownBrowserOf(tenant, real.subject, crypto.digest(cookies.knownBrowser))
  if (id !== undefined) return { lane: id, source: id }
  return { lane: 'unknown', source: address === '127.0.0.1' ? '' : address }
}

export async function setAllowed(
  { world, subject }: AttemptWorld,
  isAllowed: boolean,
): Promise<void> {
  const { store, clock } = world.needs
  const saved = await store.find.policy(tenant)
  await store.decide('savePolicy', {
    ...{ tenant, by: 'command', at: clock.now(), expectedVersion: saved?.version ?? 0 },
    change: {
      microsoftAuthenticator: authenticatorOf(
        isAllowed ? {} : { excludeTargets: [{ id: subject, targetType: 'user' }] },
      ),
    },
  })
}

/** Stops it, cleanly or as a crash does, starts it again, and connects what there is. */
export async function restart(real: AttemptWorld, how: 'clean' | 'crash'): Promise<void> {
  real.world = await real.world.restart(how)
  real.pages = real.pages.map((page) => page.in(real.world))
  const away = real.pages[pageCount - 1]
  if (away !== undefined) away.address = '203.0.113.9'
  real.device = await connect(real.world, real.device)
}
