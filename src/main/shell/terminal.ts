/**
 * What the app says on the terminal that started it, in the person's language.
 * @module
 */

/** What the words speak of. */
export interface Standing {
  readonly origin: string
  readonly domain: string
}

interface TerminalWords {
  readonly ready: (standing: Standing) => string
  readonly noSandbox: string
  /** What the operating system's own dialog is given to say. */
  readonly verificationReason: string
  /** In a window's title. */
  readonly noSandboxMark: string
  /** A heading; the sentence that says why stands below it. */
  readonly notRunning: string
  readonly relyingPartyEnded: (code: number) => string
}

const en: TerminalWords = {
  ready: ({ origin, domain }) => `
Countersign is ready. Its window leads through the first sign-in.
The sign-in page, for any browser: ${origin}/${domain}/sign-in
Closing the windows leaves it in the tray; quit it there, or with Ctrl+C.
`,
  verificationReason: 'approve a sign-in',
  noSandbox: 'User namespaces are refused here, so pages run without Chromium’s sandbox.',
  noSandboxMark: 'without sandbox',
  notRunning: 'The relying party is not running',
  relyingPartyEnded: (code) =>
    `It ended by itself (${code}). Start Countersign again; what was stored is kept.`,
}

const nl: TerminalWords = {
  ready: ({ origin, domain }) => `
Countersign staat klaar. Het venster leidt door de eerste aanmelding.
De aanmeldingspagina, voor elke browser: ${origin}/${domain}/sign-in
Als u de vensters sluit, blijft het in het systeemvak; sluit het daar af, of met Ctrl+C.
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
