/** The reads that every sign-in makes: only the columns that are looked at, each in one statement. @module */
import type Libsql from 'libsql'
import type { SignInDraft } from '../sign-in-log.ts'
import type { Held, Lookups, RecentAttempt } from '../tables.ts'
import {
  builder,
  columnsOf,
  decoderOf,
  prepare,
  prepareColumns,
  widthOf,
} from './sql-store-statements.ts'

export function openPageFinder(connection: Libsql.Database): Lookups['openPage'] {
  const statement = prepare(connection, (place) =>
    builder
      .selectFrom('page')
      .innerJoin('browser', 'browser.id', 'page.browser')
      .select([...columnsOf('page'), ...columnsOf('browser')])
      .where('page.tenant', '=', place(0))
      .where('page.tokenHash', '=', place(1))
      .where('browser.cookieHash', '=', place(2)),
  )
  const page = decoderOf('page')
  const browser = decoderOf('browser')
  const browserAt = widthOf('page')
  return (tenant, tokenHash, cookieHash) => {
    const row = statement.get(tenant, tokenHash, cookieHash)
    return row === undefined ? undefined : { page: page(row), browser: browser(row, browserAt) }
  }
}

export function attemptsSinceFinder(connection: Libsql.Database): Lookups['attemptsSince'] {
  const columns = [
    'tenant',
    'id',
    'subject',
    'state',
    'reason',
    'asked',
    'page',
    'lane',
    'startedAt',
    'expiresAt',
    'endedAt',
  ] as const satisfies readonly (keyof RecentAttempt)[]
  const statement = prepareColumns(columns, connection, (place) =>
    builder
      .selectFrom('attempt')
      .select(columns)
      .where('tenant', '=', place(0))
      .where('subject', '=', place(1))
      .where('startedAt', '>', place(2))
      .orderBy('startedAt', 'desc')
      .orderBy('id', 'desc')
      .limit(place(3)),
  )
  return (tenant, subject, since, limit) => {
    if (limit > 1) {
      return statement.all(tenant, subject, since, limit) as unknown as readonly RecentAttempt[]
    }
    const newest = statement.get(tenant, subject, since, limit)
    return newest === undefined ? [] : [newest as unknown as RecentAttempt]
  }
}

/** Attempt, request, device, credential and the person in one read: what every answer is judged by. */
export function heldFinder(connection: Libsql.Database): Lookups['held'] {
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
      .leftJoin('credential', (join) =>
        join
          .onRef('credential.tenant', '=', 'request.tenant')
          .onRef('credential.id', '=', 'request.credential'),
      )
      .leftJoin('user', (join) =>
        join.onRef('user.tenant', '=', 'attempt.tenant').onRef('user.id', '=', 'attempt.subject'),
      )
      .leftJoin('guard', (join) =>
        join
          .onRef('guard.tenant', '=', 'attempt.tenant')
          .onRef('guard.subject', '=', 'attempt.subject'),
      )
      .select([
        'attempt.subject',
        'attempt.state',
        'attempt.reason',
        'attempt.asked',
        'attempt.source',
        'attempt.expiresAt',
        'attempt.sealedNumber',
        'attempt.draft',
        'attempt.purpose',
        'request.challenge',
        'request.contextHash',
        'device.state as deviceState',
        'device.keyX as deviceKeyX',
        'device.keyY as deviceKeyY',
        'device.thumbprint',
        'device.name',
        'device.platform',
        'device.version',
        'credential.id as credential',
        'credential.state as credentialState',
        'credential.keyX',
        'credential.keyY',
        'credential.counter',
        'guard.wrongNumbers',
        'guard.pausedUntil',
        'user.disabled',
      ])
      .where('attempt.tenant', '=', place(0))
      .where('attempt.id', '=', place(1))
      .where('request.device', '=', place(2)),
  )
  return (tenant, id, device) => {
    const row = statement.get(tenant, id, device)
    if (row === undefined) return undefined
    const [subject, state, reason, asked, source, expiresAt, sealedNumber, draft, purpose] = row
    const [challenge, contextHash] = row.slice(9)
    const [deviceState, deviceKeyX, deviceKeyY, thumbprint, name, platform, version] = row.slice(11)
    const [credential, credentialState, keyX, keyY, counter] = row.slice(18)
    const [wrongNumbers, pausedUntil, disabled] = row.slice(23)
    if (purpose === 'sign-in' && credential === null) return undefined
    // The columns' CHECKs and STRICT keep what the types say.
    const held: { readonly [P in keyof Held]: Readonly<Record<string, unknown>> | boolean } = {
      attempt: {
        ...{ tenant, id, subject, state, reason, asked, source, expiresAt, sealedNumber },
        draft: JSON.parse(String(draft)) as SignInDraft,
        purpose,
      },
      request: { challenge, contextHash },
      device: {
        ...{ id: device, state: deviceState, keyX: deviceKeyX, keyY: deviceKeyY, thumbprint },
        ...{ name, platform, version },
      },
      credential:
        purpose === 'sign-in'
          ? { id: credential, state: credentialState, keyX, keyY, counter }
          : { id: thumbprint, state: 'active', keyX: deviceKeyX, keyY: deviceKeyY, counter: 0 },
      isDisabled: disabled !== 0,
      guard: { wrongNumbers: wrongNumbers ?? 0, pausedUntil: pausedUntil ?? 0 },
    }
    return held as unknown as Held
  }
}
