/** Malformed, oversized and unexpected input of every kind, and the wrong doors, leave everybody else alone. @module */
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { deviceRoutes } from '../../../src/protocol/device-http'
import { pageRoutes } from '../../../src/protocol/page-http'
import { hostileBody } from '../../support/hostile-bodies'
import { hostileFrames } from '../../support/hostile-frames'
import { honestHello } from '../../support/honest-hello'
import { ask, askJson, keptAlive } from '../../support/plain-requests'
import { openRawSocket } from '../../support/raw-frames'
import { askRaw, handshake } from '../../support/raw-requests'
import { startRelyingParty, targetOf } from '../../support/relying-party-process'
import { seededRandom } from '../../support/seeded-random'

const requests = Number(process.env['COUNTERSIGN_X5'] ?? 1_000)
const identifier = 'AAAAAAAAAAAAAAAAAAAAAA'
const honest = {
  name: 'balas@contoso.com',
  password: 'correct horse battery',
  code: identifier,
  jws: `e30.e30.${'A'.repeat(86)}`,
  dev: identifier,
  registration: {
    id: 'A'.repeat(43),
    clientDataJSON: 'e30',
    attestationObject: 'oA',
    link: 'A'.repeat(86),
  },
}

test('X5 wrong bodies, frames, hosts, origins and classes are refused, and an honest browser goes on', async () => {
  await using server = await startRelyingParty()
  const target = await targetOf(server.ready)
  using agent = keptAlive()
  const seed = Number(process.env['COUNTERSIGN_SEED'] ?? randomInt(2 ** 31))
  const { below: pick } = seededRandom(seed)
  const page = await askJson(target, '/contoso.com/sign-in', { name: honest.name })
  const cookie = String(page.headers['set-cookie']).split(';')[0] ?? ''
  const { pageToken } = JSON.parse(page.body) as { pageToken: string }
  const still = () =>
    ask(target, {
      agent,
      path: '/contoso.com/sign-in/state',
      headers: { Cookie: cookie, 'X-Countersign-Page-Token': pageToken },
    }).then(({ body }) => (JSON.parse(body) as { state: { step: string } }).state.step)
  expect(await still()).toBe('method')

  const places = [
    ...Object.values(pageRoutes).map(({ method, path }) => ({
      method,
      path: `/contoso.com${path.replace(':id', identifier)}`,
    })),
    ...Object.values(deviceRoutes).map(({ path }) => ({ method: 'POST', path })),
    ...['/admin/tenants', '/admin/audit', '/nobody.example/sign-in'].map((path) => ({
      method: 'GET',
      path,
    })),
  ]
  const faults: string[] = []
  for (let i = 0; i < requests; i++) {
    const place = places[i % places.length]
    if (place === undefined) continue
    const { status } = await ask(target, {
      agent,
      method: place.method,
      path: place.path,
      headers: { 'Content-Type': 'application/json' },
      ...(place.method === 'GET' ? {} : { body: hostileBody(honest, pick) }),
    })
    if (status >= 500) faults.push(`${place.method} ${place.path} ${status}`)
  }
  for (const make of hostileFrames) {
    const raw = await openRawSocket(target)
    raw.write(...make(pick).frames)
    raw.socket.destroy()
  }
  const ours = `Host: localhost:${target.port}`
  const refusals = await Promise.all([
    askRaw(target, handshake([ours, 'Origin: https://evil.example'])),
    askRaw(target, handshake(['Host: evil.example'])),
    askRaw(target, ['GET / HTTP/1.1', 'Host: evil.example']),
    askRaw(target, [
      'POST /contoso.com/sign-in HTTP/1.1',
      ours,
      'Origin: null',
      'Content-Length: 0',
    ]),
    askRaw(target, [
      'POST /device/enrollment/offer HTTP/1.1',
      ours,
      `Origin: ${server.ready.origin}`,
      'Content-Length: 0',
    ]),
    askRaw(target, ['GET /admin/tenants HTTP/1.1', ours, `Cookie: ${cookie}`]),
    askRaw(target, ['BREW / HTTP/1.1', ours]),
  ])
  expect(refusals).toEqual([403, 421, 421, 403, 403, 401, 400])

  const logged = server.log.filter((line) => /fault|crashed/.test(line))
  console.log(
    `FIGURE X5 ${requests} bodies, ${hostileFrames.length} kinds of frames, ${faults.length} 5xx, ${logged.length} faults in the log, seed ${seed}`,
  )
  expect(faults).toEqual([])
  expect(logged).toEqual([])
  expect(await still()).toBe('method')
  expect(await honestHello(target)).toBeLessThan(5_000)
})
