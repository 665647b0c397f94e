/** Domains, groups, roles, policies, passes, one-time codes and the log of sign-ins. @module */

const tenant = '"tenant" text not null references "tenant" ("id")'
const ofUser = 'foreign key ("tenant", "user") references "user" ("tenant", "id") on delete cascade'
const flag = (name: string) => `"${name}" integer not null check ("${name}" in (0, 1))`
const texts = (...names: string[]) => names.map((name) => `"${name}" text not null`).join(', ')
const times = (...names: string[]) => names.map((name) => `"${name}" integer not null`).join(', ')
const oneOf = (name: string, ...values: string[]) =>
  `"${name}" text not null check ("${name}" in (${values.map((value) => `'${value}'`).join(', ')}))`
const rows = (name: string, ...parts: string[]) =>
  `create table "${name}" (\n  ${parts.join(',\n  ')}\n) strict`
const table = (name: string, ...parts: string[]) => `${rows(name, ...parts)}, without rowid`
const added = (to: string, column: string) => `alter table "${to}" add column ${column}`

/** What every tenant had decided by then, in the words of that version. */
const settings = JSON.stringify({
  switches: {
    pendingRequest: 'replace',
    combinedRegistrationModes: 'entra',
    onPremisesInstallations: 'entra',
    androidAccounts: 'entra',
    reportSuspicious: 'entra',
    federatedHint: 'entra',
    requestContext: 'improved',
  },
  isCombinedRegistrationOn: true,
  isLegacyPhoneSignInOn: false,
  secondFactor: 'none',
  isSameDeviceRefused: false,
  isSameNetworkRequired: false,
  isPhoneSignInRecommended: false,
  simulatedSources: [],
})

export const directory: readonly string[] = [
  added('tenant', `"settings" text not null default '${settings}' check (json_valid("settings"))`),
  added('user', `${oneOf('kind', 'member', 'guest')} default 'member'`),
  added('user', `${flag('federated')} default 0`),
  added('user', `${flag('onPremisesMfa')} default 0`),
  added('user', `${oneOf('risk', 'none', 'high')} default 'none'`),
  added('user', `${oneOf('defaultMethod', '', 'push', 'code')} default ''`),
  added('user', '"snoozes" integer not null default 0'),
  added('user', '"snoozedUntil" integer not null default 0'),

  table('domain', tenant, '"name" text primary key', flag('federated')),
  'create index "domainTenant" on "domain" ("tenant")',
  table(
    'policy',
    '"tenant" text primary key references "tenant" ("id")',
    '"policy" text not null check (json_valid("policy"))',
    '"version" integer not null check ("version" >= 1)',
    times('changedAt'),
  ),
  table(
    'roleAssignment',
    tenant,
    texts('user'),
    oneOf(
      'role',
      'globalAdministrator',
      'authenticationPolicyAdministrator',
      'authenticationAdministrator',
      'reportsReader',
    ),
    'primary key ("tenant", "user", "role")',
    ofUser,
  ),
  table('group', tenant, texts('id', 'displayName', 'description'), 'primary key ("tenant", "id")'),
  table(
    'groupMember',
    tenant,
    texts('group', 'member'),
    oneOf('kind', 'user', 'group'),
    'primary key ("tenant", "group", "member")',
    'foreign key ("tenant", "group") references "group" ("tenant", "id") on delete cascade',
  ),
  'create index "groupMemberOf" on "groupMember" ("tenant", "member")',
  table(
    'temporaryAccessPass',
    tenant,
    texts('id', 'user', 'passHash'),
    times('createdAt', 'startsAt', 'lifetimeMs'),
    flag('usableOnce'),
    times('usedAt'),
    'primary key ("tenant", "user")',
    ofUser,
  ),
  table(
    'oneTimeCode',
    tenant,
    texts('device', 'user', 'sealedSecret'),
    times('createdAt', 'lastStep'),
    'primary key ("tenant", "device")',
    'foreign key ("tenant", "device") references "device" ("tenant", "id") on delete cascade',
  ),
  'create index "oneTimeCodeUser" on "oneTimeCode" ("tenant", "user")',

  // Ids are in the order of time, and so is the key.
  rows(
    'signIn',
    tenant,
    texts('id'),
    times('at'),
    texts('user', 'name', 'application'),
    oneOf('outcome', 'success', 'failure', 'interrupted'),
    '"errorCode" integer not null check ("errorCode" >= 0)',
    texts('reason', 'method'),
    '"facts" text not null check (json_valid("facts"))',
    'primary key ("tenant", "id")',
  ),
  'create index "signInUser" on "signIn" ("tenant", "user", "id")',
]
