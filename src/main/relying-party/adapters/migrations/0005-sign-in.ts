/** What a sign-in is going on with: its purpose and its part of the log; pages between two factors. @module */

const oneOf = (name: string, ...values: string[]) =>
  `check ("${name}" in (${values.map((value) => `'${value}'`).join(', ')}))`
const times = (...names: string[]) => names.map((name) => `"${name}" integer not null`).join(', ')
const texts = (...names: string[]) => names.map((name) => `"${name}" text not null`).join(', ')

/** What was pending by then is told of in the log no more than it was. */
const draft = JSON.stringify({
  name: '',
  application: '',
  method: 'phone-sign-in',
  isDisabled: false,
  facts: { simulated: false, knownBrowser: false, steps: [], why: [] },
})

const kept = `"tenant", "tokenHash", "browser", "step", "createdAt", "name", "subject", "attempt", "signedInBy", "signedInAt"`

export const signIn: readonly string[] = [
  `alter table "attempt" add column "purpose" text not null ${oneOf('purpose', 'sign-in', 'second-factor')} default 'sign-in'`,
  `alter table "attempt" add column "draft" text not null check (json_valid("draft")) default '${draft}'`,

  // A CHECK cannot be changed, so the pages move to a table that has the new one.
  `create table "pageAnew" (
    "tenant" text not null references "tenant" ("id"),
    ${texts('tokenHash')},
    "browser" text not null references "browser" ("id") on delete cascade,
    "step" text not null ${oneOf('step', 'name', 'method', 'second-factor', 'identity-provider', 'approval', 'signed-in')},
    ${times('createdAt')},
    ${texts('name', 'subject', 'attempt')},
    "signedInBy" text ${oneOf('signedInBy', 'password', 'approval', 'password-and-push', 'password-and-code', 'temporary-access-pass', 'federated')},
    ${times('signedInAt')},
    "passwordAt" integer not null default 0,
    "simulatedSource" text not null default '',
    primary key ("tenant", "tokenHash")
  ) strict, without rowid`,
  `insert into "pageAnew" (${kept}) select ${kept} from "page"`,
  'drop table "page"',
  'alter table "pageAnew" rename to "page"',
  'create index "pageBrowser" on "page" ("browser")',
]
