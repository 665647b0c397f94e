/** The first shape of the database. A migration never changes once it was released: the next one does. @module */

const tenant = '"tenant" text not null references "tenant" ("id")'
const user = 'foreign key ("tenant", "user") references "user" ("tenant", "id")'
const flag = (name: string) => `"${name}" integer not null check ("${name}" in (0, 1))`
const count = (name: string) => `"${name}" integer not null check ("${name}" >= 0)`
const texts = (...names: string[]) => names.map((name) => `"${name}" text not null`).join(', ')
const times = (...names: string[]) => names.map((name) => `"${name}" integer not null`).join(', ')
const oneOf = (name: string, ...values: string[]) =>
  `check ("${name}" in (${values.map((value) => `'${value}'`).join(', ')}))`
const rows = (name: string, parts: readonly string[]) =>
  `create table "${name}" (\n  ${parts.join(',\n  ')}\n) strict`
/** Kept in the order of its key: what is small, or is looked up more than added. */
const table = (name: string, ...parts: string[]) => `${rows(name, parts)}, without rowid`
/** Kept in the order of arrival: large rows under random keys would each dirty a page of their own. */
const journal = (name: string, ...parts: string[]) => rows(name, parts)

export const first: readonly string[] = [
  table('instance', '"id" text primary key', '"epoch" integer not null check ("epoch" >= 1)'),
  table(
    'tenant',
    '"id" text primary key',
    texts('name'),
    '"domain" text not null unique',
    '"lifetimeMs" integer not null check ("lifetimeMs" between 30000 and 300000)',
    '"digits" integer not null check ("digits" in (2, 3, 6))',
    flag('pinRequired'),
    flag('phoneSignIn'),
  ),
  table(
    'user',
    tenant,
    texts('id', 'name', 'displayName'),
    flag('disabled'),
    texts('passwordHash'),
    times('passwordChangedAt'),
    'primary key ("tenant", "id")',
    'unique ("tenant", "name")',
  ),
  table(
    'guard',
    tenant,
    texts('subject'),
    count('wrongNumbers'),
    times('pausedUntil'),
    count('wrongPasswords'),
    times('passwordNotBefore', 'passwordHourAt'),
    count('passwordHourCount'),
    'primary key ("tenant", "subject")',
  ),
  table(
    'block',
    tenant,
    texts('subject', 'source'),
    times('until'),
    'primary key ("tenant", "subject", "source")',
  ),

  table(
    'browser',
    '"id" text primary key',
    '"cookieHash" text not null unique',
    times('createdAt', 'lastSeenAt'),
  ),
  table(
    'page',
    tenant,
    texts('tokenHash'),
    '"browser" text not null references "browser" ("id") on delete cascade',
    `"step" text not null ${oneOf('step', 'name', 'method', 'approval', 'signed-in')}`,
    times('createdAt'),
    texts('name', 'subject', 'attempt'),
    `"signedInBy" text ${oneOf('signedInBy', 'password', 'approval')}`,
    times('signedInAt'),
    'primary key ("tenant", "tokenHash")',
  ),
  'create index "pageBrowser" on "page" ("browser")',
  table(
    'knownBrowser',
    '"id" text primary key',
    '"cookieHash" text not null unique',
    times('seenAt'),
  ),
  table(
    'knownBrowserUser',
    tenant,
    texts('user'),
    '"browser" text not null references "knownBrowser" ("id") on delete cascade',
    'primary key ("tenant", "user", "browser")',
    user,
  ),
  'create index "knownBrowserUserBrowser" on "knownBrowserUser" ("browser")',

  table(
    'device',
    tenant,
    texts('id', 'user', 'installation', 'keyX', 'keyY'),
    '"thumbprint" text not null unique',
    texts('name'),
    `"platform" text not null ${oneOf('platform', 'linux', 'macos', 'windows')}`,
    texts('version', 'invitation'),
    `"state" text not null ${oneOf('state', 'prepared', 'active', 'removed')}`,
    times('preparedAt', 'confirmedAt', 'removedAt'),
    texts('removedBy'),
    'primary key ("tenant", "id")',
    user,
  ),
  `create index "devicePrepared" on "device" ("preparedAt") where "state" = 'prepared'`,
  'create index "deviceUser" on "device" ("tenant", "user")',
  table(
    'credential',
    tenant,
    '"id" text not null unique',
    texts('device', 'user', 'keyX', 'keyY'),
    '"counter" integer not null check ("counter" between 0 and 4294967295)',
    times('createdAt', 'lastUsedAt'),
    `"state" text not null ${oneOf('state', 'active', 'removed')}`,
    'primary key ("tenant", "id")',
    'foreign key ("tenant", "device") references "device" ("tenant", "id")',
  ),
  `create unique index "credentialOfDevice" on "credential" ("tenant", "device") where "state" = 'active'`,
  table(
    'invitation',
    tenant,
    texts('id'),
    '"codeHash" text not null unique',
    texts('user'),
    times('expiresAt'),
    texts('device'),
    'primary key ("tenant", "id")',
    user,
  ),
  table(
    'phoneSignInCode',
    tenant,
    texts('codeHash', 'device'),
    times('expiresAt'),
    'primary key ("tenant", "codeHash")',
  ),
  table(
    'credentialOptions',
    tenant,
    texts('device', 'challenge'),
    times('expiresAt'),
    'primary key ("tenant", "device")',
  ),

  // The number leaves with the decision, and a decision stands: kept here too, not by the program alone.
  journal(
    'attempt',
    tenant,
    texts('id', 'subject', 'page', 'lane', 'source'),
    times('startedAt', 'expiresAt'),
    count('epoch'),
    count('digits'),
    texts('sealedNumber'),
    `"state" text not null ${oneOf('state', 'pending', 'approved', 'denied', 'wrong-number', 'expired', 'withdrawn', 'refused')}`,
    texts('reason'),
    times('endedAt'),
    count('asked'),
    flag('completed'),
    'primary key ("tenant", "id")',
    `check ("state" = 'pending' or "sealedNumber" = '')`,
    `check ("completed" = 0 or "state" = 'approved')`,
  ),
  'create index "attemptSubject" on "attempt" ("tenant", "subject", "startedAt")',
  `create index "attemptPending" on "attempt" ("tenant", "subject") where "state" = 'pending'`,
  `create trigger "attemptEndsOnce" before update of "state" on "attempt" when old."state" <> 'pending'
    begin select raise(abort, 'an attempt ends once'); end`,
  journal(
    'request',
    tenant,
    texts('attempt', 'device', 'credential', 'challenge', 'contextHash'),
    'primary key ("tenant", "attempt", "device")',
    'foreign key ("tenant", "attempt") references "attempt" ("tenant", "id") on delete cascade',
  ),

  `create table "audit" (
    "sequence" integer primary key,
    "at" integer not null,
    "tenant" text,
    "event" text not null,
    "facts" text not null,
    "hash" text not null
  ) strict`,
]
