/**
 * What the app says on the terminal that started it, in the person's language.
 * @module
 */

/** What the words speak of. */
export interface FirstSignIn {
  readonly origin: string
  readonly domain: string
  readonly deviceFolder: string
}

interface TerminalWords {
  readonly firstSignIn: (about: FirstSignIn) => string
  readonly noSandbox: string
  /** What the operating system's own dialog is given to say. */
  readonly verificationReason: string
  /** In a window's title. */
  readonly noSandboxMark: string
  /** A heading; the sentence that says why stands below it. */
  readonly notRunning: string
  readonly relyingPartyEnded: (code: number) => string
}

const device = ({ deviceFolder }: FirstSignIn) =>
  `npm run --silent device -- --data '${deviceFolder}'`

const en: TerminalWords = {
  firstSignIn: (about) => `
Countersign is ready at ${about.origin}/${about.domain}/sign-in

The first sign-in without a password, with this computer as the authenticator:
  1. In the window, sign in with the password. On ${about.origin}/${about.domain}/mysecurityinfo
     choose Add method, Authenticator, Add, and copy the link.
  2. In a second terminal, in this folder:
       ${device(about)} enroll 'LINK'
     It says what it will connect to and how to confirm that.
       ${device(about)} phone-sign-in ACCOUNT on
       ${device(about)} watch
  3. Sign in again: Other ways to sign in, Approve a request on my Authenticator app. In a third
     terminal type the number that the page shows:
       ${device(about)} approve --number NN
`,
  verificationReason: 'approve a sign-in',
  noSandbox: 'User namespaces are refused here, so pages run without Chromium’s sandbox.',
  noSandboxMark: 'without sandbox',
  notRunning: 'The relying party is not running',
  relyingPartyEnded: (code) =>
    `It ended by itself (${code}). Start Countersign again; what was stored is kept.`,
}

const nl: TerminalWords = {
  firstSignIn: (about) => `
Countersign staat klaar op ${about.origin}/${about.domain}/sign-in

De eerste aanmelding zonder wachtwoord, met deze computer als authenticator:
  1. Meld je in het venster aan met het wachtwoord. Kies op
     ${about.origin}/${about.domain}/mysecurityinfo Methode toevoegen, Authenticator, Toevoegen en
     kopieer de koppeling.
  2. In een tweede terminal, in deze map:
       ${device(about)} enroll 'KOPPELING'
     Die zegt waarmee verbinding wordt gemaakt en hoe je dat bevestigt.
       ${device(about)} phone-sign-in ACCOUNT on
       ${device(about)} watch
  3. Meld je opnieuw aan: Andere manieren om aan te melden, Een aanvraag goedkeuren in mijn
     Authenticator-app. Typ in een derde terminal het getal dat de pagina toont:
       ${device(about)} approve --number NN
`,
  verificationReason: 'een aanmelding goedkeuren',
  noSandbox:
    'Gebruikersnaamruimten worden hier geweigerd: pagina’s draaien zonder de sandbox van Chromium.',
  noSandboxMark: 'zonder sandbox',
  notRunning: 'De relying party draait niet',
  relyingPartyEnded: (code) =>
    `Zij is vanzelf gestopt (${code}). Start Countersign opnieuw; wat bewaard was, is er nog.`,
}

/** @param locale a BCP 47 tag; every language but Dutch reads English */
export function terminalWords(locale: string): TerminalWords {
  return /^nl\b/i.test(locale) ? nl : en
}
