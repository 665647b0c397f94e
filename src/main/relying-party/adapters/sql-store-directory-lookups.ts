/** The directory's reads of the SQL store, each one prepared statement. @module */
import type Libsql from 'libsql'
import { sql } from 'kysely'
import { idsFrom } from '#protocol/time-ordered-id'
import type { DirectoryLookups, SignInCount } from '../directory-tables.ts'
import { finderBy } from './sql-store-finder.ts'
import { builder, prepare, prepareFinder } from './sql-store-statements.ts'

export function createDirectoryLookups(connection: Libsql.Database): DirectoryLookups {
  const by = finderBy(connection)
  const tenants = prepareFinder(connection, 'tenant', () => sql`order by "domain"`)
  const tenant = by('tenant', 'id')
  const tenantByFirst = by('tenant', 'domain')
  const domain = by('domain', 'name')
  const domainsOf = prepareFinder(
    connection,
    'domain',
    (place) => sql`where "tenant" = ${place(0)} order by "name"`,
  )
  const policy = by('policy', 'tenant')
  const user = by('user', 'tenant', 'id')
  const userByName = by('user', 'tenant', 'name')
  /** What begins with a text lies between it and it with the greatest character after it. */
  const users = prepareFinder(
    connection,
    'user',
    (place) =>
      sql`where "tenant" = ${place(0)} and "name" > ${place(1)} and "name" >= ${place(2)}
          and "name" < ${place(2)} || char(1114111) order by "name" limit ${place(3)}`,
  )
  const rolesOf = by('roleAssignment', 'tenant', 'user')
  const roleAssignments = by('roleAssignment', 'tenant')
  const group = by('group', 'tenant', 'id')
  const groups = prepareFinder(
    connection,
    'group',
    (place) =>
      sql`where "tenant" = ${place(0)} and "id" > ${place(1)} and "id" >= ${place(2)}
          and "id" < ${place(2)} || char(1114111) order by "id" limit ${place(3)}`,
  )
  const membersOf = prepareFinder(
    connection,
    'groupMember',
    (place) =>
      sql`where "tenant" = ${place(0)} and "group" = ${place(1)} and "member" > ${place(2)} and "member" >= ${place(3)}
          and "member" < ${place(3)} || char(1114111) order by "member" limit ${place(4)}`,
  )
  const application = by('application', 'tenant', 'id')
  const applicationByClientId = by('application', 'clientId')
  const applications = prepareFinder(
    connection,
    'application',
    (place) =>
      sql`where "tenant" = ${place(0)} and "id" > ${place(1)} and "id" >= ${place(2)}
          and "id" < ${place(2)} || char(1114111) order by "id" limit ${place(3)}`,
  )
  const count = (table: 'user' | 'group' | 'application') =>
    prepare(connection, (place) =>
      builder
        .selectFrom(table)
        .select(({ fn }) => fn.countAll().as('count'))
        .where('tenant', '=', place(0)),
    )
  const userCount = count('user')
  const groupCount = count('group')
  const applicationCount = count('application')
  const groupsOf = prepare(connection, (place) => ({
    compile: () =>
      sql`with recursive "above" ("id") as (
            select "group" from "groupMember" indexed by "groupMemberOf"
              where "tenant" = ${place(0)} and "member" = ${place(1)}
            union
            select "groupMember"."group" from "above" cross join "groupMember" indexed by "groupMemberOf"
              on "groupMember"."tenant" = ${place(0)} and "groupMember"."member" = "above"."id")
          select "id" from "above"`.compile(builder),
  }))

  const directGroupsOf = prepare(connection, (place) => ({
    compile: () =>
      sql`select "group" from "groupMember" indexed by "groupMemberOf"
          where "tenant" = ${place(0)} and "member" = ${place(1)}`.compile(builder),
  }))

  const temporaryAccessPassOf = by('temporaryAccessPass', 'tenant', 'user')
  const oneTimeCode = by('oneTimeCode', 'tenant', 'device')
  const oneTimeCodesOf = prepareFinder(
    connection,
    'oneTimeCode',
    (place) =>
      sql`indexed by "oneTimeCodeUser" where "tenant" = ${place(0)} and "user" = ${place(1)} order by "device"`,
  )

  const signIn = by('signIn', 'tenant', 'id')
  const signIns = (order: 'asc' | 'desc') =>
    prepareFinder(
      connection,
      'signIn',
      (place) =>
        sql`where "tenant" = ${place(0)} and "id" >= ${place(1)} and "id" < ${place(2)}
          and (${place(3)} is null or "outcome" = ${place(3)}) order by "id" ${sql.raw(order)} limit ${place(4)}`,
    )
  const signInsOf = (order: 'asc' | 'desc') =>
    prepareFinder(
      connection,
      'signIn',
      (place) =>
        sql`indexed by "signInUser" where "tenant" = ${place(0)} and "user" = ${place(5)} and "id" >= ${place(1)} and "id" < ${place(2)}
          and (${place(3)} is null or "outcome" = ${place(3)}) order by "id" ${sql.raw(order)} limit ${place(4)}`,
    )
  const newestFirst = { all: signIns('desc'), of: signInsOf('desc') }
  const oldestFirst = { all: signIns('asc'), of: signInsOf('asc') }
  const signInCounts = prepare(connection, (place) => ({
    compile: () =>
      sql`select cast(("at" - ${place(3)}) / ${place(4)} as integer) as "span", "outcome", count(*) from "signIn"
          where "tenant" = ${place(0)} and "id" >= ${place(1)} and "id" < ${place(2)}
          group by "span", "outcome" order by "span", "outcome"`.compile(builder),
  }))

  const groupsAbove = (of: string, who: string) => groupsOf.all(of, who).map(([id]) => String(id))

  return {
    tenants: () => tenants.all(),
    tenant: (id) => tenant.get(id),
    tenantByDomain(name) {
      const first = tenantByFirst.get(name)
      if (first !== undefined) return first
      const other = domain.get(name)
      return other === undefined ? undefined : tenant.get(other.tenant)
    },
    domainsOf: (of) => domainsOf.all(of),
    policy: (of) => policy.get(of),
    user: (of, id) => user.get(of, id),
    userByName: (of, name) => userByName.get(of, name),
    users: (of, { after, startsWith, limit }) => users.all(of, after, startsWith, limit),
    userCount: (of) => Number(userCount.get(of)?.[0]),
    rolesOf: (of, who) => rolesOf.all(of, who).map(({ role }) => role),
    roleAssignments: (of) => roleAssignments.all(of),
    group: (of, id) => group.get(of, id),
    groups: (of, { after, startsWith, limit }) => groups.all(of, after, startsWith, limit),
    groupCount: (of) => Number(groupCount.get(of)?.[0]),
    membersOf: (of, id, { after, startsWith, limit }) =>
      membersOf.all(of, id, after, startsWith, limit),
    directGroupsOf: (of, who) => directGroupsOf.all(of, who).map(([id]) => String(id)),
    groupsOf: groupsAbove,
    withGroupsAbove: (of, below) => [
      ...new Set(below.flatMap((id) => [id, ...groupsAbove(of, id)])),
    ],
    isWithin: (of, id, member) => groupsOf.all(of, member).some(([above]) => above === id),
    temporaryAccessPassOf: (of, who) => temporaryAccessPassOf.get(of, who),
    oneTimeCode: (of, device) => oneTimeCode.get(of, device),
    oneTimeCodesOf: (of, who) => oneTimeCodesOf.all(of, who),
    application: (of, id) => application.get(of, id),
    applicationByClientId(of, clientId) {
      const found = applicationByClientId.get(clientId)
      return found?.tenant === of ? found : undefined
    },
    multiTenantApplication(clientId) {
      const found = applicationByClientId.get(clientId)
      return found?.signInAudience === 'AzureADMultipleOrgs' ? found : undefined
    },
    clientIdExists: (clientId) => applicationByClientId.get(clientId) !== undefined,
    applications: (of, { after, startsWith, limit }) =>
      applications.all(of, after, startsWith, limit),
    applicationCount: (of) => Number(applicationCount.get(of)?.[0]),
    signIn: (of, id) => signIn.get(of, id),
    signIns(of, { before, after, limit, since, until, user: who, outcome }) {
      const [begin, end] = [idsFrom(since), idsFrom(until)]
      // The range begins with its first id: what comes after a row begins just behind its own.
      const first = after !== undefined && after >= begin ? `${after} ` : begin
      const last = before !== undefined && before < end ? before : end
      const range = [of, first, last, outcome, limit] as const
      const statements = after === undefined ? newestFirst : oldestFirst
      return who === undefined ? statements.all.all(...range) : statements.of.all(...range, who)
    },
    signInCounts: (of, since, until, spanMs) =>
      signInCounts
        .all(of, idsFrom(since), idsFrom(until), since, spanMs)
        .map(([span, outcome, counted]) => ({
          at: since + Number(span) * spanMs,
          outcome: outcome as SignInCount['outcome'],
          count: Number(counted),
        })),
  }
}
