/** A database of each earlier version is brought up to date, and nothing in it is lost. @module */
import { join } from 'node:path'
import Libsql from 'libsql'
import { expect, test } from 'vitest'
import { defaultMethodsPolicy, methodsPolicy } from '#protocol/methods-policy'
import { migrations } from '../../src/main/relying-party/adapters/migrations/migrations'
import { openSqlStore } from '../../src/main/relying-party/adapters/sql-store'
import type { Tables } from '../../src/main/relying-party/tables'
import * as make from '../support/records'
import { aFolder } from '../support/stores'

const decisions = {
  run: (tables: Tables, work: (tables: Tables) => unknown): unknown => work(tables),
}

/** The file as the program of `version` left it, with a request that is pending. */
async function aDatabaseOf(version: number, file: string): Promise<void> {
  const store = openSqlStore(file, decisions)
  await store.decide('run', (tables: Tables) => {
    tables.putTenant(make.aTenant())
    tables.putUser(make.aUser())
    tables.putDevice(make.aDevice())
    tables.putCredential(make.aCredential())
    tables.insertAttempt(make.anAttempt())
    tables.insertRequest(make.aRequest())
  })
  await store.close()
  const database = new Libsql(file)
  for (const undo of undone.slice(version - 1).toReversed()) database.exec(undo)
  database.exec(`pragma user_version = ${version}`)
  database.close()
}

/** What takes back migration 2, 3 and so on. */
const undone = [
  `create index "attemptPending" on "attempt" ("tenant", "subject") where "state" = 'pending'`,
  [
    ...[
      'signIn',
      'oneTimeCode',
      'temporaryAccessPass',
      'groupMember',
      'group',
      'roleAssignment',
      'policy',
      'domain',
    ].map((name) => `drop table "${name}"`),
    `alter table "tenant" drop column "settings"`,
    ...[
      'kind',
      'federated',
      'onPremisesMfa',
      'risk',
      'defaultMethod',
      'snoozes',
      'snoozedUntil',
    ].map((name) => `alter table "user" drop column "${name}"`),
  ].join('; '),
  `alter table "tenant" add column "phoneSignIn" integer not null default 1 check ("phoneSignIn" in (0, 1))`,
  [
    'alter table "attempt" drop column "purpose"',
    'alter table "attempt" drop column "draft"',
    'alter table "page" drop column "passwordAt"',
    'alter table "page" drop column "simulatedSource"',
  ].join('; '),
  `drop index "deviceInstallation"; alter table "device" drop column "profile"`,
  `drop table "application"`,
  [
    'pragma foreign_keys = off',
    `create table "deviceBefore" (
      "tenant" text not null references "tenant" ("id"), "id" text not null, "user" text not null,
      "installation" text not null, "keyX" text not null, "keyY" text not null, "thumbprint" text not null unique,
      "name" text not null, "platform" text not null, "version" text not null, "invitation" text not null,
      "state" text not null, "preparedAt" integer not null, "confirmedAt" integer not null,
      "removedAt" integer not null, "removedBy" text not null, "profile" text not null default 'desktop',
      primary key ("tenant", "id"),
      foreign key ("tenant", "user") references "user" ("tenant", "id")
    ) strict, without rowid`,
    'insert into "deviceBefore" select * from "device"',
    'drop table "device"',
    'alter table "deviceBefore" rename to "device"',
    `create index "devicePrepared" on "device" ("preparedAt") where "state" = 'prepared'`,
    'create index "deviceUser" on "device" ("tenant", "user")',
    'create index "deviceInstallation" on "device" ("tenant", "installation")',
  ].join('; '),
  [
    'drop table "openId"',
    'drop table "signingKey"',
    'drop table "interaction"',
    'alter table "page" drop column "interaction"',
    'alter table "page" drop column "application"',
  ].join('; '),
  `update "tenant" set "settings" = json_remove("settings", '$.switches.methodsInTokens')`,
  'drop index "deviceUser"; create index "deviceUser" on "device" ("tenant", "user")',
]

test('K7 the migration after each version can be undone here', () => {
  expect(undone).toHaveLength(migrations.length - 1)
})

test.each(undone.map((_, at) => at + 1))(
  'K7 a database of version %i opens, with what was pending',
  async (version) => {
    using folder = aFolder()
    const file = join(folder.path, 'store.db')
    await aDatabaseOf(version, file)
    const store = openSqlStore(file, decisions)
    expect(await store.find.pendingFor('tenant', 'user', 'device')).toEqual([make.aRequest()])
    // What the log will say of a request is not known of an older one.
    const draft = { ...make.aDraft(), ...(version < 5 ? { name: '', application: '' } : {}) }
    expect(await store.find.pending()).toEqual([make.anAttempt({ draft })])
    const device = make.aDevice(version < 6 ? { profile: 'desktop' } : {})
    expect(await store.find.device('tenant', 'device')).toEqual(device)
    expect(await store.find.credentialOf('tenant', 'device')).toEqual(make.aCredential())
    await store.close()

    const database = new Libsql(file)
    const [now] = database.prepare('pragma user_version').raw(true).get() as number[]
    const listed = database.prepare(`select 1 from sqlite_schema where name = 'attemptPending'`)
    expect(listed.get()).toBeUndefined()
    database.close()
    expect(now).toBe(migrations.length)
  },
)

test.each([
  ['no policy was saved', undefined],
  ['one was saved', defaultMethodsPolicy],
])('K7 a tenant whose phone sign-in was off has it off by policy, where %s', async (_, before) => {
  using folder = aFolder()
  const file = join(folder.path, 'store.db')
  await aDatabaseOf(3, file)
  const database = new Libsql(file)
  database.exec(`update "tenant" set "phoneSignIn" = 0`)
  if (before !== undefined) {
    const insert = database.prepare(`insert into "policy" values ('tenant', ?, 7, 5)`)
    insert.run(JSON.stringify(before))
  }
  database.close()
  const store = openSqlStore(file, decisions)
  const saved = await store.find.policy('tenant')
  await store.close()
  expect(saved?.policy).toEqual({
    ...defaultMethodsPolicy,
    microsoftAuthenticator: { ...defaultMethodsPolicy.microsoftAuthenticator, state: 'disabled' },
  })
  expect(methodsPolicy.safeParse(saved?.policy).success).toBe(true)
})
