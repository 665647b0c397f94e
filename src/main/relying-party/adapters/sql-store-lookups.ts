/** The reads of the SQL store, each one prepared statement. @module */
import type Libsql from 'libsql'
import { sql } from 'kysely'
import type { Lookups } from '../tables.ts'
import { createDirectoryLookups } from './sql-store-directory-lookups.ts'
import { finderBy } from './sql-store-finder.ts'
import { attemptsSinceFinder, heldFinder, openPageFinder } from './sql-store-hot-lookups.ts'
import { createOpenIdLookups } from './sql-store-openid.ts'
import { standingFinder } from './sql-store-standing.ts'
import { builder, prepare, prepareFinder } from './sql-store-statements.ts'

/** Of a person's attempts only the newest can be pending, since starting one ends the one before; clocks may go back. */
const pendingAmong = 64

/**
 * Where a table has an index beside its key, the statement names it: without statistics SQLite takes a key's first
 * column, the tenant, for as good, and would read a whole tenant.
 */
export function createLookups(connection: Libsql.Database): Lookups {
  const by = finderBy(connection)
  const instance = by('instance')
  const guard = by('guard', 'tenant', 'subject')
  const block = by('block', 'tenant', 'subject', 'source')
  const browser = by('browser', 'cookieHash')
  const page = by('page', 'tenant', 'tokenHash')
  const device = by('device', 'tenant', 'id')
  const deviceByKey = by('device', 'thumbprint')
  const devicesOf = prepareFinder(
    connection,
    'device',
    (place) =>
      sql`indexed by "deviceUser" where "tenant" = ${place(0)} and "user" = ${place(1)} and "state" <> 'removed' order by "preparedAt", "id"`,
  )
  const devicesOnInstallation = prepareFinder(
    connection,
    'device',
    (place) =>
      sql`indexed by "deviceInstallation" where "tenant" = ${place(0)} and "installation" = ${place(1)} and "state" <> 'removed'`,
  )
  const credential = by('credential', 'tenant', 'id')
  const credentialById = by('credential', 'id')
  const credentialOf = prepareFinder(
    connection,
    'credential',
    (place) => sql`where "tenant" = ${place(0)} and "device" = ${place(1)} and "state" = 'active'`,
  )
  const credentialHolders = prepareFinder(
    connection,
    'user',
    (place) =>
      sql`where "tenant" = ${place(0)} and "name" > ${place(1)} and "name" >= ${place(2)}
          and "name" < ${place(2)} || char(1114111) and "disabled" = 0
          and exists (select 1 from "device" indexed by "deviceUser"
            join "credential" indexed by "credentialOfDevice" on "credential"."tenant" = "device"."tenant"
              and "credential"."device" = "device"."id" and "credential"."state" = 'active'
            where "device"."tenant" = "user"."tenant" and "device"."user" = "user"."id"
              and "device"."state" = 'active')
          order by "name" limit ${place(3)}`,
  )
  const invitation = by('invitation', 'tenant', 'id')
  const invitationByCode = by('invitation', 'codeHash')
  const phoneSignInCode = by('phoneSignInCode', 'tenant', 'codeHash')
  const credentialOptions = by('credentialOptions', 'tenant', 'device')
  const attempt = by('attempt', 'tenant', 'id')
  const requestsOf = by('request', 'tenant', 'attempt')
  const pending = prepareFinder(
    connection,
    'attempt',
    () => sql`where "state" = 'pending' order by "startedAt", "id"`,
  )
  const audit = prepareFinder(
    connection,
    'audit',
    (place) => sql`where "sequence" > ${place(0)} order by "sequence" limit ${place(1)}`,
  )
  const auditOf = prepareFinder(
    connection,
    'audit',
    (place) =>
      sql`where "tenant" = ${place(0)} and "sequence" < ${place(1)} order by "sequence" desc limit ${place(2)}`,
  )
  const auditHead = prepare(connection, () =>
    builder.selectFrom('audit').select(['sequence', 'hash']).orderBy('sequence', 'desc').limit(1),
  )
  const knownBrowser = by('knownBrowser', 'cookieHash')
  const knownBrowserOf = prepare(connection, (place) =>
    builder
      .selectFrom('knownBrowser')
      .innerJoin('knownBrowserUser', 'knownBrowserUser.browser', 'knownBrowser.id')
      .select('knownBrowser.id')
      .where('knownBrowser.cookieHash', '=', place(2))
      .where('knownBrowserUser.tenant', '=', place(0))
      .where('knownBrowserUser.user', '=', place(1)),
  )
  const approversOf = prepare(connection, (place) => ({
    compile: () =>
      sql`select "device"."id", "credential"."id", "device"."version" from "device" indexed by "deviceUser"
        join "user" on "user"."tenant" = "device"."tenant" and "user"."id" = "device"."user"
        join "credential" indexed by "credentialOfDevice" on "credential"."tenant" = "device"."tenant"
          and "credential"."device" = "device"."id" and "credential"."state" = 'active'
        where "device"."tenant" = ${place(0)} and "device"."user" = ${place(1)}
          and "device"."state" = 'active' and "user"."disabled" = 0`.compile(builder),
  }))
  const pendingFor = prepareFinder(
    connection,
    'request',
    (place) =>
      sql`join (select "tenant", "id", "state" from "attempt" indexed by "attemptSubject"
            where "tenant" = ${place(0)} and "subject" = ${place(1)}
            order by "startedAt" desc limit ${sql.lit(pendingAmong)}) as "recent"
          on "recent"."tenant" = "request"."tenant" and "recent"."id" = "request"."attempt"
        where "recent"."state" = 'pending' and "request"."device" = ${place(2)}`,
  )
  const openPage = openPageFinder(connection)
  const attemptsSince = attemptsSinceFinder(connection)
  const held = heldFinder(connection)
  const standing = standingFinder(connection)

  return {
    ...createDirectoryLookups(connection),
    ...createOpenIdLookups(connection),
    instance: () => instance.get(),
    guard: (of, subject) => guard.get(of, subject),
    blockedUntil: (of, subject, source) => block.get(of, subject, source)?.until ?? 0,
    browser: (cookieHash) => browser.get(cookieHash),
    page: (of, tokenHash) => page.get(of, tokenHash),
    openPage,
    knownBrowser: (cookieHash) => knownBrowser.get(cookieHash)?.id,
    knownBrowserOf: (of, who, cookieHash) =>
      knownBrowserOf.get(of, who, cookieHash)?.[0] as string | undefined,
    device: (of, id) => device.get(of, id),
    deviceByKey: (thumbprint) => deviceByKey.get(thumbprint),
    devicesOnInstallation: (of, installation) => devicesOnInstallation.all(of, installation),
    devicesOf: (of, who) => devicesOf.all(of, who),
    approversOf: (of, who) =>
      approversOf.all(of, who).map(([id, answers, version]) => ({
        ...{ device: String(id), credential: String(answers), version: String(version) },
      })),
    credential: (of, id) => credential.get(of, id),
    credentialHolders: (of, { after, startsWith, limit }) =>
      credentialHolders.all(of, after, startsWith, limit),
    credentialExists: (id) => credentialById.get(id) !== undefined,
    credentialOf: (of, id) => credentialOf.get(of, id),
    invitation: (of, id) => invitation.get(of, id),
    invitationByCode: (codeHash) => invitationByCode.get(codeHash),
    phoneSignInCode: (of, codeHash) => phoneSignInCode.get(of, codeHash),
    credentialOptions: (of, id) => credentialOptions.get(of, id),
    attempt: (of, id) => attempt.get(of, id),
    held,
    requestsOf: (of, id) => requestsOf.all(of, id),
    attemptsSince,
    pendingFor: (of, subject, id) => pendingFor.all(of, subject, id),
    pending: () => pending.all(),
    auditHead() {
      const row = auditHead.get()
      return row === undefined ? undefined : { sequence: Number(row[0]), hash: String(row[1]) }
    },
    audit: (after, limit) => audit.all(after, limit),
    auditOf: (of, before, limit) => auditOf.all(of, before, limit),
    standing,
  }
}
