/** The reads of the SQL store, each one prepared statement. @module */
import type Libsql from 'libsql'
import { sql } from 'kysely'
import type { Lookups } from '../tables.ts'
import type { RecordOf, TableName } from './sql-store-schema.ts'
import {
  builder,
  columnsOf,
  decoderOf,
  prepare,
  prepareFinder,
  widthOf,
  type Finder,
} from './sql-store-statements.ts'

export function createLookups(connection: Libsql.Database): Lookups {
  /** By the columns named, in this order. */
  const by = <T extends TableName>(
    table: T,
    ...names: readonly (keyof RecordOf<T> & string)[]
  ): Finder<RecordOf<T>> =>
    prepareFinder(connection, table, (place) => {
      const equal = names.map((name, at) => sql`${sql.ref(`${table}.${name}`)} = ${place(at)}`)
      return equal.length === 0 ? sql`` : sql`where ${sql.join(equal, sql` and `)}`
    })

  const instance = by('instance')
  const tenants = prepareFinder(connection, 'tenant', () => sql`order by "domain"`)
  const tenant = by('tenant', 'id')
  const tenantByDomain = by('tenant', 'domain')
  const user = by('user', 'tenant', 'id')
  const userByName = by('user', 'tenant', 'name')
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
      sql`where "tenant" = ${place(0)} and "user" = ${place(1)} and "state" <> 'removed' order by "preparedAt", "id"`,
  )
  const credential = by('credential', 'tenant', 'id')
  const credentialById = by('credential', 'id')
  const credentialOf = prepareFinder(
    connection,
    'credential',
    (place) => sql`where "tenant" = ${place(0)} and "device" = ${place(1)} and "state" = 'active'`,
  )
  const invitation = by('invitation', 'tenant', 'id')
  const invitationByCode = by('invitation', 'codeHash')
  const phoneSignInCode = by('phoneSignInCode', 'tenant', 'codeHash')
  const credentialOptions = by('credentialOptions', 'tenant', 'device')
  const attempt = by('attempt', 'tenant', 'id')
  const requestsOf = by('request', 'tenant', 'attempt')
  const attemptsSince = prepareFinder(
    connection,
    'attempt',
    (place) =>
      sql`where "tenant" = ${place(0)} and "subject" = ${place(1)} and "startedAt" > ${place(2)} order by "startedAt" desc, "id" limit ${place(3)}`,
  )
  const pending = prepareFinder(
    connection,
    'attempt',
    () => sql`where "state" = 'pending' order by "startedAt", "id"`,
  )
  const pendingOf = prepareFinder(
    connection,
    'attempt',
    (place) =>
      sql`where "tenant" = ${place(0)} and "subject" = ${place(1)} and "state" = 'pending' order by "startedAt", "id"`,
  )
  const audit = prepareFinder(
    connection,
    'audit',
    (place) => sql`where "sequence" > ${place(0)} order by "sequence" limit ${place(1)}`,
  )
  const auditHead = prepare(connection, () =>
    builder.selectFrom('audit').select(['sequence', 'hash']).orderBy('sequence', 'desc').limit(1),
  )
  const knownBrowser = by('knownBrowser', 'cookieHash')
  const knownBrowserUser = by('knownBrowserUser', 'tenant', 'user', 'browser')
  const approversOf = prepare(connection, (place) =>
    builder
      .selectFrom('device')
      .innerJoin('credential', (join) =>
        join
          .onRef('credential.tenant', '=', 'device.tenant')
          .onRef('credential.device', '=', 'device.id'),
      )
      .select(['device.id as device', 'credential.id as credential'])
      .where('device.tenant', '=', place(0))
      .where('device.user', '=', place(1))
      .where('device.state', '=', 'active')
      .where('credential.state', '=', 'active')
      .orderBy('device.id'),
  )
  const pendingFor = prepareFinder(
    connection,
    'request',
    (place) =>
      sql`join "attempt" on "attempt"."tenant" = "request"."tenant" and "attempt"."id" = "request"."attempt" where "attempt"."tenant" = ${place(0)} and "attempt"."subject" = ${place(1)} and "attempt"."state" = 'pending' and "request"."device" = ${place(2)} order by "attempt"."startedAt"`,
  )
  const held = heldFinder(connection)

  return {
    instance: () => instance.get(),
    tenants: () => tenants.all(),
    tenant: (id) => tenant.get(id),
    tenantByDomain: (domain) => tenantByDomain.get(domain),
    user: (of, id) => user.get(of, id),
    userByName: (of, name) => userByName.get(of, name),
    guard: (of, subject) => guard.get(of, subject),
    blockedUntil: (of, subject, source) => block.get(of, subject, source)?.until ?? 0,
    browser: (cookieHash) => browser.get(cookieHash),
    page: (of, tokenHash) => page.get(of, tokenHash),
    knownBrowser: (cookieHash) => knownBrowser.get(cookieHash)?.id,
    isBrowserKnown: (of, who, id) => knownBrowserUser.get(of, who, id) !== undefined,
    device: (of, id) => device.get(of, id),
    deviceByKey: (thumbprint) => deviceByKey.get(thumbprint),
    devicesOf: (of, who) => devicesOf.all(of, who),
    approversOf: (of, who) =>
      approversOf
        .all(of, who)
        .map(([id, answers]) => ({ device: String(id), credential: String(answers) })),
    credential: (of, id) => credential.get(of, id),
    credentialExists: (id) => credentialById.get(id) !== undefined,
    credentialOf: (of, id) => credentialOf.get(of, id),
    invitation: (of, id) => invitation.get(of, id),
    invitationByCode: (codeHash) => invitationByCode.get(codeHash),
    phoneSignInCode: (of, codeHash) => phoneSignInCode.get(of, codeHash),
    credentialOptions: (of, id) => credentialOptions.get(of, id),
    attempt: (of, id) => attempt.get(of, id),
    held,
    requestsOf: (of, id) => requestsOf.all(of, id),
    attemptsSince: (of, subject, since, limit) => attemptsSince.all(of, subject, since, limit),
    pendingFor: (of, subject, id) => pendingFor.all(of, subject, id),
    pendingOf: (of, subject) => pendingOf.all(of, subject),
    pending: () => pending.all(),
    auditHead() {
      const row = auditHead.get()
      return row === undefined ? undefined : { sequence: Number(row[0]), hash: String(row[1]) }
    },
    audit: (after, limit) => audit.all(after, limit),
  }
}

