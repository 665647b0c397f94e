/**
 * What the tray and the notifications say, in the person's language.
 * @module
 */
import type { Receiving } from '#protocol/authenticator-state'
import type { KeychainCode } from '#protocol/desktop-problems'
import type { LocalRelyingParty } from '#protocol/local-relying-party'

type Obstacle = Extract<Receiving, { readonly state: 'cannot-receive' }>['why']

/** What of a request may stand where anybody passing by can read it: never the number. */
export interface NamedRequest {
  readonly application: string
  readonly account: string
  readonly tenantName: string
}

export interface TrayWords {
  readonly waiting: (count: number) => string
  readonly receiving: Readonly<
    Record<Exclude<Receiving['state'], 'cannot-receive' | 'cannot-approve'>, string>
  >
  readonly cannotReceive: Readonly<Record<Obstacle, string>>
  readonly cannotApprove: Readonly<Record<KeychainCode, string>>
  readonly openRequest: (request: NamedRequest) => string
  readonly open: string
  readonly simulation: string
  readonly relyingParty: Readonly<
    Record<Exclude<LocalRelyingParty['state'], 'running' | 'stopped'>, string>
  > & {
    readonly running: (port: string) => string
    readonly stopped: string
    readonly portTaken: (port: number) => string
  }
  readonly settings: string
  readonly quit: string
  readonly quitQuestion: {
    readonly title: string
    /** What stops, by whether a request waits. */
    readonly text: string
    readonly textWithRequest: string
    readonly quit: string
    readonly stay: string
  }
  readonly notification: {
    readonly title: (request: NamedRequest) => string
    readonly body: (request: NamedRequest) => string
  }
  /** It ended while nobody could see it. */
  readonly missed: {
    readonly title: (request: NamedRequest) => string
    readonly body: (request: NamedRequest) => string
  }
}

const en: TrayWords = {
  waiting: (count) =>
    count === 1 ? 'A sign-in request is waiting' : `${count} sign-in requests are waiting`,
  receiving: {
    none: 'No account yet',
    ready: 'Ready for sign-in requests',
    connecting: 'Connecting',
    offline: 'Offline: no relying party is reached',
  },
  cannotReceive: {
    'keychain-absent': 'Cannot receive: there is no keychain',
    'keychain-locked': 'Cannot receive: the keychain is locked',
    'keychain-waiting-for-unlock': 'Cannot receive until you unlock the keychain',
    'keychain-refusing': 'Cannot receive: the keychain says no',
    'keychain-not-answering': 'Cannot receive: the keychain does not answer',
    'keychain-changed': 'Cannot receive: this is another keychain',
    'keychain-entry-damaged': 'Cannot receive: a keychain entry is damaged',
    'vault-damaged': 'Cannot receive: the accounts file is damaged',
    'vault-newer': 'Cannot receive: the accounts file is of a newer version',
    'vault-unreadable': 'Cannot receive: the accounts file cannot be read',
    'vault-in-use': 'Cannot receive: another program uses the accounts',
  },
  cannotApprove: {
    'keychain-absent': 'Cannot approve: there is no keychain',
    'keychain-locked': 'Cannot approve: the keychain is locked',
    'keychain-waiting-for-unlock': 'Cannot approve until you unlock the keychain',
    'keychain-refusing': 'Cannot approve: the keychain says no',
    'keychain-not-answering': 'Cannot approve: the keychain does not answer',
    'keychain-changed': 'Cannot approve: this is another keychain',
    'keychain-entry-damaged': 'Cannot approve: a keychain entry is damaged',
  },
  openRequest: ({ application, account }) => `Open the request: ${application}, ${account}`,
  open: 'Open Countersign',
  simulation: 'Sign-in simulation',
  relyingParty: {
    starting: 'Relying party: starting',
    running: (port) => `Relying party: running on port ${port}`,
    restarting: 'Relying party: starting again',
    stopped: 'Relying party: not running',
    portTaken: (port) => `Relying party: not running, port ${port} is taken`,
  },
  settings: 'Settings',
  quit: 'Quit Countersign',
  quitQuestion: {
    title: 'Quit Countersign?',
    text: 'Sign-in requests no longer reach you here, and the relying party of this computer stops. Accounts and keys are kept.',
    textWithRequest:
      'A sign-in request is waiting; it stays unanswered. Further ones no longer reach you here, and the relying party of this computer stops. Accounts and keys are kept.',
    quit: 'Quit',
    stay: 'Keep running',
  },
  notification: {
    title: ({ application }) => `Are you signing in to ${application}?`,
    body: ({ account, tenantName }) => `${account} · ${tenantName}`,
  },
  missed: {
    title: ({ application }) => `You missed a sign-in request: ${application}`,
    body: ({ account, tenantName }) =>
      `It expired without an answer, and nobody was signed in. ${account} · ${tenantName}`,
  },
}

