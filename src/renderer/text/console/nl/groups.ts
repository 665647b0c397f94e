/** Groups in the console, in Dutch. @module */
import { counted } from './counted.ts'
import type { groups as english } from '../en/groups.ts'

export const groups: typeof english = {
  lead: (count: number) => counted(count, 'groep', 'groepen'),
  search: 'Een groep zoeken',
  name: 'Naam',
  description: 'Beschrijving',
  members: 'Leden',
  noMembers: 'Niemand zit in deze groep.',
  group: 'Groep',
  user: 'Gebruiker',
}
