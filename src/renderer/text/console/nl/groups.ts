/** Groups in the console, in Dutch. @module */
import type { groups as english } from '../en/groups.ts'
import { counted } from './counted.ts'

export const groups: typeof english = {
  lead: (count) => counted(count, 'groep', 'groepen'),
  search: 'Een groep zoeken',
  name: 'Naam',
  description: 'Beschrijving',
  members: 'Leden',
  noMembers: 'Niemand zit in deze groep.',
  within: 'Lid van',
  group: 'Groep',
  user: 'Gebruiker',
  make: 'Nieuwe groep',
  makeFirst: 'Nog geen groep. Groepen zeggen voor wie een beleid is.',
  makeTitle: 'Nieuwe groep',
  change: 'Bewerken',
  changeTitle: (name) => `${name} bewerken`,
  save: 'Opslaan',
  create: 'Maken',
  cancel: 'Annuleren',
  nameMissing: 'Geef de groep een naam.',
  remove: 'Verwijderen',
  removeMember: (name) => `${name} verwijderen`,
  add: 'Leden toevoegen',
  delete: 'Groep verwijderen',
  deleteTitle: (name) => `${name} verwijderen?`,
  deleteText: 'De leden blijven, en regels die deze groep bedoelen gelden niet meer voor hen.',
  deleteAnswer: 'Verwijderen',
  keep: 'Behouden',
  refused: {
    'name-taken': 'Een andere groep heeft deze naam. Kies een andere; er is niets gewijzigd.',
    circle: (name) =>
      `${name} kan geen lid zijn: deze groep zit daar zelf in, rechtstreeks of via andere. Niemand is toegevoegd.`,
    'in-policy': (methods) =>
      `Het beleid noemt deze groep bij ${methods}. Haal de groep daar eerst weg; er is niets verwijderd.`,
  },
  done: { made: 'Gemaakt.', saved: 'Opgeslagen.', deleted: 'Verwijderd.' },
}
