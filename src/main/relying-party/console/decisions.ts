/** What administrators change, each in one transaction with its row in the audit log. @module */
import type { Audit } from '../audit.ts'
import type { RoleName } from '../directory-records.ts'
import type { BrowserRecord, PageRecord } from '../records.ts'
import type { Tables } from '../tables.ts'

export interface OpenConsole {
  readonly page: PageRecord
  readonly browser: BrowserRecord
  readonly at: number
}

export interface SetRole {
  readonly tenant: string
  readonly user: string
  readonly role: RoleName
  readonly held: boolean
  readonly by: string
  readonly at: number
}

export interface OfUser {
  readonly tenant: string
  readonly user: string
  readonly by: string
  readonly at: number
}

export function consoleDecisions(audit: Audit) {
  return {
    /** A page of the console, in a browser that begins with it. */
    openConsole(tables: Tables, { page, browser, at }: OpenConsole): void {
      tables.putBrowser(browser)
      tables.putPage(page)
      audit.append(tables, { at, tenant: page.tenant, event: 'console-opened', facts: {} })
    },

    /** Whether there is such a user. */
    setRole(tables: Tables, { tenant, user, role, held, by, at }: SetRole): boolean {
      if (tables.user(tenant, user) === undefined) return false
      if (tables.rolesOf(tenant, user).includes(role) === held) return true
      if (held) tables.assignRole({ tenant, user, role })
      else tables.unassignRole({ tenant, user, role })
      const event = held ? 'role-given' : 'role-taken'
      audit.append(tables, { at, tenant, event, facts: { subject: user, role, by } })
      return true
    },

    /** Whether there is such a user. */
    dismissRisk(tables: Tables, { tenant, user: id, by, at }: OfUser): boolean {
      const user = tables.user(tenant, id)
      if (user === undefined) return false
      if (user.risk === 'none') return true
      tables.putUser({ ...user, risk: 'none' })
      audit.append(tables, { at, tenant, event: 'risk-dismissed', facts: { subject: id, by } })
      return true
    },
  }
}
