/** An administrator's browser at the console's doors. @module */
import type { z } from 'zod'
import type { ConsoleRoute, consoleRoutes } from '#protocol/console-http'
import type { ConsoleCall, ConsolePages, PageAnswer } from '../../src/main/relying-party/doors.ts'
import { aBrowser, type PageBrowser } from './page-browser.ts'
import type { World } from './relying-party-world.ts'

type Done<R extends ConsoleRoute> = z.infer<(typeof consoleRoutes)[R]['response']>

export interface ConsoleReader {
  readonly page: PageBrowser
  call<R extends ConsoleRoute>(
    route: R,
    request: ConsoleCall<R>['request'],
  ): Promise<PageAnswer<Done<R>>>
  /** As `call`, for what is expected to be done. */
  done<R extends ConsoleRoute>(route: R, request: ConsoleCall<R>['request']): Promise<Done<R>>
}

/** Signed in as nobody yet: by `page`, or by a ticket. */
export function aConsole(
  world: World,
  tenant = 'contoso.com',
  page = aBrowser(world, tenant),
): ConsoleReader {
  const reader: ConsoleReader = {
    page,
    async call<R extends ConsoleRoute>(route: R, request: ConsoleCall<R>['request']) {
      const verb: ConsolePages[R] = world.relyingParty.console.pages[route]
      const answer: PageAnswer<Done<R>> = await verb({ tenant, browser: page.browser(), request })
      if (answer.outcome !== 'done') return answer
      const value: object = answer.value
      if (typeof answer.session === 'string') page.cookies.session = answer.session
      if ('pageToken' in value && typeof value.pageToken === 'string') {
        page.cookies.pageToken = value.pageToken
      }
      return answer
    },
    async done(route, request) {
      const answer = await reader.call(route, request)
      if (answer.outcome !== 'done') throw new Error(`${route}: ${answer.code}`)
      return answer.value
    },
  }
  return reader
}

/** The ticket in the link that the relying party gave. */
export async function ticketFor(world: World, tenant = 'contoso.com'): Promise<string> {
  const given = await world.relyingParty.console.giveTicket(tenant)
  if (given === undefined) throw new Error('no such tenant')
  return new URL(given.url).hash.replace('#ticket=', '')
}
