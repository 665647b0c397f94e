/** Who may ask Graph what: every route by permission and by role, and for which tenant. @module */
import { expect, test } from 'vitest'
import type { RoleName } from '../../../../src/main/relying-party/directory-records'
import {
  type GraphRoute,
  type GraphRouteName,
  graphRoutes,
} from '../../../../src/main/relying-party/graph/routes'
import { askGraph } from '../../../support/graph-world'
import { aWorld, contoso } from '../../../support/relying-party-world'

const names = Object.keys(graphRoutes) as GraphRouteName[]
const roles: readonly RoleName[] = [
  'globalAdministrator',
  'authenticationPolicyAdministrator',
  'authenticationAdministrator',
  'reportsReader',
  'applicationAdministrator',
]
const adele = 'c0a57050-0000-4000-8000-00000000b002'
const balas = 'c0a57050-0000-4000-8000-00000000b001'
const caller = (role?: RoleName, user: string | undefined = adele) => ({
  ...{ tenant: contoso, user, permissions: 'all' as const },
  roles: role === undefined ? [] : [role],
})

/** Who may what, as the documentation of Graph tells it; R: reads, W: writes. */
const expected: Readonly<Record<string, Partial<Record<Area, string>>>> = {
  globalAdministrator: {
    ...{ policies: 'RW', users: 'RW', groups: 'R', methods: 'RW', logs: 'R', applications: 'RW' },
  },
  authenticationPolicyAdministrator: { policies: 'RW', users: 'R', groups: 'R', applications: 'R' },
  authenticationAdministrator: { users: 'R', groups: 'R', methods: 'RW' },
  reportsReader: { users: 'R', groups: 'R', logs: 'R' },
  applicationAdministrator: { users: 'R', groups: 'R', applications: 'RW' },
}
type Area = 'policies' | 'users' | 'groups' | 'methods' | 'logs' | 'applications'

function areaOf({ path }: GraphRoute): Area {
  if (path.startsWith('/applications')) return 'applications'
  if (path.startsWith('/policies')) return 'policies'
  if (path.includes('/authentication/')) return 'methods'
  if (path.startsWith('/groups') || path.endsWith('transitiveMemberOf')) return 'groups'
  return path.startsWith('/users') ? 'users' : 'logs'
}

test('R1 each role opens what it is documented to open, and nothing else', async () => {
  const world = await aWorld()
  const wrong: string[] = []
  let asked = 0
  for (const role of [...roles, undefined]) {
    for (const name of names) {
      const route: GraphRoute = graphRoutes[name]
      const answer = await askGraph(world, name, {
        ...{ caller: caller(role), key: 'nobody@contoso.com', item: 'none', version: 'beta' },
      })
      asked++
      const isDenied = answer.outcome === 'refused' && answer.status === 403
      const may = expected[role ?? 'nobody']?.[areaOf(route)] ?? ''
      // Who manages methods may send a password there, and nothing else.
      const setsPasswords = name === 'updateUser' && role === 'authenticationAdministrator'
      const isAllowed = may.includes(route.method === 'GET' ? 'R' : 'W') || setsPasswords
      if (isDenied === isAllowed) wrong.push(`${role ?? 'nobody'} ${name}`)
      if (isDenied) expect(answer.code).toBe('Authorization_RequestDenied')
    }
  }
  console.log(
    `FIGURE R1 ${asked} pairs of role and Graph resource, ${wrong.length} wrongly decided`,
  )
  expect(wrong).toEqual([])
})

test('R4 every route wants a permission, and another one does not do', async () => {
  const world = await aWorld()
  for (const name of names) {
    const { permissions }: GraphRoute = graphRoutes[name]
    expect(permissions.length).toBeGreaterThan(0)
    const program = { tenant: contoso, user: undefined, roles: [] }
    const wish = { key: 'nobody@contoso.com', item: 'none', version: 'beta' as const }
    for (const one of permissions) {
      const may = await askGraph(world, name, {
        ...wish,
        caller: { ...program, permissions: [one] },
      })
      expect(may.outcome === 'refused' && may.status === 403, `${name} ${one}`).toBe(false)
    }
    const others = permissions.includes('AuditLog.Read.All') ? 'User.Read.All' : 'AuditLog.Read.All'
    const without = { ...wish, caller: { ...program, permissions: [others] as const } }
    expect(await askGraph(world, name, without)).toMatchObject({ outcome: 'refused', status: 403 })
  }
})

test('R1 an Authentication Administrator does not touch who has a role above theirs', async () => {
  const world = await aWorld()
  const by = caller('authenticationAdministrator', balas)
  const wish = { caller: by, key: 'adele@contoso.com', body: {} }
  const mine = { ...wish, key: 'balas@contoso.com' }
  expect(await askGraph(world, 'createPass', wish)).toMatchObject({ status: 403 })
  expect(await askGraph(world, 'createPass', mine)).toMatchObject({
    ...{ status: 403, message: 'Nobody can make a Temporary Access Pass for themselves.' },
  })
  const all = { ...wish, caller: caller('globalAdministrator', balas) }
  expect(await askGraph(world, 'createPass', all)).toMatchObject({ outcome: 'done', status: 201 })
})

test('R4 the tenant is the token’s, the path’s, the header’s or the only one, and never two', async () => {
  const world = await aWorld()
  const of = (tenant: object, by?: ReturnType<typeof caller>) =>
    askGraph(world, 'listUsers', { tenant, ...(by === undefined ? {} : { caller: by }) })
  const found = { outcome: 'done' }
  expect(await of({ path: 'wingtiptoys.com' })).toMatchObject(found)
  expect(await of({ path: undefined, header: contoso })).toMatchObject(found)
  expect(await of({ header: contoso })).toMatchObject(found)
  expect(await of({ path: undefined })).toMatchObject({ status: 400 })
  expect(await of({ header: 'wingtiptoys.com' })).toMatchObject({ status: 400 })
  expect(await of({ path: 'fabrikam.example' })).toMatchObject({ status: 404 })
  expect(await of({ path: undefined }, caller('reportsReader'))).toMatchObject(found)
  expect(await of({ path: 'wingtiptoys.com' }, caller('reportsReader'))).toMatchObject({
    status: 403,
  })
})
