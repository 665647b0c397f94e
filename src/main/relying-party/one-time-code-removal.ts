/** Taking a device's one-time codes from somebody, the device kept. @module */
import type { Audit } from './audit.ts'
import type { Tables } from './tables.ts'

export interface RemoveOneTimeCode {
  readonly tenant: string
  readonly device: string
  readonly by: string
  readonly at: number
}

export function oneTimeCodeRemovalDecisions(audit: Audit) {
  return {
    /** Repeating it changes nothing. */
    removeOneTimeCode(tables: Tables, { tenant, device, by, at }: RemoveOneTimeCode): void {
      const code = tables.oneTimeCode(tenant, device)
      if (code === undefined) return
      tables.deleteOneTimeCode(tenant, device)
      const facts = { by, subject: code.user, device }
      audit.append(tables, { at, tenant, event: 'one-time-code-removed', facts })
    },
  }
}
