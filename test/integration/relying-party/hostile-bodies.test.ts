/** Whatever is sent to a route, it is refused as the sender's fault, and the server goes on. @module */
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { graphErrorBody } from '../../../src/protocol/graph-error'
import { problemBody } from '../../../src/protocol/http'
import { agreeingTenant } from '../../support/agreeing-doors'
import { hostileBody } from '../../support/hostile-bodies'
import { startDoors } from '../../support/open-doors'
import { ask, askJson, keptAlive } from '../../support/plain-requests'
import { seededRandom } from '../../support/seeded-random'

const requests = Number(process.env['COUNTERSIGN_F5'] ?? 3_000)
const identifier = 'AAAAAAAAAAAAAAAAAAAAAA'
const statement = `e30.e30.${'A'.repeat(86)}`
const honest = {
  name: 'balas@contoso.com',
  password: 'correct horse',
  code: identifier,
  jws: statement,
  dev: identifier,
  registration: {
    id: 'A'.repeat(43),
    clientDataJSON: 'e30',
    attestationObject: 'oA',
    link: 'A'.repeat(86),
  },
}

test('F5 hostile bodies on every route are refused, none as our own fault', async () => {
  await using doors = await startDoors()
  using agent = keptAlive()
  const seed = Number(process.env['COUNTERSIGN_SEED'] ?? randomInt(2 ** 31))
  const { below: pick } = seededRandom(seed)
  const routes = doors.doors.table.routes.filter(({ path }) => !path.endsWith('/events'))
  const faults: string[] = []
  const types = [
    'application/json',
    'application/json',
    'application/json',
    'application/json;charset=UTF-8',
    'text/plain',
    'multipart/form-data',
    '',
  ]
  let refused = 0
  for (let i = 0; i < requests; i++) {
    const route = routes[i % routes.length]
    if (route === undefined) continue
    const path = route.path
      .replace(':tenant', agreeingTenant.domain)
      .replace(':id', identifier)
      .replace(':uid', identifier.padEnd(43, 'A'))
      .replace(':asset', 'p.js')
      .replace(':version', 'v1.0')
      .replace(':key', 'microsoftAuthenticator')
      .replace(':item', identifier)
    const type = types[pick(types.length)] ?? ''
    const body = hostileBody(honest, pick)
    const {
      status,
      body: answered,
      headers,
    } = await ask(doors, {
      agent,
      method: route.method,
      path: pick(20) === 0 ? `${path}?${'a'.repeat(pick(600))}` : path,
      headers: { 'Content-Type': type, Authorization: `Bearer ${doors.adminToken}` },
      ...(route.method === 'GET' && pick(4) > 0 ? {} : { body }),
    })
    if (status >= 500)
      faults.push(`${route.method} ${path} ${status} ${body.toString().slice(0, 80)}`)
    if (status < 400) continue
    refused++
    if (path.startsWith('/graph/')) {
      expect(headers['content-type']).toBe('application/json')
      graphErrorBody.parse(JSON.parse(answered))
    } else if (route.class === 'openid' && headers['content-type'] === 'application/json') {
      // As the standard has it, told by the provider.
      expect(JSON.parse(answered)).toEqual({})
    } else {
      expect(headers['content-type']).toBe('application/problem+json')
      problemBody.parse(JSON.parse(answered))
    }
  }
  const polluted = 'polluted' in {}
  console.log(
    `FIGURE F5 ${requests} requests on ${routes.length} routes, ${refused} refused, ${faults.length} 5xx, 0 crashes, ${polluted ? 1 : 0} pollution, seed ${seed}`,
  )
  expect(faults).toEqual([])
  expect(polluted).toBe(false)
  expect(doors.log).toEqual([])
  expect(refused).toBeGreaterThan(requests / 3)
})

test('F5 a body beyond 64 KiB is refused, and so is one that says it is shorter', async () => {
  await using doors = await startDoors()
  const headers = { 'Content-Type': 'application/json' }
  const send = (body: string, more = {}) =>
    ask(doors, {
      method: 'POST',
      path: '/contoso.com/sign-in',
      headers: { ...headers, ...more },
      body,
    })
  expect((await send('x'.repeat(70_000))).status).toBe(413)
  const padded = JSON.stringify({ name: 'balas@contoso.com' }).padEnd(65_536)
  expect((await send(padded)).status).toBe(200)
  expect((await send(`${padded} `)).status).toBe(413)
  expect((await send('{}', { 'Content-Encoding': 'gzip' })).status).toBe(415)
})

test('a fault that nobody foresaw is told by a reference that is in the log', async () => {
  await using doors = await startDoors({
    administration: {
      tenants: () => Promise.reject(new Error('the disk is on fire')),
      audit: () => Promise.resolve([]),
      why: () => Promise.resolve(undefined),
      checkAudit: () => Promise.resolve({ holds: true, rows: 0 }),
    },
  })
  const { status, body } = await ask(doors, {
    path: '/admin/tenants',
    headers: { Authorization: `Bearer ${doors.adminToken}` },
  })
  const problem = problemBody.parse(JSON.parse(body))
  expect([status, problem.code]).toEqual([500, 'internal'])
  expect(body).not.toContain('fire')
  expect(doors.log).toHaveLength(1)
  expect(JSON.parse(doors.log[0] ?? '')).toMatchObject({
    event: 'request-fault',
    facts: { reference: problem.reference, message: 'the disk is on fire' },
  })
})

test('the admin token opens the admin routes, and nothing like it does', async () => {
  await using doors = await startDoors()
  const get = (headers: Record<string, string>, path = '/admin/audit/check') =>
    ask(doors, { path, headers }).then(({ status }) => status)
  const token = doors.adminToken
  expect(await get({ Authorization: `Bearer ${token}` })).toBe(200)
  for (const wrong of [
    token,
    `bearer ${token}`,
    `Bearer  ${token}`,
    `Bearer ${token.slice(1)}`,
    `Bearer ${token}A`,
    `Basic ${token}`,
    'Bearer ',
    `Bearer ${token.toLowerCase()}`,
  ]) {
    expect(await get({ Authorization: wrong })).toBe(401)
  }
  expect(await get({ Cookie: `__Host-countersign-${doors.instance}=${token}` })).toBe(401)
  expect(await get({ Authorization: `Bearer ${token}` }, '/admin/audit?after=5&limit=10')).toBe(200)
  for (const query of [
    'after=-1',
    'after=1&after=2',
    'limit=0',
    'limit=10000',
    'all=1',
    'after=1e3',
  ]) {
    expect(await get({ Authorization: `Bearer ${token}` }, `/admin/audit?${query}`)).toBe(400)
  }
})

test('what the relying party refuses has its status and its time to wait', async () => {
  const codes = {
    throttled: 429,
    'session-missing': 403,
    'step-over': 409,
    'not-stored': 503,
  } as const
  for (const [code, status] of Object.entries(codes)) {
    const refused = () =>
      Promise.resolve({ outcome: 'refused', code, retryAfterMs: 2_500 } as const)
    await using doors = await startDoors({ pages: { restart: refused } as never })
    const answer = await askJson(doors, '/contoso.com/sign-in/restart', {})
    expect([answer.status, answer.headers['retry-after']]).toEqual([status, '3'])
    expect(JSON.parse(answer.body)).toEqual({ status, code, retryAfterMs: 2_500 })
  }
})
