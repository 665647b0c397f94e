/** Every route declares whom it serves, and every refusal has a status. @module */
import { expect, test } from 'vitest'
import {
  toProblem,
  translateFault,
} from '../../../../src/main/relying-party/adapters/http-problems'
import {
  createRouteTable,
  type Route,
} from '../../../../src/main/relying-party/adapters/route-table'
import { graphRoutes } from '../../../../src/main/relying-party/graph/routes'
import { RelyingPartyError } from '../../../../src/main/relying-party/errors'
import { ProtocolError } from '../../../../src/protocol/errors'
import { problemBody } from '../../../../src/protocol/http'
import { deviceProblemCode, deviceRoutes } from '../../../../src/protocol/device-http'
import { pageProblemCode } from '../../../../src/protocol/page-problems'
import { pageRoutes } from '../../../../src/protocol/page-http'
import { startDoors } from '../../../support/open-doors'

test('F2 every route declares a class, and all that the protocol names is there', async () => {
  await using doors = await startDoors()
  const { routes } = doors.doors.table
  const classes = ['page-document', 'page', 'device', 'bearer', 'openid']
  expect(routes.filter((route) => !classes.includes(route.class))).toEqual([])
  const named = routes.map(({ method, path }) => `${method} ${path}`)
  expect(new Set(named).size).toBe(named.length)
  for (const { method, path } of Object.values(pageRoutes)) {
    expect(named).toContain(`${method} /:tenant${path}`)
  }
  for (const { path } of Object.values(deviceRoutes)) expect(named).toContain(`POST ${path}`)
  const changing = routes.filter(({ method }) => method !== 'GET')
  expect(changing.filter(({ class: of }) => of === 'page-document')).toEqual([])
  const graph = routes.filter(({ path }) => path.startsWith('/graph/'))
  expect(graph.map(({ path }) => path.slice('/graph/:version'.length)).sort()).toEqual(
    Object.values(graphRoutes)
      .map(({ path }) => path)
      .sort(),
  )
  expect(graph.every(({ class: of }) => of === 'bearer')).toBe(true)
  console.log(`FIGURE F2 ${routes.length} routes, 0 without a class`)
})

const route = (path: string, method: Route['method'] = 'GET'): Route => ({
  class: 'page',
  method,
  path,
  answer: () => ({ kind: 'json', value: path }),
})

test('a path is a route exactly, and its parts are what they must be', () => {
  const table = createRouteTable([
    route('/'),
    route('/:tenant/x/:id'),
    route('/:tenant/x/:id', 'DELETE'),
    route('/assets/:asset'),
  ])
  const id = 'A'.repeat(22)
  const find = (target: string, method = 'GET') => table.find(method, target).route?.path
  expect(find('/')).toBe('/')
  expect(find('/?a=b')).toBe('/')
  expect(table.find('GET', `/contoso.com/x/${id}?q=1`)).toMatchObject({
    tenant: 'contoso.com',
    id,
    query: 'q=1',
  })
  expect(find(`/0b8f2c4e-7a1d-4f0e-9c3b-5d6a7e8f9012/x/${id}`)).toBeDefined()
  for (const wrong of [
    '',
    '*',
    '//',
    '/?/x',
    'x',
    `/contoso/x/${id}`,
    `/Contoso.com/x/${id}`,
    `/contoso.com/x/${id}/`,
    `/contoso.com/x/${id}A`,
    `/contoso.com//${id}`,
    `/contoso%2ecom/x/${id}`,
    `/.com/x/${id}`,
    '/assets/',
    '/assets/.x',
    `/assets/${'a'.repeat(200)}`,
    `/?${'a'.repeat(600)}`,
  ]) {
    expect(find(wrong), wrong).toBe(wrong === '/?/x' ? '/' : undefined)
  }
  expect(table.find('PUT', `/contoso.com/x/${id}`)).toEqual({
    route: undefined,
    allow: 'GET, DELETE',
  })
  expect(table.find('HEAD', '/').route).toBeUndefined()
})

test('every code of a refusal has a status and a body of the promised shape', () => {
  const codes = [...deviceProblemCode.options, ...pageProblemCode.options]
  for (const code of codes) {
    const { body } = toProblem(code, { retryAfterMs: 1 })
    expect(problemBody.parse(body)).toEqual(body)
  }
})

test('a fault says no more to the outside than where to look', () => {
  const reported: unknown[] = []
  const report = (reference: string, fault: unknown) => reported.push([reference, fault])
  const full = new RelyingPartyError('NOT_STORED', 'nothing of it was stored', { file: '/secret' })
  const { body, headers } = translateFault(full, report)
  expect(body).toMatchObject({ status: 503, code: 'not-stored', retryAfterMs: 1_000 })
  expect(headers['Retry-After']).toBe('1')
  expect(reported).toEqual([[body.reference, full]])
  expect(translateFault(new ProtocolError('SHAPE_INVALID', 'a.b'), report).body).toEqual({
    status: 400,
    code: 'invalid',
  })
  expect(translateFault(new ProtocolError('TOO_LONG', ''), report).body.status).toBe(413)
  expect(translateFault('thrown text', report).body).toMatchObject({
    status: 500,
    code: 'internal',
  })
  expect(reported).toHaveLength(2)
})
