/** The JSON routes of the pages, one for each entry of `pageRoutes`. @module */
import type { $ZodType } from 'zod/v4/core'
import { parseShape } from '#protocol/canonical'
import { pageRoutes, type PageRoute } from '#protocol/page-http'
import type { PageCall, Pages } from '../doors.ts'
import { RequestRefused } from './http-problems.ts'
import type { BrowserReader } from './route-browser.ts'
import type { Call, Route } from './route-table.ts'

export function createPageRoutes(pages: Pages, browsers: BrowserReader): readonly Route[] {
  return (Object.keys(pageRoutes) as PageRoute[]).map((name) => pageRoute(name, pages, browsers))
}

function pageRoute(name: PageRoute, pages: Pages, browsers: BrowserReader): Route {
  const { method, path } = pageRoutes[name]
  return {
    class: 'page',
    method,
    path: `/:tenant${path}`,
    async answer(call) {
      if (call.query !== '') throw new RequestRefused('invalid')
      return browsers.answer(await ask(name, pages, call, browsers))
    },
  }
}

const shapes: { readonly [R in PageRoute]: { request: $ZodType<PageCall<R>['request']> } } =
  pageRoutes

function ask<R extends PageRoute>(name: R, pages: Pages, call: Call, browsers: BrowserReader) {
  const verb: Pages[R] = pages[name]
  return verb({
    tenant: call.tenant,
    browser: browsers.read(call.request),
    request: parseShape(call.body ?? {}, shapes[name].request),
    ...(call.id === '' && call.uid === '' ? {} : { id: call.id === '' ? call.uid : call.id }),
  })
}
