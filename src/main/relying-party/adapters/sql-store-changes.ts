/** The changes of the SQL store, each one prepared statement. @module */
import type Libsql from 'libsql'
import { sql, type RawBuilder } from 'kysely'
import type { Changes } from '../tables.ts'
import { createDirectoryChanges } from './sql-store-directory-changes.ts'
import { createOpenIdChanges } from './sql-store-openid.ts'
import { builder, prepare, prepareInsert, type Statement } from './sql-store-statements.ts'

export function createChanges(connection: Libsql.Database): Changes {
  const change = (
    build: (place: (at: number) => RawBuilder<never>) => RawBuilder<unknown>,
  ): Statement => prepare(connection, (place) => ({ compile: () => build(place).compile(builder) }))

  const block = prepareInsert(connection, 'block', ['tenant', 'subject', 'source'])
  const unblock = prepare(connection, (place) =>
    builder.deleteFrom('block').where('tenant', '=', place(0)).where('subject', '=', place(1)),
  )
  const deleteGuards = change(
    (place) =>
      sql`delete from "guard" where "tenant" = ${place(0)} and ("subject" = ${place(1)} or substr("subject", 1, length(${place(1)}) + 1) = ${place(1)} || '/')`,
  )
  const forgetAttempts = change(
    (place) =>
      sql`delete from "attempt" where "tenant" = ${place(0)} and "subject" = ${place(1)} and "state" <> 'pending'`,
  )
  const putKnownBrowser = prepareInsert(connection, 'knownBrowser', ['id'])
  const putKnownBrowserUser = prepareInsert(connection, 'knownBrowserUser', [
    'tenant',
    'user',
    'browser',
  ])
  const deleteBrowser = prepare(connection, (place) =>
    builder.deleteFrom('browser').where('id', '=', place(0)),
  )
  const showAttempt = prepare(connection, (place) =>
    builder
      .updateTable('page')
      .set({ step: 'approval', attempt: place(3) })
      .where('tenant', '=', place(0))
      .where('tokenHash', '=', place(1))
      .where('subject', '=', place(2)),
  )
  const deletePage = prepare(connection, (place) =>
    builder.deleteFrom('page').where('tenant', '=', place(0)).where('tokenHash', '=', place(1)),
  )
  const deletePagesOf = prepare(connection, (place) =>
    builder.deleteFrom('page').where('tenant', '=', place(0)).where('subject', '=', place(1)),
  )
  const deletePhoneSignInCode = prepare(connection, (place) =>
    builder
      .deleteFrom('phoneSignInCode')
      .where('tenant', '=', place(0))
      .where('codeHash', '=', place(1)),
  )
  const deleteCredentialOptions = prepare(connection, (place) =>
    builder
      .deleteFrom('credentialOptions')
      .where('tenant', '=', place(0))
      .where('device', '=', place(1)),
  )
  const useCredential = prepare(connection, (place) =>
    builder
      .updateTable('credential')
      .set({ counter: place(2), lastUsedAt: place(3) })
      .where('tenant', '=', place(0))
      .where('id', '=', place(1)),
  )
  const endAttempt = prepare(connection, (place) =>
    builder
      .updateTable('attempt')
      .set({ state: place(2), reason: place(3), endedAt: place(4), sealedNumber: '' })
      .where('tenant', '=', place(0))
      .where('id', '=', place(1))
      .where('state', '=', sql.lit('pending')),
  )
  const approveAttempt = prepare(connection, (place) =>
    builder
      .updateTable('attempt')
      .set({ state: 'approved', endedAt: place(2), sealedNumber: '' })
      .where('tenant', '=', place(0))
      .where('id', '=', place(1))
      .where('state', '=', sql.lit('pending'))
      .where('expiresAt', '>', place(2)),
  )
  const completeAttempt = prepare(connection, (place) =>
    builder
      .updateTable('attempt')
      .set({ completed: 1 })
      .where('tenant', '=', place(0))
      .where('id', '=', place(1))
      .where('state', '=', sql.lit('approved'))
      .where('completed', '=', sql.lit(0)),
  )

  const sweepDevices = change(
    (place) =>
      sql`delete from "device" indexed by "devicePrepared" where "state" = 'prepared' and "preparedAt" <= ${place(0)}`,
  )
  const sweepers = [
    change((place) => sql`delete from "invitation" where "expiresAt" <= ${place(1)}`),
    change((place) => sql`delete from "phoneSignInCode" where "expiresAt" <= ${place(1)}`),
    change((place) => sql`delete from "credentialOptions" where "expiresAt" <= ${place(1)}`),
    change((place) => sql`delete from "block" where "until" <= ${place(0)}`),
    // Of sources: an account's counts never fall by time.
    change(
      (place) =>
        sql`delete from "guard" where substr("subject", 1, 7) = 'source/' and "passwordHourAt" <= ${place(1)}`,
    ),
    change(
      (place) =>
        sql`delete from "attempt" where "startedAt" <= ${place(1)} and "state" <> 'pending'`,
    ),
    change((place) => sql`delete from "page" where "createdAt" <= ${place(1)}`),
    change(
      (place) =>
        sql`delete from "browser" where "lastSeenAt" <= ${place(1)} and not exists (select 1 from "page" where "page"."browser" = "browser"."id")`,
    ),
  ]

  return {
    ...createDirectoryChanges(connection),
    ...createOpenIdChanges(connection),
    putInstance: prepareInsert(connection, 'instance', ['id']),
    putGuard: prepareInsert(connection, 'guard', ['tenant', 'subject']),
    deleteGuards: (tenant, subject) => void deleteGuards.run(tenant, subject),
    block: (tenant, subject, source, until) => block({ tenant, subject, source, until }),
    unblock: (tenant, subject) => void unblock.run(tenant, subject),
    putBrowser: prepareInsert(connection, 'browser', ['id']),
    deleteBrowser: (id) => void deleteBrowser.run(id),
    putPage: prepareInsert(connection, 'page', ['tenant', 'tokenHash']),
    showAttempt: (tenant, tokenHash, subject, attempt) =>
      showAttempt.run(tenant, tokenHash, subject, attempt) === 1,
    deletePage: (tenant, tokenHash) => void deletePage.run(tenant, tokenHash),
    deletePagesOf: (tenant, subject) => void deletePagesOf.run(tenant, subject),
    putKnownBrowser(tenant, user, id, cookieHash, at) {
      putKnownBrowser({ id, cookieHash, seenAt: at })
      putKnownBrowserUser({ tenant, user, browser: id })
    },
    putDevice: prepareInsert(connection, 'device', ['tenant', 'id']),
    putCredential: prepareInsert(connection, 'credential', ['tenant', 'id']),
    useCredential: (tenant, id, counter, at) => void useCredential.run(tenant, id, counter, at),
    putInvitation: prepareInsert(connection, 'invitation', ['tenant', 'id']),
    putPhoneSignInCode: prepareInsert(connection, 'phoneSignInCode', ['tenant', 'codeHash']),
    deletePhoneSignInCode: (tenant, codeHash) => void deletePhoneSignInCode.run(tenant, codeHash),
    putCredentialOptions: prepareInsert(connection, 'credentialOptions', ['tenant', 'device']),
    deleteCredentialOptions: (tenant, device) => void deleteCredentialOptions.run(tenant, device),
    forgetAttempts: (tenant, subject) => void forgetAttempts.run(tenant, subject),
    insertAttempt: prepareInsert(connection, 'attempt'),
    insertRequest: prepareInsert(connection, 'request'),
    endAttempt: (tenant, id, state, reason, at) =>
      endAttempt.run(tenant, id, state, reason, at) === 1,
    approveAttempt: (tenant, id, at) => approveAttempt.run(tenant, id, at) === 1,
    completeAttempt: (tenant, id) => completeAttempt.run(tenant, id) === 1,
    appendAudit: prepareInsert(connection, 'audit'),
    sweep({ preparedBefore, now, overBefore }) {
      const swept = sweepDevices.run(preparedBefore)
      if (overBefore === undefined) return swept
      for (const sweeper of sweepers) sweeper.run(now, overBefore)
      return swept
    },
  }
}
