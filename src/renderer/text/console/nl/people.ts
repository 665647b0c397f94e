/** Users in the console, in Dutch. @module */
import { counted } from './counted.ts'
import type { people as english } from '../en/people.ts'

export const people: typeof english = {
  lead: (count: number) => counted(count, 'gebruiker', 'gebruikers'),
  search: 'User principal name begint met',
  name: 'Naam',
  account: 'User principal name (UPN)',
  state: 'Status',
  kinds: { member: 'Lid', guest: 'Gast' },
  disabled: 'Aanmelden geblokkeerd',
  enabled: 'Mag zich aanmelden',
  atRisk: 'Hoog risico',
  federated: 'Gefedereerd',
  onPremises: 'MFA on-premises beheerd',
  kind: 'Gebruikerstype',
  signsIn: 'Meldt zich aan bij',
  here: 'Deze tenant',
  elsewhere: 'Een andere identiteitsprovider',
  secondFactor: 'Meervoudige verificatie',
  cloud: 'In deze tenant',
  roles: 'Rollen',
  noRoles: 'Geen',
  groups: 'Groepen',
  noGroups: 'In geen enkele groep',
  methods: 'Verificatiemethoden',
  noMethods: 'Nog geen methode',
  block: 'Aanmelden blokkeren',
  allow: 'Aanmelden toestaan',
  dismissRisk: 'Gebruikersrisico negeren',
}
