/** A person’s methods in the console, in Dutch. @module */
import type { methods as english } from '../en/methods.ts'

export const methods: typeof english = {
  password: 'Wachtwoord',
  changed: (day: string) => `Gewijzigd op ${day}`,
  'one-time-codes': 'Eenmalige codes van de app',
  added: (day: string) => `Toegevoegd op ${day}`,
  'temporary-access-pass': 'Tijdelijke toegangspas',
  passEnds: (moment: string) => `Tot ${moment}`,
  passUsability: {
    usable: 'Bruikbaar',
    expired: 'Verlopen',
    'not-yet': 'Nog niet geldig',
    used: 'Gebruikt',
  },
  phoneSignIn: 'Telefoon aanmelden',
  notification: 'Melding',
  connected: 'Nu verbonden',
  notConnected: 'Niet verbonden',
  used: (moment: string) => `Laatst gebruikt op ${moment}`,
  neverUsed: 'Nog niet gebruikt',
  delete: 'Verwijderen',
  deleteTitle: (device: string) => `${device} verwijderen?`,
  deleteText:
    'Het apparaat wordt meteen afgesneden en kan voor dit account niets meer beantwoorden. De gebruiker kan het opnieuw toevoegen.',
  deletePassText: 'De pas werkt meteen niet meer. U kunt een nieuwe maken.',
  keep: 'Behouden',
}
