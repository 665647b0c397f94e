/** The console in Dutch, in Entra's own terms. @module */
import type { ConsoleWords } from './en.ts'
import { adding } from './nl/adding.ts'
import { applications } from './nl/applications.ts'
import { audit } from './nl/audit.ts'
import { groups } from './nl/groups.ts'
import { methods } from './nl/methods.ts'
import { people } from './nl/people.ts'
import { person } from './nl/person.ts'
import { pick } from './nl/pick.ts'
import { policies } from './nl/policies.ts'
import { settings } from './nl/settings.ts'
import { signIns } from './nl/sign-ins.ts'
import { why } from '../nl/why.ts'

export const consoleInDutch: ConsoleWords = {
  title: 'Beheer',
  navigation: 'Onderdelen van het beheer',
  host: 'Houder van deze relying party',
  skip: 'Naar de inhoud',
  open: {
    title: 'Beheer openen',
    lead: 'Beheerders melden zich aan zoals overal.',
    signIn: 'Aanmelden',
    reload: 'Beheer openen',
    link: 'Of gebruik een eenmalige koppeling: de app toont er een, en POST /admin/ticket ook.',
    notAllowed: 'Dit account heeft hier geen rol',
    notAllowedHelp:
      'Alleen beheerders openen het beheer. Meld u aan met een ander account, of vraag een globale beheerder om een rol.',
    another: 'Aanmelden met een ander account',
  },
  sections: {
    people: 'Gebruikers',
    groups: 'Groepen',
    applications: 'Toepassingen',
    methods: 'Verificatiemethoden',
    'sign-ins': 'Aanmeldingslogboeken',
    audit: 'Auditlogboeken',
    settings: 'Instellingen',
  },
  list: {
    more: 'Meer tonen',
    close: 'Sluiten',
    empty: 'Hier staat nog niets.',
    none: 'Niets gevonden. Probeer minder letters.',
  },
  /** Whoever leaves an edit that is not saved is asked. */
  leave: { title: 'Weggaan zonder op te slaan?', leave: 'Negeren en weggaan', stay: 'Blijven' },
  roles: {
    globalAdministrator: 'Globale beheerder',
    authenticationPolicyAdministrator: 'Verificatiebeleidsbeheerder',
    authenticationAdministrator: 'Verificatiebeheerder',
    reportsReader: 'Rapportenlezer',
    applicationAdministrator: 'Toepassingsbeheerder',
  },
  people,
  adding,
  person,
  pick,
  why,
  methods,
  groups,
  applications,
  policies,
  settings,
  signIns,
  audit,
}
