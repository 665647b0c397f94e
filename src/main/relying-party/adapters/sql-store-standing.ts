/** How a person stands, in one statement: every decision of the policy reads it. @module */
import type Libsql from 'libsql'
import { sql } from 'kysely'
import type { Lookups, Standing } from '../tables.ts'
import { builder, prepare } from './sql-store-statements.ts'

type Weighing = readonly (number | null)[]

/** A column costs as much as a row, so that what few people have comes as one, and none where there is nothing. */
export function standingFinder(connection: Libsql.Database): Lookups['standing'] {
  const statement = prepare(connection, (place) => ({
    compile: () =>
      sql`select "user"."name", "user"."displayName", "user"."passwordHash",
            "user"."defaultMethod",
            "user"."disabled" + 2 * "user"."federated" + 4 * "user"."onPremisesMfa"
              + 8 * ("user"."kind" = 'guest'),
            case when "guard"."subject" is null and "passwordGuard"."subject" is null
                and "temporaryAccessPass"."user" is null then null
              else json_array("guard"."wrongNumbers", "guard"."pausedUntil",
                "passwordGuard"."wrongPasswords", "passwordGuard"."passwordNotBefore",
                "passwordGuard"."passwordHourAt", "passwordGuard"."passwordHourCount",
                "temporaryAccessPass"."startsAt", "temporaryAccessPass"."lifetimeMs",
                "temporaryAccessPass"."usableOnce", "temporaryAccessPass"."usedAt") end,
            (select case "state" when 'pending' then "expiresAt" else 0 end
              from "attempt" indexed by "attemptSubject"
              where "attempt"."tenant" = "user"."tenant" and "subject" = "user"."id"
              order by "startedAt" desc limit 1),
            (select group_concat(
                exists (select 1 from "credential" indexed by "credentialOfDevice"
                  where "credential"."tenant" = "device"."tenant"
                    and "credential"."device" = "device"."id" and "credential"."state" = 'active')
                || exists (select 1 from "oneTimeCode" where "oneTimeCode"."tenant" = "device"."tenant"
                    and "oneTimeCode"."device" = "device"."id")
                || "device"."id" || ' ' || "device"."version", char(10))
              from "device" indexed by "deviceUser"
              where "device"."tenant" = "user"."tenant" and "device"."user" = "user"."id"
                and "device"."state" = 'active'),
            (select group_concat("group", ' ') from "groupMember" indexed by "groupMemberOf"
              where "groupMember"."tenant" = "user"."tenant" and "member" = "user"."id")
          from "user"
          left join "guard" on "guard"."tenant" = "user"."tenant" and "guard"."subject" = "user"."id"
          left join "guard" as "passwordGuard" on "passwordGuard"."tenant" = "user"."tenant"
            and "passwordGuard"."subject" = ${place(2)}
          left join "temporaryAccessPass" on "temporaryAccessPass"."tenant" = "user"."tenant"
            and "temporaryAccessPass"."user" = "user"."id"
          where "user"."tenant" = ${place(0)} and "user"."id" = ${place(1)}`.compile(builder),
  }))
  return (tenant, id, passwordGuard) => {
    const row = statement.get(tenant, id, passwordGuard)
    if (row === undefined) return undefined
    const [
      name,
      displayName,
      passwordHash,
      defaultMethod,
      is,
      weighing,
      pendingUntil,
      authenticators,
      groups,
    ] = row
    const flags = Number(is)
    return {
      user: {
        id,
        name: String(name),
        displayName: String(displayName),
        disabled: (flags & 1) > 0,
        kind: (flags & 8) > 0 ? 'guest' : 'member',
        federated: (flags & 2) > 0,
        onPremisesMfa: (flags & 4) > 0,
        passwordHash: String(passwordHash),
        defaultMethod: defaultMethod === 'push' || defaultMethod === 'code' ? defaultMethod : '',
      },
      directGroups: groups === null ? [] : String(groups).split(' '),
      authenticators: toAuthenticators(authenticators),
      ...toWeighing(weighing),
      pendingUntil: Number(pendingUntil ?? 0),
    }
  }
}

/** A line each: two flags, the id, a space, the version. */
function toAuthenticators(lines: unknown): Standing['authenticators'] {
  if (typeof lines !== 'string') return []
  return lines.split('\n').map((line) => {
    const space = line.indexOf(' ')
    return {
      id: line.slice(2, space),
      version: line.slice(space + 1),
      hasCredential: line.startsWith('1'),
      hasCode: line.startsWith('1', 1),
    }
  })
}

type Weighed = Pick<Standing, 'guard' | 'passwordGuard' | 'pass'>

const nothing: Weighed = {
  guard: { wrongNumbers: 0, pausedUntil: 0 },
  passwordGuard: {
    ...{ wrongPasswords: 0, passwordNotBefore: 0, passwordHourAt: 0, passwordHourCount: 0 },
  },
  pass: undefined,
}

function toWeighing(text: unknown): Weighed {
  if (typeof text !== 'string') return nothing
  const values = JSON.parse(text) as Weighing
  const at = (place: number) => values[place] ?? 0
  return {
    guard: { wrongNumbers: at(0), pausedUntil: at(1) },
    passwordGuard: {
      wrongPasswords: at(2),
      passwordNotBefore: at(3),
      passwordHourAt: at(4),
      passwordHourCount: at(5),
    },
    pass:
      values[6] === null
        ? undefined
        : { startsAt: at(6), lifetimeMs: at(7), usableOnce: at(8) === 1, usedAt: at(9) },
  }
}
