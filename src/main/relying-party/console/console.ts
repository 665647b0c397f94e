/** The console: what administrators see and do, each by the rights of their roles. @module */
import { toBase64url } from '#protocol/bytes'
import type { ConsoleState } from '#protocol/console-http'
import type { Context } from '../context.ts'
import type { Console } from '../doors.ts'
import { inTenant, refusedPage } from '../page-opening.ts'
import type { BrowserRecord, PageRecord } from '../records.ts'
import { createApplications } from './applications.ts'
import { createGroups } from './groups.ts'
import { createLogs } from './logs.ts'
import { createMethods } from './methods.ts'
import { createPasswords } from './passwords.ts'
import { createPeople } from './people.ts'
import { createPolicies } from './policies.ts'
import { createPeopleKeeping } from './people-keeping.ts'
import { createPerson } from './person.ts'
import { rightsOfHost } from './rights.ts'
import { createReaders, host } from './sessions.ts'
import { createSettings } from './settings.ts'
import { createTickets, ticketMs } from './tickets.ts'

export function createConsole(context: Context): Console {
  const { store, directory, clock, crypto, opening, identity } = context
  const readers = createReaders(context)
  const tickets = createTickets(context)
  return {
    async giveTicket(name) {
      const tenant = await directory.findTenant(name)
      if (tenant === undefined) return undefined
      // In the fragment, which no server sees and no log keeps.
      const url = `${identity.origin}/${tenant.domain}/console#ticket=${tickets.give(tenant.id)}`
      return { url, expiresInMs: ticketMs }
    },
    pages: {
      consoleState: async ({ tenant, browser }) => {
        const found = await readers.find(tenant, browser)
        return found.outcome === 'refused' ? found : { outcome: 'done', value: found.value.state }
      },

      consoleTicket: ({ tenant: name, request }) =>
        inTenant(directory, name, async (tenant) => {
          if (!tickets.take(tenant.id, request.ticket)) return refusedPage('ticket-over')
          const at = clock.now()
          const [session, pageToken] = [opening.secret(32), opening.secret(32)]
          const browser: BrowserRecord = {
            ...{ id: toBase64url(context.random.bytes(16)), cookieHash: crypto.digest(session) },
            ...{ createdAt: at, lastSeenAt: at },
          }
          const page: PageRecord = {
            ...{ tenant: tenant.id, tokenHash: crypto.digest(pageToken), browser: browser.id },
            ...{ step: 'signed-in', createdAt: at, name: '', subject: host, attempt: '' },
            ...{ signedInBy: undefined, signedInAt: at, passwordAt: 0, simulatedSource: '' },
            ...{ interaction: '', application: '' },
          }
          await store.decide('openConsole', { page, browser, at })
          const state: ConsoleState = {
            tenant: { id: tenant.id, name: tenant.name, domain: tenant.domain },
            ...{ reader: { kind: 'host' }, rights: [...rightsOfHost] },
          }
          return { outcome: 'done', value: { state, pageToken }, session }
        }),

      ...createPeople(context, readers),
      ...createPeopleKeeping(context, readers),
      ...createPerson(context, readers),
      ...createPasswords(context, readers),
      ...createMethods(context, readers),
      ...createPolicies(context, readers),
      ...createGroups(context, readers),
      ...createApplications(context, readers),
      ...createSettings(context, readers),
      ...createLogs(context, readers),
    },
  }
}
