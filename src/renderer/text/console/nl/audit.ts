/** The audit logs in the console, in Dutch. @module */
import type { audit as english } from '../en/audit.ts'

export const audit: typeof english = {
  lead: 'Wat besloten en gewijzigd is, het nieuwste eerst. Elke regel is aan de vorige geketend.',
  number: 'Nummer',
  when: 'Datum',
  event: 'Activiteit',
  facts: 'Bijzonderheden',
  empty: 'Er is nog niets geschreven.',
}
