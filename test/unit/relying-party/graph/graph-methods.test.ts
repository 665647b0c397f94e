/** Temporary Access Passes and lists through Graph: limits, one a person, filters, pages. @module */
import { expect, test } from 'vitest'
import { askGraph, graphValue } from '../../../support/graph-world'
import { aWorld } from '../../../support/relying-party-world'

const key = 'balas@contoso.com'
interface Pass {
  readonly id: string
  readonly temporaryAccessPass: string | null
  readonly isUsable: boolean
  readonly methodUsabilityReason: string
}
interface Listed {
  readonly value: readonly Readonly<Record<string, unknown>>[]
  readonly '@odata.nextLink'?: string
}

test('R4 a pass is told once, keeps to the policy, and a new one takes its place', async () => {
  const world = await aWorld()
  const list = async () =>
    (await graphValue<{ value: readonly Pass[] }>(world, 'listPasses', { key })).value
  const made = await askGraph(world, 'createPass', { key, body: { isUsableOnce: true } })
  expect(made).toMatchObject({ status: 201 })
  const first = (made.outcome === 'done' ? made.value : {}) as Pass
  expect(first.temporaryAccessPass).toMatch(/^[A-Za-z0-9]{8}$/)
  expect(first).toMatchObject({ isUsable: true, methodUsabilityReason: 'EnabledByPolicy' })
  expect(await list()).toMatchObject([{ id: first.id, temporaryAccessPass: null }])

  for (const body of [
    { lifetimeInMinutes: 59 },
    { lifetimeInMinutes: 481 },
    { lifetimeInMinutes: 60.5 },
    { startDateTime: '2001-01-01T00:00:00Z' },
    { startDateTime: 'tomorrow' },
    { temporaryAccessPass: 'mine' },
    [],
  ]) {
    expect(await askGraph(world, 'createPass', { key, body })).toMatchObject({ status: 400 })
  }
  const startDateTime = new Date(world.needs.clock.now() + 3_600_000).toISOString()
  const later = await graphValue<Pass>(world, 'createPass', { key, body: { startDateTime } })
  expect(later).toMatchObject({ isUsable: false, methodUsabilityReason: 'NotYetValid' })
  expect(later.id).not.toBe(first.id)
  expect((await list()).map(({ id }) => id)).toEqual([later.id])

  const scoped = '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration'
  const excluded = { targetType: 'user', id: 'c0a57050-0000-4000-8000-00000000b001' }
  await askGraph(world, 'updateConfiguration', {
    key: 'temporaryAccessPass',
    body: { '@odata.type': scoped, excludeTargets: [excluded], isUsableOnce: true },
  })
  expect(await list()).toMatchObject([{ methodUsabilityReason: 'DisabledByPolicy' }])
  const many = await askGraph(world, 'createPass', { key, body: { isUsableOnce: false } })
  expect(many).toMatchObject({ status: 400 })

  const gone = { key, item: first.id }
  expect(await askGraph(world, 'deletePass', gone)).toMatchObject({ status: 404 })
  expect(await askGraph(world, 'deletePass', { key, item: later.id })).toEqual({
    outcome: 'nothing',
  })
  expect(await list()).toEqual([])
})

test.each([
  ["userPrincipalName eq 'BALAS@contoso.com'", 1],
  ["startswith(userPrincipalName,'a')", 1],
  ["startsWith(displayName,'x')", 400],
  ["startswith(displayName,'Pat') and accountEnabled eq true", 1],
  ['accountEnabled eq false', 0],
  ["(userType eq 'Guest')", 1],
  ["id eq 'c0a57050-0000-4000-8000-00000000b003'", 1],
  ["displayName eq 'O''Neil'", 0],
  ["displayName eq 'a' or displayName eq 'b'", 400],
  ['displayName eq 1', 400],
  ["secret eq 'x'", 400],
  ["displayName gt 'a'", 400],
  ["displayName eq 'a", 400],
  ["__proto__ eq 'a'", 400],
  ['constructor eq true', 400],
  ['('.repeat(200), 400],
])('R4 users by $filter %s', async ($filter, expected) => {
  const world = await aWorld()
  const answer = await askGraph(world, 'listUsers', { query: { $filter } })
  if (expected === 400) expect(answer).toMatchObject({ status: 400, code: 'Request_BadRequest' })
  else expect(answer).toMatchObject({ value: { value: { length: expected } } })
})

test('R4 groups, their members, and all groups above a person', async () => {
  const world = await aWorld()
  const groups = await graphValue<Listed>(world, 'listGroups', { query: { $count: 'true' } })
  expect(groups).toMatchObject({ '@odata.count': 3, value: { length: 3 } })
  const inside = 'c0a57050-0000-4000-8000-000000006003'
  const { value } = await graphValue<Listed>(world, 'listMembers', { key: inside })
  expect(value.map((one) => one['@odata.type']).sort()).toEqual([
    ...['#microsoft.graph.group', '#microsoft.graph.group', '#microsoft.graph.user'],
  ])
  const above = await graphValue<Listed>(world, 'listTransitiveMemberOf', { key })
  expect(above.value).toHaveLength(2)
  const page = await graphValue<Listed>(world, 'listUsers', {
    query: { $top: '2', $select: 'displayName' },
  })
  expect(page.value.map((one) => Object.keys(one))).toEqual([['displayName'], ['displayName']])
  expect(page['@odata.nextLink']).toContain('$top=2&$select=displayName&$skiptoken=')
})
