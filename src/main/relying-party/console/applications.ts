/** The console's applications: which there are, one of them, and changing it. @module */
import { dayMs } from '#protocol/application'
import type {
  ApplicationDetail,
  ApplicationKind,
  ApplicationRow,
} from '#protocol/console-applications-http'
import type { ConsoleRoute } from '#protocol/console-http'
import type { ApplicationAct, ApplicationSaved } from '../applications/decisions.ts'
import { giveSecret, planApplication } from '../applications/registering.ts'
import type { Context } from '../context.ts'
import type { ApplicationRecord } from '../directory-records.ts'
import type { ConsoleAnswer, ConsolePages } from '../doors.ts'
import { refusedPage } from '../page-opening.ts'
import { without } from './application-change.ts'
import type { Reader, Readers } from './sessions.ts'

type ApplicationPages = Pick<
  ConsolePages,
  Extract<
    ConsoleRoute,
    | 'consoleApplications'
    | 'consoleApplication'
    | 'consoleMakeApplication'
    | 'consoleChangeApplication'
    | 'consoleDeleteApplication'
    | 'consoleAddSecret'
    | 'consoleRemoveSecret'
  >
>

/** Given permissions only by whoever may do all of it. */
const mayGrant = ({ roles }: Reader) => roles === 'all' || roles.includes('globalAdministrator')

export function createApplications(context: Context, readers: Readers): ApplicationPages {
  const { store, clock, identity } = context
  const act = (reader: Reader): ApplicationAct & { readonly tenant: string } => ({
    ...{ tenant: reader.tenant.id, by: reader.user?.id ?? 'host', at: clock.now() },
    mayGrant: mayGrant(reader) ? 'all' : [],
  })
  return {
    consoleApplications: (call) =>
      readers.withRight(call, 'readApplications', async ({ tenant }) => {
        const applications = await store.find.applications(tenant.id, call.request)
        const total = await store.find.applicationCount(tenant.id)
        return { outcome: 'done', value: { applications: applications.map(toRow), total } }
      }),

    consoleApplication: (call) =>
      readers.withRight(call, 'readApplications', async (reader) => {
        const { tenant } = reader
        const found = await store.find.application(tenant.id, call.request.application)
        if (found === undefined) return refusedPage('not-found')
        return {
          outcome: 'done',
          value: {
            ...toDetail(found, identity.origin),
            ...{ mayGrant: mayGrant(reader), now: clock.now() },
          },
        }
      }),

    consoleMakeApplication: (call) =>
      readers.withRight(
        call,
        'writeApplications',
        async (reader): Promise<ConsoleAnswer<'consoleMakeApplication'>> => {
          const application = planApplication(context, reader.tenant.id, call.request)
          const asked = { ...act(reader), application }
          return toSaved(await store.decide('makeApplication', asked))
        },
      ),

    consoleChangeApplication: (call) =>
      readers.withRight(
        call,
        'writeApplications',
        async (reader): Promise<ConsoleAnswer<'consoleChangeApplication'>> => {
          const { application, change } = call.request
          const asked = { ...act(reader), application, change: without(change) }
          return toSaved(await store.decide('changeApplication', asked))
        },
      ),

    consoleDeleteApplication: (call) =>
      readers.withRight(call, 'writeApplications', async (reader) => {
        const deleted = await store.decide('deleteApplication', {
          ...{ ...act(reader), ...call.request },
        })
        return deleted.outcome === 'done'
          ? { outcome: 'done', value: {} }
          : refusedPage('not-found')
      }),

    consoleAddSecret: (call) =>
      readers.withRight(
        call,
        'writeApplications',
        async (reader): Promise<ConsoleAnswer<'consoleAddSecret'>> => {
          const { application, displayName, days } = call.request
          const endsAt = clock.now() + days * dayMs
          const wish = { displayName, startsAt: undefined, endsAt }
          const given = await giveSecret(context, { ...act(reader), application, wish })
          if (given.outcome === 'given') {
            const { text } = given
            return { outcome: 'done', value: { outcome: 'given', text, endsAt } }
          }
          if (given.code === 'not-found') return refusedPage('not-found')
          if (given.code === 'lifetime') return refusedPage('invalid')
          return { outcome: 'done', value: { outcome: 'refused', why: { code: given.code } } }
        },
      ),

    consoleRemoveSecret: (call) =>
      readers.withRight(call, 'writeApplications', async (reader) => {
        const { application, secret: keyId } = call.request
        const asked = { ...act(reader), application, keyId }
        const removed = await store.decide('removeApplicationSecret', asked)
        return removed.outcome === 'done'
          ? { outcome: 'done', value: {} }
          : refusedPage('not-found')
      }),
  }
}

function toSaved(saved: ApplicationSaved): ConsoleAnswer<'consoleChangeApplication'> {
  if (saved.outcome === 'done') {
    return { outcome: 'done', value: { outcome: 'done', id: saved.application.id } }
  }
  switch (saved.code) {
    case 'address': {
      const why = { code: saved.code, ...saved.mistake }
      return { outcome: 'done', value: { outcome: 'refused', why } }
    }
    case 'may-not-grant':
      return { outcome: 'done', value: { outcome: 'refused', why: { code: saved.code } } }
    case 'not-found':
    case 'client-id-taken':
      return refusedPage('not-found')
  }
}

function kindsOf({ redirectUris, isFallbackPublicClient }: ApplicationRecord): ApplicationKind[] {
  const kinds = (['spa', 'web', 'publicClient'] as const).filter(
    (kind) => redirectUris[kind].length > 0 || (kind === 'publicClient' && isFallbackPublicClient),
  )
  return kinds.length === 0 ? ['daemon'] : kinds
}

function toRow(application: ApplicationRecord): ApplicationRow {
  const { id, clientId, displayName, signInAudience } = application
  return {
    ...{ id, clientId, displayName, kinds: kindsOf(application) },
    isForEveryTenant: signInAudience === 'AzureADMultipleOrgs',
  }
}

function toDetail(
  application: ApplicationRecord,
  origin: string,
): Omit<ApplicationDetail, 'mayGrant' | 'now'> {
  const { tenant, secrets, redirectUris, ...of } = application
  const { spa, web, publicClient } = redirectUris
  return {
    ...of,
    kinds: kindsOf(application),
    authority: `${origin}/${of.signInAudience === 'AzureADMultipleOrgs' ? 'organizations' : tenant}`,
    redirectUris: { spa: [...spa], web: [...web], publicClient: [...publicClient] },
    postLogoutRedirectUris: [...of.postLogoutRedirectUris],
    permissions: [...of.permissions],
    secrets: secrets.map(({ keyId, displayName, hint, startsAt, endsAt }) => ({
      ...{ keyId, displayName, hint, startsAt, endsAt },
    })),
  }
}
