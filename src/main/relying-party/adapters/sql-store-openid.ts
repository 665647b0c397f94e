/** The OpenID provider's reads and changes of the SQL store, each one prepared statement. @module */
import type Libsql from 'libsql'
import { sql } from 'kysely'
import type { OpenIdChanges, OpenIdLookups } from '../openid-tables.ts'
import { finderBy } from './sql-store-finder.ts'
import { builder, prepare, prepareFinder, prepareInsert } from './sql-store-statements.ts'

/** The partial indexes are named: without statistics SQLite would read a whole tenant. */
export function createOpenIdLookups(connection: Libsql.Database): OpenIdLookups {
  const by = finderBy(connection)
  const openId = by('openId', 'tenant', 'kind', 'id')
  const openIdByUid = prepareFinder(
    connection,
    'openId',
    (place) =>
      sql`indexed by "openIdUid" where "tenant" = ${place(0)} and "uid" = ${place(2)} and "uid" <> '' and "kind" = ${place(1)}`,
  )
  const openIdByUserCode = prepareFinder(
    connection,
    'openId',
    (place) =>
      sql`indexed by "openIdUserCode" where "tenant" = ${place(0)} and "userCode" = ${place(2)} and "userCode" <> '' and "kind" = ${place(1)}`,
  )
  const openIdOfKind = by('openId', 'tenant', 'kind')
  const openIdOf = prepareFinder(
    connection,
    'openId',
    (place) =>
      sql`indexed by "openIdUser" where "tenant" = ${place(0)} and "user" = ${place(1)} and "user" <> '' and "kind" = ${place(2)}`,
  )
  const signingKeys = prepareFinder(
    connection,
    'signingKey',
    (place) => sql`where "tenant" = ${place(0)} order by "createdAt", "id"`,
  )
  const interaction = by('interaction', 'tenant', 'id')
  return {
    openId: (tenant, kind, id) => openId.get(tenant, kind, id),
    openIdByUid: (tenant, kind, uid) => openIdByUid.get(tenant, kind, uid),
    openIdByUserCode: (tenant, kind, code) => openIdByUserCode.get(tenant, kind, code),
    openIdOfKind: (tenant, kind) => openIdOfKind.all(tenant, kind),
    openIdOf: (tenant, user, kind) => openIdOf.all(tenant, user, kind),
    signingKeys: (tenant) => signingKeys.all(tenant),
    interaction: (tenant, id) => interaction.get(tenant, id),
  }
}

export function createOpenIdChanges(connection: Libsql.Database): OpenIdChanges {
  const change = (build: Parameters<typeof prepare>[1]) => prepare(connection, build)
  const deleteOpenId = change((place) =>
    builder
      .deleteFrom('openId')
      .where('tenant', '=', place(0))
      .where('kind', '=', place(1))
      .where('id', '=', place(2)),
  )
  const useOpenId = change((place) =>
    builder
      .updateTable('openId')
      .set({ usedAt: place(3) })
      .where('tenant', '=', place(0))
      .where('kind', '=', place(1))
      .where('id', '=', place(2))
      .where('usedAt', '=', sql.lit(0)),
  )
  const deleteOfGrant = change((place) => ({
    compile: () =>
      sql`delete from "openId" indexed by "openIdGrant" where "tenant" = ${place(0)} and "grant" = ${place(1)} and "grant" <> ''`.compile(
        builder,
      ),
  }))
  const deleteOf = change((place) => ({
    compile: () =>
      sql`delete from "openId" indexed by "openIdUser" where "tenant" = ${place(0)} and "user" = ${place(1)} and "user" <> ''`.compile(
        builder,
      ),
  }))
  const endInteraction = change((place) =>
    builder
      .updateTable('interaction')
      .set({ result: place(2) })
      .where('tenant', '=', place(0))
      .where('id', '=', place(1))
      .where('result', '=', sql.lit('')),
  )
  const sweepers = (['openId', 'interaction'] as const).map((table) =>
    change((place) => builder.deleteFrom(table).where('expiresAt', '<=', place(0))),
  )
  return {
    putOpenId: prepareInsert(connection, 'openId', ['tenant', 'kind', 'id']),
    deleteOpenId: (tenant, kind, id) => void deleteOpenId.run(tenant, kind, id),
    useOpenId: (tenant, kind, id, at) => useOpenId.run(tenant, kind, id, at) === 1,
    deleteOpenIdOfGrant: (tenant, grant) => deleteOfGrant.run(tenant, grant),
    deleteOpenIdOf: (tenant, user) => deleteOf.run(tenant, user),
    putSigningKey: prepareInsert(connection, 'signingKey', ['tenant', 'id']),
    putInteraction: prepareInsert(connection, 'interaction', ['tenant', 'id']),
    endInteraction: (tenant, id, result) => endInteraction.run(tenant, id, result) === 1,
    sweepOpenId: (expiredBy) => {
      for (const sweeper of sweepers) sweeper.run(expiredBy)
    },
  }
}
