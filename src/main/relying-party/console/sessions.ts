/** Who reads the console: a person with a role who signed in here, or whoever holds the relying party. @module */
import type { ConsoleRight, ConsoleState } from '#protocol/console-http'
import type { Context } from '../context.ts'
import { isAboveOthers } from '../authority.ts'
import type { RoleName, TenantRecord, UserRecord } from '../directory-records.ts'
import type { Browser, PageAnswer } from '../doors.ts'
import { inTenant, refusedPage } from '../page-opening.ts'
import { campaignOn } from '../sign-in/campaign-asked.ts'
import { rightsOf, rightsOfHost } from './rights.ts'

/** Stands where a page has a person. No person's id is like it: those are UUIDs, and pseudonyms have 22 characters. */
export const host = 'host'

export interface Reader {
  readonly tenant: TenantRecord
  readonly rights: readonly ConsoleRight[]
  /** `all` for the host. */
  readonly roles: readonly RoleName[] | 'all'
  /** Undefined for the host. */
  readonly user: UserRecord | undefined
  readonly state: ConsoleState
}

/** A console call, as far as it says who asks. */
export interface Asking {
  readonly tenant: string
  readonly browser: Browser
}

export function createReaders({ store, opening, directory, clock }: Context) {
  /** Who asks; or a refusal. */
  const find = (name: string, browser: Browser): Promise<PageAnswer<Reader>> =>
    inTenant(directory, name, async (tenant): Promise<PageAnswer<Reader>> => {
      const open = await opening.find(tenant, browser)
      if (open?.page.step !== 'signed-in') return refusedPage('session-missing')
      const { id, name: called, domain } = tenant
      const of = { id, name: called, domain }
      if (open.page.subject === host) {
        const state: ConsoleState = {
          ...{ tenant: of, reader: { kind: 'host' }, rights: [...rightsOfHost] },
        }
        return {
          outcome: 'done',
          value: { tenant, rights: rightsOfHost, roles: 'all', user: undefined, state },
        }
      }
      const user = await store.find.user(id, open.page.subject)
      if (user === undefined || user.disabled) return refusedPage('session-missing')
      // Required to set up phone sign-in first: the sign-in page leads there.
      const campaign = await campaignOn({ store, clock }, tenant, open.page)
      if (campaign?.isRequired === true) return refusedPage('session-missing')
      const roles = await store.find.rolesOf(id, user.id)
      const rights = rightsOf(roles)
      if (rights.length === 0) return refusedPage('not-allowed')
      const { displayName } = user
      const state: ConsoleState = {
        tenant: of,
        reader: { kind: 'person', name: user.name, displayName, roles: [...roles] },
        rights: [...rights],
      }
      return { outcome: 'done', value: { tenant, rights, roles, user, state } }
    })

  /** The verb with who asks, where they have `right`; or a refusal. */
  async function withRight<T>(
    { tenant, browser }: Asking,
    right: ConsoleRight,
    act: (reader: Reader) => Promise<PageAnswer<T>>,
  ): Promise<PageAnswer<T>> {
    const found = await find(tenant, browser)
    if (found.outcome === 'refused') return found
    return found.value.rights.includes(right) ? act(found.value) : refusedPage('not-allowed')
  }

  return {
    find,
    withRight,
    /** The verb with the person whose methods are to change, where the reader's role is not below theirs. */
    withAuthority: <T>(
      call: Asking & { readonly request: { readonly user: string } },
      act: (reader: Reader, user: UserRecord) => Promise<PageAnswer<T>>,
    ): Promise<PageAnswer<T>> =>
      withRight(call, 'writeMethods', async (reader) => {
        const user = await store.find.user(reader.tenant.id, call.request.user)
        if (user === undefined) return refusedPage('not-found')
        const roles = await store.find.rolesOf(user.tenant, user.id)
        return isAboveOthers(reader.roles, roles) ? act(reader, user) : refusedPage('not-allowed')
      }),
  }
}
export type Readers = ReturnType<typeof createReaders>
