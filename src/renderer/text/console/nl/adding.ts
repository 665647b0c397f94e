/** Adding, renaming and deleting a person in the console, in Dutch. @module */
import type { adding as english } from '../en/adding.ts'
import { counted } from './counted.ts'

export const adding: typeof english = {
  open: 'Persoon toevoegen',
  displayName: 'Naam',
  displayNameMissing: 'Geef de persoon een naam.',
  name: 'User principal name (UPN)',
  nameHint: (domain) => `Wat vóór @${domain} staat.`,
  domain: 'Domein',
  federated: (domain) => `${domain} (gefedereerd)`,
  kind: 'Gebruikerstype',
  password: 'Eerste wachtwoord',
  passwords: { made: 'Laten maken', typed: 'Zelf typen' },
  madeText: 'Het wordt één keer getoond, nadat de persoon is toegevoegd.',
  typedText: (least) => `Ten minste ${least} tekens.`,
  typed: 'Wachtwoord',
  show: 'Wachtwoord tonen',
  hide: 'Wachtwoord verbergen',
  elsewhere: (domain) =>
    `Mensen van ${domain} hebben hun wachtwoord bij hun eigen identiteitsprovider.`,
  add: 'Toevoegen',
  cancel: 'Annuleren',
  refused: {
    'name-invalid': 'Zonder spaties en zonder @. Letters, cijfers, punten en streepjes mogen.',
    'domain-unknown': 'Deze tenant heeft dit domein niet. Kies een ander.',
    'name-taken': 'Iemand heeft deze naam al. Kies een andere; er is niemand toegevoegd.',
    'role-above': 'Een van deze rollen staat boven die van u. Er is niemand toegevoegd.',
    'password-elsewhere':
      'Mensen van dit domein hebben hun wachtwoord bij hun eigen identiteitsprovider. Er is niemand toegevoegd.',
    'password-missing': 'Typ een wachtwoord of laat er een maken.',
    'too-short': (least) => `Te kort. Gebruik ten minste ${least} tekens.`,
    'too-long': 'Te lang. Gebruik hoogstens 256 tekens.',
    'too-common': 'Te veel mensen gebruiken dit wachtwoord. Kies een ander.',
    'names-account': 'Iemands eigen naam is geen wachtwoord. Kies een ander.',
  },
  added: 'Persoon toegevoegd',
  addedText: (name) =>
    `${name} meldt zich met dit wachtwoord aan. Het wordt alleen nu getoond. Kopieer het: niemand kan het later nog zien.`,
  value: 'Eerste wachtwoord',
  copy: 'Kopiëren',
  copied: 'Gekopieerd',
  notCopied: 'De browser liet het kopiëren niet toe. Selecteer het wachtwoord en kopieer het zelf.',
  done: 'Gereed',
  rename: 'Naam bewerken',
  renameTitle: (name) => `Naam van ${name} bewerken`,
  save: 'Opslaan',
  delete: 'Gebruiker verwijderen',
  deleteTitle: (name) => `${name} verwijderen?`,
  deleteLead: 'Voorgoed, en daarmee ook:',
  goes: {
    authenticators: (count) =>
      `${counted(count, 'authenticator', 'authenticators')}, waarmee aanmelden hier niet meer kan`,
    pass: 'De tijdelijke toegangspas',
    roles: (names) => `De rollen: ${names}`,
    groups: (count) => `De plaats in ${counted(count, 'groep', 'groepen')}`,
    sessions: 'De sessies, en aanvragen die nog niet beantwoord zijn',
  },
  stays: 'De logboeken bewaren wat deze persoon deed.',
  deleteAnswer: 'Verwijderen',
  keep: 'Behouden',
  inPolicy: (methods) =>
    `Het beleid noemt deze persoon bij ${methods}. Haal de persoon daar eerst weg; er is niets verwijderd.`,
  deleted: 'Verwijderd.',
}
