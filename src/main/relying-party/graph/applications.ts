/** `applications`: registered, changed, deleted and given secrets, as Graph does it. @module */
import { dayMs, maxSecrets } from '#protocol/application'
import {
  applicationPatch,
  applicationRequest,
  passwordRemoval,
  passwordRequest,
} from '#protocol/graph-application'
import type { ApplicationAct, ApplicationSaved } from '../applications/decisions.ts'
import { giveSecret, planApplication, type SecretGiven } from '../applications/registering.ts'
import type { Context } from '../context.ts'
import type { ApplicationRecord } from '../directory-records.ts'
import { actorOf, type GraphCaller } from './access.ts'
import {
  badRequest,
  denied,
  done,
  type GraphAnswer,
  isRefused,
  notFound,
  nothing,
} from './answers.ts'
import {
  applicationFields,
  applicationMembers,
  readChange,
  refuseMistake,
  toApplication,
  toPassword,
} from './application-objects.ts'
import type { Asked } from './asked.ts'
import { parseGraphBody } from './bodies.ts'
import { contextOf, list, type Listing, one } from './listing.ts'

type Needs = Pick<Context, 'store' | 'identity' | 'clock' | 'random' | 'crypto'>

/** Graph's, where nobody says when a secret ends. */
const usualLifeMs = 730 * dayMs

const unknown = notFound('The application')
const mayNotGrant = denied(
  'Insufficient privileges: nobody gives an application a permission, or a secret to one that has it, who could not use that permission themselves.',
)

