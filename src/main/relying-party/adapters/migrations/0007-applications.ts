/** Applications, and the role of those who register them. @module */

const json = (...names: string[]) =>
  names.map((name) => `"${name}" text not null check (json_valid("${name}"))`).join(', ')
const texts = (...names: string[]) => names.map((name) => `"${name}" text not null`).join(', ')
const oneOf = (name: string, ...values: string[]) =>
  `"${name}" text not null check ("${name}" in (${values.map((value) => `'${value}'`).join(', ')}))`

export const applications: readonly string[] = [
  `create table "application" (
    "tenant" text not null references "tenant" ("id"),
    ${texts('id', 'clientId', 'displayName')},
    "createdAt" integer not null,
    ${oneOf('signInAudience', 'AzureADMyOrg', 'AzureADMultipleOrgs')},
    ${json('redirectUris')},
    "isFallbackPublicClient" integer not null check ("isFallbackPublicClient" in (0, 1)),
    ${texts('logoutUrl', 'backChannelLogoutUri')},
    ${json('postLogoutRedirectUris', 'permissions', 'secrets')},
    primary key ("tenant", "id")
  ) strict, without rowid`,
  'create unique index "applicationClient" on "application" ("clientId")',

  // A CHECK cannot be changed, so the roles move to a table that has the new one.
  `create table "roleAssignmentAnew" (
    "tenant" text not null references "tenant" ("id"),
    ${texts('user')},
    ${oneOf(
      'role',
      'globalAdministrator',
      'authenticationPolicyAdministrator',
      'authenticationAdministrator',
      'reportsReader',
      'applicationAdministrator',
    )},
    primary key ("tenant", "user", "role"),
    foreign key ("tenant", "user") references "user" ("tenant", "id") on delete cascade
  ) strict, without rowid`,
  'insert into "roleAssignmentAnew" select "tenant", "user", "role" from "roleAssignment"',
  'drop table "roleAssignment"',
  'alter table "roleAssignmentAnew" rename to "roleAssignment"',
]
