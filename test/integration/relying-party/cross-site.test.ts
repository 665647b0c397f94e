/** Neither another name for us nor another site in a browser gets through any door. @module */
import { consoleRoutes, type ConsoleRoute } from '#protocol/console-http'
import { pageRoutes, type PageRoute } from '#protocol/page-http'
import { consoleRequests } from '../../support/console-requests'
import { pageBodies } from '../../support/wire/bodies'
import { expect, test } from 'vitest'
import { agreeingTenant } from '../../support/agreeing-doors'
import { type OpenDoors, startDoors } from '../../support/open-doors'
import { ask, keptAlive } from '../../support/plain-requests'
import { askRaw, handshake, wrongHosts, wrongOrigins } from '../../support/raw-requests'

const identifier = 'AAAAAAAAAAAAAAAAAAAAAA'
/** What applications read in browsers, of whichever origin: they tell nothing of a person. */
const isMetadata = (path: string) =>
  /\/(?:openid-configuration|discovery\/v2\.0\/keys|discovery\/instance)$/.test(path)

function concrete(path: string): string {
  return path
    .replace(':tenant', agreeingTenant.domain)
    .replace(':id', identifier)
    .replace(':uid', identifier.padEnd(43, 'A'))
    .replace(':asset', 'p.js')
    .replace(':version', 'v1.0')
    .replace(':key', 'microsoftAuthenticator')
    .replace(':item', identifier)
}

test('C1 only a program at our own name opens a device socket', async () => {
  await using doors = await startDoors()
  const { port } = doors
  const ours = `localhost:${port}`
  const hosts = [ours, ...wrongHosts(port)]
  const origins = [undefined, `https://${ours}`, ...wrongOrigins(port)]
  const cases = hosts.flatMap((host) => origins.map((origin) => ({ host, origin })))
  let accepted = 0
  let wrong = 0
  for (const { host, origin } of cases) {
    const headers = [`Host: ${host}`, ...(origin === undefined ? [] : [`Origin: ${origin}`])]
    const status = await askRaw(doors, handshake(headers))
    const right = host === ours && origin === undefined
    if (status === 101) accepted++
    if ((status === 101) !== right) wrong++
  }
  // Two hosts, none, and what a browser says of itself.
  for (const headers of [
    [`Host: ${ours}`, `Host: ${ours}`],
    [`Host: ${ours}`, 'Host: evil.example'],
    [],
    [`Host: ${ours}`, 'Sec-Fetch-Site: same-origin'],
    [`Host: ${ours}`, 'Origin:'],
  ]) {
    if ((await askRaw(doors, handshake(headers))) === 101) wrong++
  }
  for (const path of [
    '/device/',
    '/device?x',
    '/DEVICE',
    '//device',
    '/',
    '/contoso.com/sign-in',
  ]) {
    if ((await askRaw(doors, handshake([`Host: ${ours}`], path))) === 101) wrong++
  }
  console.log(`FIGURE C1 ${cases.length + 11} Host and Origin values, ${wrong} wrongly decided`)
  expect(cases.length).toBeGreaterThan(200)
  expect(accepted).toBe(1)
  expect(wrong).toBe(0)
})

