/** `auditLogs`: sign-ins and what administrators and people changed, the newest first. @module */
import type { Context } from '../context.ts'
import type { AuditRecord } from '../records.ts'
import type { SignInFilter, SignInRecord } from '../sign-in-log.ts'
import { type GraphAnswer, notFound } from './answers.ts'
import type { Asked } from './asked.ts'
import { auditFields, auditMembers, sequenceOf, toAudit, toAuditId } from './audit-objects.ts'
import type { Condition, Fields, Filter } from './filter.ts'
import { list, type Listing, one } from './listing.ts'
import type { Source } from './ordering.ts'
import { signInMembers, toSignIn } from './sign-in-objects.ts'

type Needs = Pick<Context, 'store' | 'identity'>

const comparisons = ['eq', 'ge', 'gt', 'le', 'lt'] as const
const signInFields: Fields<SignInRecord> = {
  id: { kind: 'text', operators: ['eq'], of: ({ id }) => id },
  correlationId: { kind: 'text', operators: ['eq'], of: ({ id }) => id },
  createdDateTime: { kind: 'time', operators: comparisons, of: ({ at }) => at },
  userId: { kind: 'text', operators: ['eq'], of: ({ user }) => user },
  userPrincipalName: { kind: 'text', operators: ['eq', 'startswith'], of: ({ name }) => name },
  appDisplayName: {
    ...{ kind: 'text', operators: ['eq', 'startswith'] },
    of: ({ application }) => application,
  },
  ipAddress: { kind: 'text', operators: ['eq'], of: ({ facts }) => facts.address ?? '' },
  'status/errorCode': {
    ...{ kind: 'number', operators: ['eq', 'ne'] },
    of: ({ errorCode }) => errorCode,
  },
  isInteractive: { kind: 'flag', operators: ['eq'], of: () => true },
}
const endOfTime = 2 ** 48 - 1

export function logResources({ store, identity }: Needs) {
  const { origin } = identity

  function signIns({ tenant, version }: Asked): Listing<SignInRecord> {
    const names = new Map<string, string>()
    return {
      context: 'auditLogs/signIns',
      order: 'createdDateTime desc',
      source: (filter) => source(filter, (before) => ({ before })),
      reversed: {
        order: 'createdDateTime',
        source: (filter) => source(filter, (after = '') => ({ before: undefined, after })),
      },
      fields: signInFields,
      members: {
        usual: [...signInMembers['v1.0'], ...(version === 'beta' ? signInMembers.beta : [])],
      },
      async toObject(row) {
        if (row.user !== '' && !names.has(row.user)) {
          const user = await store.find.user(tenant.id, row.user)
          names.set(row.user, user?.displayName ?? '')
        }
        return toSignIn(row, names.get(row.user), version)
      },
    }

    /** `from`: where a portion begins, by the key of the row before it. */
    async function source(
      filter: Filter<SignInRecord>,
      from: (key: string | undefined) => Pick<SignInFilter, 'before' | 'after'>,
    ): Promise<Source<SignInRecord>> {
      const name = filter.equal('userPrincipalName')
      const named =
        typeof name === 'string'
          ? await store.find.userByName(tenant.id, name.toLowerCase())
          : undefined
      const user = filter.equal('userId') ?? named?.id
      const span = spanOf(filter.conditions, 'createdDateTime')
      const outcome = filter.equal('status/errorCode') === 0 ? 'success' : undefined
      return {
        keyOf: ({ id }) => id,
        read: (key, limit) => {
          const wish: SignInFilter = {
            ...{ ...from(key), limit, ...span, outcome },
            user: typeof user === 'string' ? user.toLowerCase() : undefined,
          }
          return store.find.signIns(tenant.id, wish)
        },
      }
    }
  }

  const audits = ({ tenant }: Asked): Listing<AuditRecord> => ({
    context: 'auditLogs/directoryAudits',
    order: 'activityDateTime desc',
    fields: auditFields,
    members: { usual: auditMembers },
    source: () => ({
      keyOf: ({ sequence }) => toAuditId(sequence),
      read: (before, limit) =>
        store.find.auditOf(tenant.id, sequenceOf(before) ?? Number.MAX_SAFE_INTEGER, limit),
    }),
    toObject: toAudit,
  })

  return {
    listSignIns: (asked: Asked) => list(origin, asked, signIns(asked)),
    async getSignIn(asked: Asked): Promise<GraphAnswer> {
      const row = await store.find.signIn(asked.tenant.id, asked.key.toLowerCase())
      if (row === undefined) return notFound('The sign-in')
      const listing = signIns(asked)
      return one(origin, asked, listing, await listing.toObject(row))
    },
    listAudits: (asked: Asked) => list(origin, asked, audits(asked)),
    async getAudit(asked: Asked): Promise<GraphAnswer> {
      const sequence = sequenceOf(asked.key)
      const [row] =
        sequence === undefined ? [] : await store.find.auditOf(asked.tenant.id, sequence + 1, 1)
      if (row === undefined || row.sequence !== sequence) return notFound('The audit entry')
      return one(origin, asked, audits(asked), toAudit(row))
    },
  }
}

/** The span of time within which all `conditions` on `property` can hold. */
function spanOf(
  conditions: readonly Condition[],
  property: string,
): { readonly since: number; readonly until: number } {
  let since = 0
  let until = endOfTime
  for (const { property: of, operator, value } of conditions) {
    if (of !== property || typeof value !== 'number') continue
    if (operator === 'ge' || operator === 'eq') since = Math.max(since, value)
    if (operator === 'gt') since = Math.max(since, value + 1)
    if (operator === 'le' || operator === 'eq') until = Math.min(until, value + 1)
    if (operator === 'lt') until = Math.min(until, value)
  }
  return { since, until }
}
