/** The page of a request that names no tenant: who it is for. @module */
import { escapeHtml } from './page-look.ts'
import { toDocument, type WholeDocument } from './pages.ts'

export type Language = 'en' | 'nl'

const words = {
  en: {
    title: 'Sign in',
    lead: (application: string) => `to go on to ${application}`,
    label: 'Your name',
    hint: 'For example balas@contoso.com',
    malformed: 'A name has the form name@organization.',
    unknown: 'No organization here has names like this one.',
    deviceTitle: 'Sign in on another device',
    deviceLead: 'First your name. Your organization then asks for the code on the device.',
    next: 'Next',
  },
  nl: {
    title: 'Aanmelden',
    lead: (application: string) => `om door te gaan naar ${application}`,
    label: 'Uw naam',
    hint: 'Bijvoorbeeld balas@contoso.com',
    malformed: 'Een naam heeft de vorm naam@organisatie.',
    unknown: 'Geen organisatie hier heeft zulke namen.',
    deviceTitle: 'Aanmelden op een ander apparaat',
    deviceLead: 'Eerst uw naam. Daarna vraagt uw organisatie om de code op het apparaat.',
    next: 'Volgende',
  },
} as const

export const maxNameLength = 113

export interface AskedName {
  readonly lang: Language
  /** Who waits for the answer; undefined for a device that is not known yet. */
  readonly application: string | undefined
  /** Where its form goes, with all that was asked. */
  readonly path: string
  readonly asked: URLSearchParams
  /** What was typed, or hinted; and why it does not do. */
  readonly name: string
  readonly problem?: 'malformed' | 'unknown'
}

export function askName({
  lang,
  application,
  path,
  asked,
  name,
  problem,
}: AskedName): WholeDocument {
  const text = words[lang]
  const hidden = [...asked]
    .filter(([key]) => key !== 'login_hint')
    .map(([key, value]) => {
      const [one, other] = [escapeHtml(key), escapeHtml(value)]
      return `<input type="hidden" name="${one}" value="${other}">`
    })
  const [title, lead] =
    application === undefined
      ? [text.deviceTitle, text.deviceLead]
      : [text.title, text.lead(application)]
  const note =
    problem === undefined ? '' : `<p class="problem" id="problem" role="alert">${text[problem]}</p>`
  const said = problem === undefined ? 'hint' : 'problem'
  const body = [
    `<p>${escapeHtml(lead)}</p>`,
    `<form method="get" action="${escapeHtml(path)}">${hidden.join('')}`,
    `<label for="name">${text.label}</label>`,
    `<input id="name" name="login_hint" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="${String(maxNameLength)}" value="${escapeHtml(name)}" aria-describedby="${said}"${problem === undefined ? '' : ' aria-invalid="true"'} autofocus>`,
    note === '' ? `<p class="hint" id="hint">${text.hint}</p>` : note,
    `<button type="submit">${text.next}</button></form>`,
  ].join('')
  return toDocument({ lang, title, body })
}