test('F2 no route answers to another name, and only documents to another site', async () => {
  await using doors = await startDoors()
  using agent = keptAlive()
  const { port } = doors
  const { routes } = doors.doors.table
  let asked = 0
  const let_in: string[] = []
  const readable: string[] = []
  for (const route of routes) {
    const path = concrete(route.path)
    const send = (host: string, origin?: string, site?: string) => {
      asked++
      return ask(doors, {
        agent,
        method: route.method,
        path,
        headers: {
          Host: host,
          'Content-Type': 'application/json',
          Authorization: `Bearer ${doors.adminToken}`,
          ...(origin === undefined ? {} : { Origin: origin }),
          ...(site === undefined ? {} : { 'Sec-Fetch-Site': site }),
        },
        ...(route.method === 'GET' ? {} : { body: '{}' }),
      })
    }
    for (const host of wrongHosts(port)) {
      for (const origin of wrongOrigins(port)) {
        const { status, headers } = await send(host, origin)
        if (status !== 421) let_in.push(`${route.method} ${path} as ${host}: ${status}`)
        if ('access-control-allow-origin' in headers) readable.push(path)
      }
    }
    for (const origin of wrongOrigins(port)) {
      for (const site of [undefined, 'cross-site', 'same-site']) {
        const { status, headers } = await send(`localhost:${port}`, origin, site)
        // Applications send browsers to the provider, which judges for itself where they come from.
        const expected =
          route.class === 'openid'
            ? [200, 204, 302, 303, 400, 404, 415]
            : route.class === 'page-document'
              ? [200, 302]
              : [403]
        if (!expected.includes(status))
          let_in.push(`${route.method} ${path} from ${origin}: ${status}`)
        if (route.class === 'openid' && isMetadata(path)) continue
        if ('access-control-allow-origin' in headers) readable.push(path)
        if (headers['cross-origin-resource-policy'] !== 'same-origin') readable.push(path)
      }
    }
  }
  console.log(
    `FIGURE F2 ${routes.length} routes, ${asked} requests, ${let_in.length} accepted, ${readable.length} readable elsewhere`,
  )
  expect(let_in).toEqual([])
  expect(readable).toEqual([])
  expect(asked).toBe(routes.length * 230)
})

/** What each page route is sent, by its path. */
const bodies = new Map<string, object>([
  ...(Object.keys(pageRoutes) as PageRoute[]).map(
    (name) => [`/:tenant${pageRoutes[name].path}`, pageBodies[name].request] as const,
  ),
  ...(Object.keys(consoleRoutes) as ConsoleRoute[]).map(
    (name) => [`/:tenant${consoleRoutes[name].path}`, consoleRequests[name]] as const,
  ),
])

test('F2 our own pages and plain programs are let in', async () => {
  await using doors = await startDoors()
  const ours = doors.origin
  const kinds = {
    page: { 'Sec-Fetch-Site': 'same-origin', Origin: ours },
    program: {},
  }
  for (const route of doors.doors.table.routes.filter((each) => each.class === 'page')) {
    for (const headers of Object.values(kinds)) {
      if (route.path.endsWith('/events')) continue // Never ends; row K8's tests read it.
      const body = bodies.get(route.path) ?? {}
      const answer = await ask(doors, {
        method: route.method,
        path: concrete(route.path),
        headers: { 'Content-Type': 'application/json', ...headers },
        ...(route.method === 'GET' ? {} : { body: JSON.stringify(body) }),
      })
      expect(`${route.path} ${answer.status}`).toBe(`${route.path} 200`)
    }
  }
})

test('F2 a page that is only half a browser is refused', async () => {
  await using doors: OpenDoors = await startDoors()
  const send = (headers: Record<string, string>, method = 'POST') =>
    ask(doors, {
      method,
      path: method === 'POST' ? '/contoso.com/sign-in/restart' : '/contoso.com/sign-in/state',
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(method === 'POST' ? { body: '{}' } : {}),
    }).then(({ status }) => status)
  const ours = doors.origin
  expect(await send({ Origin: ours })).toBe(403)
  expect(await send({ 'Sec-Fetch-Site': 'same-origin' })).toBe(403)
  expect(await send({ 'Sec-Fetch-Site': 'none', Origin: ours })).toBe(403)
  expect(await send({ 'Sec-Fetch-Site': 'same-site', Origin: ours })).toBe(403)
  expect(await send({ 'Sec-Fetch-Site': 'none' }, 'GET')).toBe(403)
  expect(await send({ 'Sec-Fetch-Site': 'cross-site' }, 'GET')).toBe(403)
  expect(await send({ 'Sec-Fetch-Site': 'same-origin' }, 'GET')).toBe(200)
})
