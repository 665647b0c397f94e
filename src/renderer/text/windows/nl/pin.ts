/** What the PIN window says, in Dutch. @module */
import type { WindowWords } from '../en.ts'

export const pin: WindowWords['pin'] = {
  title: 'Bevestig dat u het bent',
  existing: {
    title: 'Voer uw pincode in',
    label: 'Pincode',
    empty: 'Typ eerst uw pincode.',
    submit: 'Doorgaan',
    checking: 'Bezig met controleren',
  },
  chosen: {
    title: 'Kies een pincode',
    lead: 'Hij opent de sleutels voor aanmelden via telefoon op deze computer en alleen u kent hem.',
    label: 'Nieuwe pincode',
    repeat: 'Nogmaals dezelfde pincode',
    hint: 'Ten minste 6 tekens; letters tellen ook. Niet een die iedereen als eerste probeert, zoals 123456.',
    tooShort: (least) => `Gebruik ten minste ${least} tekens.`,
    differs: 'Dit is een andere pincode dan hierboven.',
    submit: 'Pincode instellen',
    checking: 'Pincode wordt ingesteld',
  },
  show: 'Pincode tonen',
  hide: 'Pincode verbergen',
  purpose: {
    approval: (application) => `Om de aanmelding bij ${application} goed te keuren`,
    phoneSignIn: 'Om aanmelden via telefoon aan te zetten',
    osVerification: 'Om uw sleutels voortaan te openen met de verificatie van deze computer zelf',
  },
  triesLeft: (count) =>
    count === 1
      ? 'Er is nog één poging; daarna worden de sleutels voor aanmelden via telefoon gewist.'
      : `Er zijn nog ${count} pogingen. Na de laatste worden de sleutels voor aanmelden via telefoon gewist; de accounts blijven.`,
  wait: {
    text: 'Na onjuiste pincodes moet u even wachten. Tot die tijd wordt geen pincode bekeken.',
    left: (seconds) =>
      seconds > 90
        ? `Nog ${Math.ceil(seconds / 60)} minuten wachten`
        : seconds === 1
          ? 'Nog 1 seconde wachten'
          : `Nog ${seconds} seconden wachten`,
  },
  deleted: { title: 'Sleutels gewist' },
  none: {
    title: 'Er is geen pincode nodig',
    text: 'Wat erom vroeg, is voorbij.',
  },
}
