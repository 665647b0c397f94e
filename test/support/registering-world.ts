/** The whole relying party over its own store, with the fixtures' device waiting to turn phone sign-in on. @module */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { parseShape } from '#protocol/canonical'
import { deviceRoutes } from '#protocol/device-http'
import { ProtocolError } from '#protocol/errors'
import { createNodeRandom } from '../../src/main/relying-party/adapters/node-crypto.ts'
import { noCrashPoints } from '../../src/main/relying-party/adapters/no-crash-points.ts'
import { openSqlStore } from '../../src/main/relying-party/adapters/sql-store.ts'
import { createDecisions } from '../../src/main/relying-party/decisions.ts'
import type { DeviceAnswer, Identity } from '../../src/main/relying-party/doors.ts'
import { createRelyingParty } from '../../src/main/relying-party/relying-party.ts'
import type { Tables } from '../../src/main/relying-party/tables.ts'
import { crypto, numberSeal, prepareAccount, records } from './judging-world'
import { aManualClock } from './manual-clock'
import { relyingPartyKey } from './wire/keys'
import * as values from './wire/values'

export const identity: Identity = {
  origin: values.origin,
  instance: values.challenge.rpi,
  publicKey: relyingPartyKey.publicKey,
  thumbprint: relyingPartyKey.thumbprint,
  certificateHash: values.link.ca,
}
export const signer = { sign: (bytes: Uint8Array) => relyingPartyKey.sign(new Uint8Array(bytes)) }

export interface RegisteringWorld extends AsyncDisposable {
  /** What the relying party makes of `message`, as its route reads it. */
  register(message: unknown): Promise<DeviceAnswer<unknown>>
  /** Every row of every table but the audit log's. */
  snapshot(): string
}

export async function aRegisteringWorld(): Promise<RegisteringWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-registering-'))
  const path = join(folder, 'store.db')
  const store = openSqlStore(path, { ...createDecisions({ crypto, numberSeal }), prepare })
  await store.decide('prepare', undefined)
  const relyingParty = await createRelyingParty({
    identity,
    signer,
    store,
    crypto,
    numberSeal,
    passwords: { hash: () => Promise.resolve(''), verify: () => Promise.resolve(false) },
    clock: aManualClock(values.now * 1000),
    random: createNodeRandom(),
    log: { write: () => undefined },
    lastStop: { take: () => Promise.resolve(undefined), write: () => Promise.resolve() },
    crashPoints: noCrashPoints,
    sessionEnds: { watch: () => undefined },
  })
  const reader = new Libsql(path)
  const list = (sql: string) => reader.prepare(sql).raw(true).all() as unknown[][]
  const tables = list("select name from sqlite_schema where type = 'table' order by name")
    .map(([name]) => String(name))
    .filter((name) => name !== 'audit')
  return {
    async register(message) {
      let request
      try {
        const sent = { dev: values.account.dev, registration: message }
        request = parseShape(sent, deviceRoutes.credential.request)
      } catch (error) {
        if (error instanceof ProtocolError) return { outcome: 'refused', code: 'invalid' }
        throw error
      }
      return relyingParty.devices.credential(request, { address: '127.0.0.1' })
    },
    snapshot: () => JSON.stringify(tables.map((name) => [name, list(`select * from "${name}"`)])),
    async [Symbol.asyncDispose]() {
      reader.close()
      await relyingParty.stop()
      rmSync(folder, { recursive: true })
    },
  }
}

function prepare(tables: Tables): void {
  prepareAccount(tables)
  tables.putCredentialOptions({
    ...{ tenant: records.device.tenant, device: records.device.id },
    ...{ challenge: values.credentialOptions.chal, expiresAt: values.credentialOptions.exp * 1000 },
  })
}
