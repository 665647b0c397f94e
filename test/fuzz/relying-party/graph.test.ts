/** Whatever Graph is asked, it refuses as the asker's fault, and says nothing of what was sent. @module */
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  type GraphRoute,
  type GraphRouteName,
  graphRoutes,
} from '../../../src/main/relying-party/graph/routes'
import { askGraph } from '../../support/graph-world'
import { aWorld } from '../../support/relying-party-world'
import { seededRandom } from '../../support/seeded-random'

const rounds = Number(process.env['COUNTERSIGN_F5'] ?? 3_000)
const canary = 'canary-4711'
const words = [
  ...['startswith(', ')', "'", "''", ' eq ', ' and ', ' or ', 'displayName', 'createdDateTime'],
  ...[
    'userPrincipalName',
    '2026-11-23T00:00:00Z',
    '2026-99-99T99:99:99Z',
    '1',
    '-',
    'true',
    'null',
  ],
  ...['status/errorCode', '(', '\u0000', '\u202e', '__proto__', canary, '%', '🙂', '\ud800'],
]
const keys = [
  ...['balas@contoso.com', 'microsoftAuthenticator', 'temporaryAccessPass', '', '__proto__'],
  ...['c0a57050-0000-4000-8000-000000006001', 'Countersign_1', canary, '../..', '\u0000'],
]
const options = [
  '$filter',
  '$top',
  '$select',
  '$skiptoken',
  '$count',
  '$orderby',
  '$search',
  canary,
]
const members = [
  ...['@odata.type', 'state', 'includeTargets', 'excludeTargets', 'featureSettings', 'id'],
  ...['lifetimeInMinutes', 'startDateTime', 'registrationEnforcement', '__proto__', 'constructor'],
  canary,
]
const types = [
  '#microsoft.graph.microsoftAuthenticatorAuthenticationMethodConfiguration',
  '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration',
]

test('F5 hostile filters, options and bodies get 4xx, and the policy stays of its shape', async () => {
  const world = await aWorld()
  const seed = Number(process.env['COUNTERSIGN_SEED'] ?? randomInt(2 ** 31))
  const random = seededRandom(seed)
  const { below } = random
  const pick = <T>(list: readonly T[]): T => random.pick(list)
  const text = () => Array.from({ length: below(9) }, () => pick(words)).join('')
  const value = (depth: number): unknown => {
    switch (below(depth > 9 ? 6 : 9)) {
      case 0:
        return text()
      case 1:
        return below(100_000) - 50_000
      case 2:
        return null
      case 3:
        return pick(['enabled', 'disabled', 'default', 'any', 'group', 'all_users'])
      case 4:
        return pick(types)
      case 5:
        return below(2) === 0
      case 6:
        return Array.from({ length: below(4) }, () => value(depth + 1))
      default:
        return body(depth + 1)
    }
  }
  const body = (depth: number): object => {
    const made: Record<string, unknown> = {}
    for (let left = below(5); left > 0; left--) {
      const own = { value: value(depth), enumerable: true, configurable: true, writable: true }
      Object.defineProperty(made, pick(members), own)
    }
    return made
  }
  const names = Object.keys(graphRoutes) as GraphRouteName[]
  let refused = 0
  const told: string[] = []
  for (let i = 0; i < rounds; i++) {
    const name = pick(names)
    const route: GraphRoute = graphRoutes[name]
    const query = Object.fromEntries(
      Array.from({ length: below(3) }, () => [pick(options), text()] as const),
    )
    const answer = await askGraph(world, name, {
      ...{ key: pick(keys), item: pick(keys), version: pick(['v1.0', 'beta'] as const), query },
      ...(route.method === 'GET'
        ? {}
        : { body: pick([value(0), body(0), { '@odata.type': pick(types), ...body(0) }]) }),
    })
    if (answer.outcome !== 'refused') continue
    refused++
    expect([400, 403, 404]).toContain(answer.status)
    if (answer.message.includes(canary)) told.push(answer.message)
  }
  console.log(
    `FIGURE F5 ${rounds} hostile asks of ${names.length} Graph resources, ${refused} refused, 0 thrown, ${told.length} told what was sent, seed ${seed}`,
  )
  expect(told).toEqual([])
  expect(refused).toBeGreaterThan(rounds / 4)
  expect('polluted' in {}).toBe(false)
  expect(await askGraph(world, 'getPolicy')).toMatchObject({ outcome: 'done' })
})
