/** Choosing users and groups in the console, in Dutch. @module */
import type { pick as english } from '../en/pick.ts'
import { counted } from './counted.ts'

export const pick: typeof english = {
  kind: 'Tonen',
  kinds: { user: 'Gebruikers', group: 'Groepen' },
  search: { user: 'Een gebruiker zoeken', group: 'Een groep zoeken' },
  list: 'Om uit te kiezen',
  none: 'Niets gevonden. Probeer minder letters.',
  nobody: 'Er is niemand anders om te kiezen.',
  chosen: (count) => counted(count, 'gekozen', 'gekozen'),
  select: 'Selecteren',
  cancel: 'Annuleren',
}