const nl: TrayWords = {
  waiting: (count) =>
    count === 1 ? 'Er wacht een aanmeldingsaanvraag' : `Er wachten ${count} aanmeldingsaanvragen`,
  receiving: {
    none: 'Nog geen account',
    ready: 'Klaar voor aanmeldingsaanvragen',
    connecting: 'Bezig met verbinden',
    offline: 'Offline: geen relying party bereikbaar',
  },
  cannotReceive: {
    'keychain-absent': 'Kan niets ontvangen: er is geen sleutelhanger',
    'keychain-locked': 'Kan niets ontvangen: de sleutelhanger is vergrendeld',
    'keychain-waiting-for-unlock': 'Kan niets ontvangen tot u de sleutelhanger ontgrendelt',
    'keychain-refusing': 'Kan niets ontvangen: de sleutelhanger zegt nee',
    'keychain-not-answering': 'Kan niets ontvangen: de sleutelhanger antwoordt niet',
    'keychain-changed': 'Kan niets ontvangen: dit is een andere sleutelhanger',
    'keychain-entry-damaged': 'Kan niets ontvangen: een deel van de sleutelhanger is beschadigd',
    'vault-damaged': 'Kan niets ontvangen: het accountbestand is beschadigd',
    'vault-newer': 'Kan niets ontvangen: het accountbestand is van een nieuwere versie',
    'vault-unreadable': 'Kan niets ontvangen: het accountbestand is niet te lezen',
    'vault-in-use': 'Kan niets ontvangen: een ander programma gebruikt de accounts',
  },
  cannotApprove: {
    'keychain-absent': 'Kan niets goedkeuren: er is geen sleutelhanger',
    'keychain-locked': 'Kan niets goedkeuren: de sleutelhanger is vergrendeld',
    'keychain-waiting-for-unlock': 'Kan niets goedkeuren tot u de sleutelhanger ontgrendelt',
    'keychain-refusing': 'Kan niets goedkeuren: de sleutelhanger zegt nee',
    'keychain-not-answering': 'Kan niets goedkeuren: de sleutelhanger antwoordt niet',
    'keychain-changed': 'Kan niets goedkeuren: dit is een andere sleutelhanger',
    'keychain-entry-damaged': 'Kan niets goedkeuren: een deel van de sleutelhanger is beschadigd',
  },
  openRequest: ({ application, account }) => `Aanvraag openen: ${application}, ${account}`,
  open: 'Countersign openen',
  simulation: 'Aanmelden simuleren',
  relyingParty: {
    starting: 'Relying party: bezig met starten',
    running: (port) => `Relying party: actief op poort ${port}`,
    restarting: 'Relying party: start opnieuw',
    stopped: 'Relying party: niet actief',
    portTaken: (port) => `Relying party: niet actief, poort ${port} is bezet`,
  },
  settings: 'Instellingen',
  quit: 'Countersign afsluiten',
  quitQuestion: {
    title: 'Countersign afsluiten?',
    text: 'Aanmeldingsaanvragen bereiken u hier dan niet meer en de relying party van deze computer stopt. Accounts en sleutels blijven bewaard.',
    textWithRequest:
      'Er wacht een aanmeldingsaanvraag; die blijft onbeantwoord. Nieuwe bereiken u hier niet meer en de relying party van deze computer stopt. Accounts en sleutels blijven bewaard.',
    quit: 'Afsluiten',
    stay: 'Actief laten',
  },
  notification: {
    title: ({ application }) => `Meldt u zich aan bij ${application}?`,
    body: ({ account, tenantName }) => `${account} · ${tenantName}`,
  },
  missed: {
    title: ({ application }) => `U hebt een aanmeldingsaanvraag gemist: ${application}`,
    body: ({ account, tenantName }) =>
      `De aanvraag is verlopen zonder antwoord; er is niemand aangemeld. ${account} · ${tenantName}`,
  },
}

export const trayCatalogues = { en, nl } as const

/** @param locale a BCP 47 tag; every language but Dutch reads English */
export function trayWords(locale: string): TrayWords {
  return /^nl\b/i.test(locale) ? nl : en
}