/** Attempt, request, device and credential in one read: what every answer is judged by. */
function heldFinder(connection: Libsql.Database): Lookups['held'] {
  const statement = prepare(connection, (place) =>
    builder
      .selectFrom('attempt')
      .innerJoin('request', (join) =>
        join
          .onRef('request.tenant', '=', 'attempt.tenant')
          .onRef('request.attempt', '=', 'attempt.id'),
      )
      .innerJoin('device', (join) =>
        join
          .onRef('device.tenant', '=', 'request.tenant')
          .onRef('device.id', '=', 'request.device'),
      )
      .innerJoin('credential', (join) =>
        join
          .onRef('credential.tenant', '=', 'request.tenant')
          .onRef('credential.id', '=', 'request.credential'),
      )
      .leftJoin('guard', (join) =>
        join
          .onRef('guard.tenant', '=', 'attempt.tenant')
          .onRef('guard.subject', '=', 'attempt.subject'),
      )
      .select([
        ...columnsOf('attempt'),
        ...columnsOf('request'),
        ...columnsOf('device'),
        ...columnsOf('credential'),
        ...columnsOf('guard'),
      ])
      .where('attempt.tenant', '=', place(0))
      .where('attempt.id', '=', place(1))
      .where('request.device', '=', place(2)),
  )
  const decode = {
    attempt: decoderOf('attempt'),
    request: decoderOf('request'),
    device: decoderOf('device'),
    credential: decoderOf('credential'),
    guard: decoderOf('guard'),
  }
  const requestAt = widthOf('attempt')
  const deviceAt = requestAt + widthOf('request')
  const credentialAt = deviceAt + widthOf('device')
  const guardAt = credentialAt + widthOf('credential')
  return (tenant, attempt, device) => {
    const row = statement.get(tenant, attempt, device)
    if (row === undefined) return undefined
    return {
      attempt: decode.attempt(row),
      request: decode.request(row, requestAt),
      device: decode.device(row, deviceAt),
      credential: decode.credential(row, credentialAt),
      guard: row[guardAt] === null ? undefined : decode.guard(row, guardAt),
    }
  }
}
