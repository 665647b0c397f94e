/** A browser page at the relying party's doors: it keeps its cookies and its page token, as a real one does. @module */
import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { AttemptEvent } from '#protocol/attempt-event'
import type { PageRoute, pageRoutes } from '#protocol/page-http'
import type { SignInState } from '#protocol/sign-in-http'
import type { Browser, PageAnswer, PageCall, Pages } from '../../src/main/relying-party/doors.ts'
import { samples } from '../../src/main/relying-party/sample-tenants.ts'
import type { World } from './relying-party-world.ts'

type Done<R extends PageRoute> = z.infer<(typeof pageRoutes)[R]['response']>
type Answer<R extends PageRoute> = PageAnswer<Done<R>>

export interface PageBrowser {
  readonly cookies: { session?: string; pageToken?: string; knownBrowser?: string }
  address: string
  userAgent: string
  browser(): Browser
  call<R extends PageRoute>(
    route: R,
    request?: PageCall<R>['request'],
    id?: string,
  ): Promise<Answer<R>>
  /** As `call`, for what is expected to be done. */
  done<R extends PageRoute>(
    route: R,
    request?: PageCall<R>['request'],
    id?: string,
  ): Promise<Done<R>>
  /** Name, Next, *Approve a request*: the number on the page. */
  ask(name: string): Promise<{ readonly number: string; readonly transaction: string }>
  signInByPassword(name: string): Promise<SignInState>
  /** The same page, its cookies with it, before a relying party that was started again. */
  in(world: World): PageBrowser
  /** The events of the open request, as they come. */
  events(): Promise<AttemptEvent[]>
}

export function aBrowser(
  world: World,
  tenant = 'contoso.com',
  cookies: PageBrowser['cookies'] = {},
): PageBrowser {
  const page: PageBrowser = {
    cookies,
    address: '127.0.0.1',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36',
    browser: () => ({ ...page.cookies, address: page.address, userAgent: page.userAgent }),
    async call<R extends PageRoute>(route: R, request?: PageCall<R>['request'], id?: string) {
      const verb: Pages[R] = world.relyingParty.pages[route]
      const answer: Answer<R> = await verb({
        tenant,
        browser: page.browser(),
        // Most routes are asked nothing.
        request: request ?? ({} as PageCall<R>['request']),
        ...(id === undefined ? {} : { id }),
      })
      keep(page, answer)
      return answer
    },
    async done(route, request, id) {
      const answer = await page.call(route, request, id)
      if (answer.outcome !== 'done') throw new Error(`${route}: ${answer.code}`)
      return answer.value
    },
    async ask(name) {
      await page.done('begin', { name })
      const { state } = await page.done('approval')
      if (state.step !== 'approval') throw new Error(`the page is at ${state.step}`)
      return state.request
    },
    async signInByPassword(name) {
      await page.done('begin', { name })
      return (await page.done('password', { password: passwordOf(name) })).state
    },
    in: (other) => aBrowser(other, tenant, cookies),
    async events() {
      const heard: AttemptEvent[] = []
      const watching = await world.relyingParty.events.watch(tenant, page.browser(), (event) => {
        heard.push(event)
      })
      if (watching.outcome !== 'done') throw new Error(`events: ${watching.code}`)
      return heard
    },
  }
  return page
}

/** A cookie's value that nobody gave. */
export const strangeCookie = () => randomBytes(32).toString('base64url')

export function passwordOf(name: string): string {
  const people = samples.flatMap((sample) => sample.people)
  const person = people.find((one) => one.name === name)
  if (person === undefined) throw new Error(`no sample is called ${name}`)
  return person.password
}

function keep({ cookies }: PageBrowser, answer: PageAnswer<unknown>): void {
  if (answer.outcome !== 'done') return
  if (answer.session === null) delete cookies.session
  else if (answer.session !== undefined) cookies.session = answer.session
  if (answer.knownBrowser !== undefined) cookies.knownBrowser = answer.knownBrowser
  const { value } = answer
  if (typeof value === 'object' && value !== null && 'pageToken' in value) {
    if (typeof value.pageToken === 'string') cookies.pageToken = value.pageToken
  }
}
