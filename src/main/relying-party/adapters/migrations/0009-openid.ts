/** Sessions, codes and tokens of the OpenID provider, its keys, and the sign-ins that applications wait for. @module */

const tenant = '"tenant" text not null references "tenant" ("id")'
const texts = (...names: string[]) => names.map((name) => `"${name}" text not null`).join(', ')
const times = (...names: string[]) => names.map((name) => `"${name}" integer not null`).join(', ')
const flag = (name: string) => `"${name}" integer not null check ("${name}" in (0, 1))`
const table = (name: string, ...parts: string[]) =>
  `create table "${name}" (\n  ${parts.join(',\n  ')}\n) strict, without rowid`

export const openid: readonly string[] = [
  table(
    'openId',
    tenant,
    texts('kind', 'id', 'sealed', 'grant', 'uid', 'userCode', 'user'),
    times('usedAt', 'expiresAt'),
    'primary key ("tenant", "kind", "id")',
  ),
  `create index "openIdGrant" on "openId" ("tenant", "grant") where "grant" <> ''`,
  `create index "openIdUid" on "openId" ("tenant", "uid") where "uid" <> ''`,
  `create index "openIdUserCode" on "openId" ("tenant", "userCode") where "userCode" <> ''`,
  `create index "openIdUser" on "openId" ("tenant", "user") where "user" <> ''`,
  `create index "openIdExpires" on "openId" ("expiresAt")`,
  table(
    'signingKey',
    tenant,
    texts('id', 'sealedKey'),
    times('createdAt'),
    'primary key ("tenant", "id")',
  ),
  table(
    'interaction',
    tenant,
    texts('id', 'clientId', 'application'),
    `"prompt" text not null check ("prompt" in ('login', 'select_account', 'consent'))`,
    texts('hint'),
    flag('isStrong'),
    texts('user'),
    times('startedAt', 'expiresAt'),
    texts('returnTo', 'result'),
    'primary key ("tenant", "id")',
  ),
  `create index "interactionExpires" on "interaction" ("expiresAt")`,
  `alter table "page" add column "interaction" text not null default ''`,
  `alter table "page" add column "application" text not null default ''`,
]