export function applicationResources(needs: Needs) {
  const { store, identity, clock } = needs
  const { origin } = identity

  const act = ({ caller }: Asked): ApplicationAct => ({
    ...{ by: actorOf(caller), at: clock.now(), mayGrant: grantsOf(caller) },
  })
  const applications = (tenant: string): Listing<ApplicationRecord> => ({
    context: 'applications',
    fields: applicationFields,
    members: applicationMembers,
    orders: { displayName: ({ displayName }) => displayName },
    source: (filter) => ({
      keyOf: ({ id }) => id,
      async read(after = '', limit) {
        const clientId = filter.equal('appId')
        if (typeof clientId === 'string') {
          const found = await store.find.applicationByClientId(tenant, clientId.toLowerCase())
          return found === undefined || found.id <= after ? [] : [found]
        }
        const startsWith = filter.equal('id')?.toString().toLowerCase() ?? ''
        return store.find.applications(tenant, { after, limit, startsWith })
      },
    }),
    count: () => store.find.applicationCount(tenant),
    toObject: toApplication,
  })

  /** What can be done to one application, however it is named in the path. */
  const ofOne = (find: (asked: Asked) => Promise<ApplicationRecord | undefined>) => ({
    get: async (asked: Asked): Promise<GraphAnswer> => {
      const found = await find(asked)
      if (found === undefined) return unknown
      return one(origin, asked, applications(asked.tenant.id), toApplication(found))
    },

    update: async (asked: Asked): Promise<GraphAnswer> => {
      const found = await find(asked)
      if (found === undefined) return unknown
      const patch = parseGraphBody(asked.body ?? {}, applicationPatch)
      if (isRefused(patch)) return patch
      const change = readChange(patch)
      if (isRefused(change)) return change
      const of = { ...act(asked), tenant: found.tenant, application: found.id }
      const saved = await store.decide('changeApplication', { ...of, change })
      return saved.outcome === 'done' ? nothing : refusalOf(saved)
    },

    delete: async (asked: Asked): Promise<GraphAnswer> => {
      const found = await find(asked)
      if (found === undefined) return unknown
      const of = { ...act(asked), tenant: found.tenant, application: found.id }
      const deleted = await store.decide('deleteApplication', of)
      return deleted.outcome === 'done' ? nothing : unknown
    },

    addPassword: async (asked: Asked): Promise<GraphAnswer> => {
      const found = await find(asked)
      if (found === undefined) return unknown
      const body = parseGraphBody(asked.body ?? {}, passwordRequest)
      if (isRefused(body)) return body
      const wish = body.passwordCredential ?? {}
      const startsAt = momentIn(wish.startDateTime)
      const given = await giveSecret(needs, {
        ...{ ...act(asked), tenant: found.tenant, application: found.id },
        wish: {
          displayName: wish.displayName ?? '',
          startsAt,
          endsAt: momentIn(wish.endDateTime) ?? (startsAt ?? clock.now()) + usualLifeMs,
        },
      })
      if (given.outcome === 'refused') return refusalOf(given)
      const type = 'microsoft.graph.passwordCredential'
      return done({
        '@odata.context': contextOf(origin, asked, type),
        ...toPassword(given.secret, given.text),
      })
    },

    removePassword: async (asked: Asked): Promise<GraphAnswer> => {
      const found = await find(asked)
      if (found === undefined) return unknown
      const body = parseGraphBody(asked.body ?? {}, passwordRemoval)
      if (isRefused(body)) return body
      const removed = await store.decide('removeApplicationSecret', {
        ...{ ...act(asked), tenant: found.tenant, application: found.id },
        keyId: body.keyId.toLowerCase(),
      })
      return removed.outcome === 'done'
        ? nothing
        : badRequest("The property 'keyId' names no password credential of the application.")
    },
  })
  const byId = ofOne(({ tenant, key }) => store.find.application(tenant.id, key.toLowerCase()))
  const byAppId = ofOne(({ tenant, key }) =>
    store.find.applicationByClientId(tenant.id, key.toLowerCase()),
  )

  return {
    listApplications: (asked: Asked) => list(origin, asked, applications(asked.tenant.id)),
    async createApplication(asked: Asked): Promise<GraphAnswer> {
      const body = parseGraphBody(asked.body ?? {}, applicationRequest)
      if (isRefused(body)) return body
      const wish = readChange(body)
      if (isRefused(wish)) return wish
      const { displayName } = body
      const application = planApplication(needs, asked.tenant.id, { ...wish, displayName })
      const made = await store.decide('makeApplication', { application, ...act(asked) })
      if (made.outcome === 'refused') return refusalOf(made)
      const context = contextOf(origin, asked, 'applications/$entity')
      return done({ '@odata.context': context, ...toApplication(made.application) }, 201)
    },
    getApplication: byId.get,
    updateApplication: byId.update,
    deleteApplication: byId.delete,
    addPassword: byId.addPassword,
    removePassword: byId.removePassword,
    getApplicationByAppId: byAppId.get,
    updateApplicationByAppId: byAppId.update,
    deleteApplicationByAppId: byAppId.delete,
    addPasswordByAppId: byAppId.addPassword,
    removePasswordByAppId: byAppId.removePassword,
  }
}

/** A person's roles decide; a program gives no more than it has. */
function grantsOf({ user, roles, permissions }: GraphCaller): ApplicationAct['mayGrant'] {
  if (user === undefined) return permissions
  return roles.includes('globalAdministrator') ? 'all' : []
}

function refusalOf(
  refused: Extract<ApplicationSaved | SecretGiven, { outcome: 'refused' }>,
): GraphAnswer {
  switch (refused.code) {
    case 'not-found':
      return unknown
    case 'may-not-grant':
      return mayNotGrant
    case 'address':
      return refuseMistake(refused.mistake)
    case 'client-id-taken':
      return badRequest('Another application has this appId.')
    case 'too-many-secrets':
      return badRequest(`An application has ${maxSecrets} password credentials at most.`)
    case 'lifetime':
      return badRequest(
        "The property 'endDateTime' lies in the past, before 'startDateTime', or more than two years after it.",
      )
    default: {
      const other: never = refused
      throw new TypeError(`no such refusal: ${String(other)}`)
    }
  }
}

function momentIn(text: string | null | undefined): number | undefined {
  return text === undefined || text === null ? undefined : Date.parse(text)
}
