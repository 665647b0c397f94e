/** The console in English, in Entra's own terms. @module */
import { adding } from './en/adding.ts'
import { applications } from './en/applications.ts'
import { audit } from './en/audit.ts'
import { groups } from './en/groups.ts'
import { methods } from './en/methods.ts'
import { people } from './en/people.ts'
import { person } from './en/person.ts'
import { pick } from './en/pick.ts'
import { policies } from './en/policies.ts'
import { settings } from './en/settings.ts'
import { signIns } from './en/sign-ins.ts'
import { why } from '../en/why.ts'

export const consoleInEnglish = {
  title: 'Console',
  navigation: 'Parts of the console',
  host: 'Holder of this relying party',
  skip: 'Skip to the content',
  open: {
    title: 'Open the console',
    lead: 'Administrators sign in as they do everywhere else.',
    signIn: 'Sign in',
    reload: 'Open the console',
    link: 'Or use a one-use link: the app shows one, and so does POST /admin/ticket.',
    notAllowed: 'This account has no role here',
    notAllowedHelp:
      'Only administrators open the console. Sign in with another account, or ask a Global Administrator for a role.',
    another: 'Sign in with another account',
  },
  sections: {
    people: 'Users',
    groups: 'Groups',
    applications: 'Applications',
    methods: 'Authentication methods',
    'sign-ins': 'Sign-in logs',
    audit: 'Audit logs',
    settings: 'Settings',
  },
  list: {
    more: 'Show more',
    close: 'Close',
    empty: 'Nothing here yet.',
    none: 'Nothing matches. Try fewer letters.',
  },
  /** Whoever leaves an edit that is not saved is asked. */
  leave: { title: 'Leave without saving?', leave: 'Discard and leave', stay: 'Stay' },
  roles: {
    globalAdministrator: 'Global Administrator',
    authenticationPolicyAdministrator: 'Authentication Policy Administrator',
    authenticationAdministrator: 'Authentication Administrator',
    reportsReader: 'Reports Reader',
    applicationAdministrator: 'Application Administrator',
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

/** What English says, the others must say too. */
export type ConsoleWords = typeof consoleInEnglish
