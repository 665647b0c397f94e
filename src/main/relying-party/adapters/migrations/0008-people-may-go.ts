/** A device that was removed stays, so that it can be told so, when its person is gone. @module */

const texts = (...names: string[]) => names.map((name) => `"${name}" text not null`).join(', ')
const times = (...names: string[]) => names.map((name) => `"${name}" integer not null`).join(', ')
const oneOf = (name: string, ...values: string[]) =>
  `"${name}" text not null check ("${name}" in (${values.map((value) => `'${value}'`).join(', ')}))`
const tenant = '"tenant" text not null references "tenant" ("id")'
const table = (name: string, ...parts: string[]) =>
  `create table "${name}" (\n  ${parts.join(',\n  ')}\n) strict, without rowid`

const columns = `"tenant", "id", "user", "installation", "keyX", "keyY", "thumbprint", "name", "platform", "version",
  "invitation", "state", "preparedAt", "confirmedAt", "removedAt", "removedBy", "profile"`

export const peopleMayGo: readonly string[] = [
  // A foreign key cannot be taken from a table, so the devices move to one without, and what refers to them with them.
  table(
    'deviceAnew',
    tenant,
    texts('id', 'user', 'installation', 'keyX', 'keyY'),
    '"thumbprint" text not null unique',
    texts('name'),
    oneOf('platform', 'linux', 'macos', 'windows'),
    texts('version', 'invitation'),
    oneOf('state', 'prepared', 'active', 'removed'),
    times('preparedAt', 'confirmedAt', 'removedAt'),
    texts('removedBy'),
    oneOf('profile', 'android', 'ios', 'desktop'),
    'primary key ("tenant", "id")',
  ),
  `insert into "deviceAnew" (${columns}) select ${columns} from "device"`,
  'create table "credentialKept" as select * from "credential"',
  'create table "oneTimeCodeKept" as select * from "oneTimeCode"',
  'drop table "oneTimeCode"',
  'drop table "credential"',
  'drop table "device"',
  'alter table "deviceAnew" rename to "device"',
  `create index "devicePrepared" on "device" ("preparedAt") where "state" = 'prepared'`,
  'create index "deviceUser" on "device" ("tenant", "user")',
  'create index "deviceInstallation" on "device" ("tenant", "installation")',

  table(
    'credential',
    tenant,
    '"id" text not null unique',
    texts('device', 'user', 'keyX', 'keyY'),
    '"counter" integer not null check ("counter" between 0 and 4294967295)',
    times('createdAt', 'lastUsedAt'),
    oneOf('state', 'active', 'removed'),
    'primary key ("tenant", "id")',
    'foreign key ("tenant", "device") references "device" ("tenant", "id")',
  ),
  `create unique index "credentialOfDevice" on "credential" ("tenant", "device") where "state" = 'active'`,
  `insert into "credential" ("tenant", "id", "device", "user", "keyX", "keyY", "counter", "createdAt", "lastUsedAt", "state")
    select "tenant", "id", "device", "user", "keyX", "keyY", "counter", "createdAt", "lastUsedAt", "state" from "credentialKept"`,
  'drop table "credentialKept"',
  table(
    'oneTimeCode',
    tenant,
    texts('device', 'user', 'sealedSecret'),
    times('createdAt', 'lastStep'),
    'primary key ("tenant", "device")',
    'foreign key ("tenant", "device") references "device" ("tenant", "id") on delete cascade',
  ),
  'create index "oneTimeCodeUser" on "oneTimeCode" ("tenant", "user")',
  `insert into "oneTimeCode" ("tenant", "device", "user", "sealedSecret", "createdAt", "lastStep")
    select "tenant", "device", "user", "sealedSecret", "createdAt", "lastStep" from "oneTimeCodeKept"`,
  'drop table "oneTimeCodeKept"',
]
