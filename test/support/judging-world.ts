/** The relying party's own store and judge, with the fixtures' request for approval open in it. @module */
import { defaultTenantSettings } from '../../src/protocol/tenant-settings.ts'
import { anyMember } from '../../src/main/relying-party/directory-records.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { parseApproval, type ParsedApproval } from '#protocol/approval'
import { toBase64url } from '#protocol/bytes'
import { contextBytes } from '#protocol/challenge'
import { ProtocolError } from '#protocol/errors'
import { createNodeCrypto } from '../../src/main/relying-party/adapters/node-crypto.ts'
import { createNumberSeal } from '../../src/main/relying-party/adapters/number-seal.ts'
import { openSqlStore } from '../../src/main/relying-party/adapters/sql-store.ts'
import { createDecisions } from '../../src/main/relying-party/decisions.ts'
import { numberContext, type AnswerResult } from '../../src/main/relying-party/judge-approval.ts'
import type {
  AttemptPurpose,
  AttemptRecord,
  CredentialRecord,
  DeviceRecord,
  RequestRecord,
} from '../../src/main/relying-party/records.ts'
import type { Held, Tables } from '../../src/main/relying-party/tables.ts'
import { aDraft } from './records'
import { credentialKey, deviceKey, sha256 } from './wire/keys'
import { challenge as challengeSample } from './wire/statements'
import * as values from './wire/values'

export const crypto = createNodeCrypto()
export const numberSeal = createNumberSeal(new Uint8Array(32).fill(7))
export const shownNumber = '42'
/** Five seconds after the challenge was made. */
export const answeredAt = (values.now + 5) * 1000

const { tid: tenant, txn: attempt, dev: device, rpi, iss } = values.challenge
export const names = { instance: rpi, origin: values.origin, issuer: iss }
const at = values.now * 1000

interface Records {
  readonly attempt: AttemptRecord
  readonly request: RequestRecord
  readonly device: DeviceRecord
  readonly credential: CredentialRecord
}

/** The fixtures' request and account as they are stored. */
export const records: Records = {
  attempt: {
    ...{ tenant, id: attempt, subject: 'user', page: 'page', lane: 'unknown', source: '' },
    ...{ startedAt: at, expiresAt: at + 60_000, epoch: 1, digits: 2 },
    sealedNumber: numberSeal.seal(shownNumber, numberContext(tenant, attempt)),
    ...{ state: 'pending', reason: '', endedAt: 0, asked: 1, completed: false },
    ...{ purpose: 'sign-in', draft: aDraft() },
  },
  request: {
    ...{ tenant, attempt, device, credential: values.credentialId },
    challenge: challengeSample.jws,
    contextHash: toBase64url(sha256(contextBytes(values.challenge.ctx))),
  },
  device: {
    ...{ tenant, id: device, user: 'user', installation: values.enrollmentRequest.installation },
    ...{ keyX: deviceKey.publicKey.x, keyY: deviceKey.publicKey.y },
    ...{
      thumbprint: deviceKey.thumbprint,
      name: 'Laptop',
      platform: 'linux',
      version: '0.1.0',
      profile: 'desktop',
    },
    ...{ invitation: 'invitation', state: 'active', preparedAt: at, confirmedAt: at },
    ...{ removedAt: 0, removedBy: '' },
  },
  credential: {
    ...{ tenant, id: values.credentialId, device, user: 'user', counter: 6 },
    ...{ keyX: credentialKey.publicKey.x, keyY: credentialKey.publicKey.y },
    ...{ createdAt: at, lastUsedAt: 0, state: 'active' },
  },
}

/** What is held of the fixtures' request. */
export const held: Held = {
  ...records,
  ...{ isDisabled: false, guard: { wrongNumbers: 0, pausedUntil: 0 } },
}

/** `message` as the relying party reads it: undefined where it is not strictly an approval. */
export function read(message: unknown): ParsedApproval | undefined {
  try {
    return parseApproval(message)
  } catch (error) {
    if (error instanceof ProtocolError) return undefined
    throw error
  }
}

export interface JudgingWorld extends AsyncDisposable {
  /** What the relying party makes of `message`, stored as it stores it. */
  answer(message: unknown): Promise<AnswerResult>
  /** Every row of every table but the audit log's. */
  snapshot(): string
  auditRows(): number
}

/** `since`: what changed after the request was made. `purpose`: what it was made for. */
export async function aJudgingWorld(
  since: (tables: Tables) => void = () => undefined,
  purpose: AttemptPurpose = 'sign-in',
): Promise<JudgingWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-judging-'))
  const path = join(folder, 'store.db')
  const prepare = (tables: Tables) => {
    prepareRequest(tables, purpose)
  }
  const decisions = { ...createDecisions({ crypto, numberSeal }), prepare, since }
  const store = openSqlStore(path, decisions)
  await store.decide('prepare', undefined)
  await store.decide('since', undefined)
  const reader = new Libsql(path)
  const list = (sql: string) => reader.prepare(sql).raw(true).all() as unknown[][]
  const tables = list("select name from sqlite_schema where type = 'table' order by name")
    .map(([name]) => String(name))
    .filter((name) => name !== 'audit')
  return {
    answer: (message) =>
      store.decide('answerAttempt', {
        ...{ tenant, attempt, device, names, at: answeredAt, from: '127.0.0.1' },
        approval: read(message),
      }),
    snapshot: () => JSON.stringify(tables.map((name) => [name, list(`select * from "${name}"`)])),
    auditRows: () => Number(list('select count(*) from audit')[0]?.[0]),
    async [Symbol.asyncDispose]() {
      reader.close()
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** The second factor is answered by the device's own key. */
function prepareRequest(tables: Tables, purpose: AttemptPurpose): void {
  prepareAccount(tables)
  tables.putCredential(records.credential)
  tables.insertAttempt({ ...records.attempt, purpose })
  const isSecond = purpose === 'second-factor'
  tables.insertRequest({
    ...records.request,
    ...(isSecond ? { credential: deviceKey.thumbprint } : {}),
  })
}

/** The fixtures' tenant, user and device, without phone sign-in. */
export function prepareAccount(tables: Tables): void {
  tables.putTenant({
    ...{ id: tenant, name: 'Contoso', domain: 'contoso.com', lifetimeMs: 60_000, digits: 2 },
    ...{ pinRequired: false, settings: defaultTenantSettings('improved') },
  })
  tables.putUser({
    ...{ tenant, id: 'user', name: 'balas@contoso.com', displayName: 'Bala Sandhu' },
    ...{ ...anyMember, passwordHash: '', passwordChangedAt: at },
  })
  tables.putInvitation({
    ...{ tenant, id: 'invitation', codeHash: 'hash', user: 'user', expiresAt: at, device },
  })
  tables.putDevice(records.device)
}
