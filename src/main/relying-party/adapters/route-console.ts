/** The JSON routes of the console, one for each entry of `consoleRoutes`, and the ticket that opens it. @module */
import type { $ZodType } from 'zod/v4/core'
import { parseShape } from '#protocol/canonical'
import {
  consoleRoutes,
  consoleTicketRequest,
  ticketPath,
  type ConsoleRoute,
  type ConsoleRouteShape,
} from '#protocol/console-http'
import type { Console, ConsoleCall, ConsolePages } from '../doors.ts'
import { RequestRefused } from './http-problems.ts'
import type { BrowserReader } from './route-browser.ts'
import type { Call, Route } from './route-table.ts'

export function createConsoleRoutes(console: Console, browsers: BrowserReader): readonly Route[] {
  const names = Object.keys(consoleRoutes) as ConsoleRoute[]
  return [
    ...names.map((name) => consoleRoute(name, console.pages, browsers)),
    {
      class: 'bearer',
      method: 'POST',
      path: ticketPath,
      async answer({ body }) {
        const { tenant } = parseShape(body ?? {}, consoleTicketRequest)
        const given = await console.giveTicket(tenant)
        return given === undefined
          ? { kind: 'problem', code: 'tenant-unknown' }
          : { kind: 'json', value: given }
      },
    },
  ]
}

function consoleRoute(name: ConsoleRoute, pages: ConsolePages, browsers: BrowserReader): Route {
  const { method, path, maxBodyBytes }: ConsoleRouteShape = consoleRoutes[name]
  return {
    class: 'page',
    method,
    path: `/:tenant${path}`,
    ...(maxBodyBytes === undefined ? {} : { maxBodyBytes }),
    async answer(call) {
      if (call.query !== '') throw new RequestRefused('invalid')
      return browsers.answer(await ask(name, pages, call, browsers))
    },
  }
}

const shapes: { readonly [R in ConsoleRoute]: { request: $ZodType<ConsoleCall<R>['request']> } } =
  consoleRoutes

function ask<R extends ConsoleRoute>(
  name: R,
  pages: ConsolePages,
  call: Call,
  browsers: BrowserReader,
) {
  const verb: ConsolePages[R] = pages[name]
  return verb({
    tenant: call.tenant,
    browser: browsers.read(call.request),
    request: parseShape(call.body ?? {}, shapes[name].request),
  })
}
