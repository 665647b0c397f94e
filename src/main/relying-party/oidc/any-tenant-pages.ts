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
    malformed: 'A name has the form name@organisation.',
    next: 'Next',
  },
  nl: {
    title: 'Aanmelden',
    lead: (application: string) => `om door te gaan naar ${application}`,
    label: 'Uw naam',
    hint: 'Bijvoorbeeld balas@contoso.com',
    malformed: 'Een naam heeft de vorm naam@organisatie.',
    next: 'Volgende',
  },
} as const

const maxNameLength = 113

export interface AskedName {
  readonly lang: Language
  readonly application: string
  /** Where its form goes, with all that was asked. */
  readonly path: string
  readonly asked: URLSearchParams
  /** What was typed, or hinted. */
  readonly name: string
}

export function askName({ lang, application, path, asked, name }: AskedName): WholeDocument {
  const text = words[lang]
  const hidden = [...asked]
    .filter(([key]) => key !== 'login_hint')
    .map(([key, value]) => {
      const [one, other] = [escapeHtml(key), escapeHtml(value)]
      return `<input type="hidden" name="${one}" value="${other}">`
    })
  const note = name === '' ? '' : `<p class="problem" id="problem">${text.malformed}</p>`
  const said = name === '' ? 'hint' : 'problem'
  const body = [
    `<p>${escapeHtml(text.lead(application))}</p>`,
    `<form method="get" action="${escapeHtml(path)}">${hidden.join('')}`,
    `<label for="name">${text.label}</label>`,
    `<input id="name" name="login_hint" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="${String(maxNameLength)}" value="${escapeHtml(name)}" aria-describedby="${said}"${name === '' ? '' : ' aria-invalid="true"'} autofocus>`,
    note === '' ? `<p class="hint" id="hint">${text.hint}</p>` : note,
    `<button type="submit">${text.next}</button></form>`,
  ].join('')
  return toDocument({ lang, title: text.title, body })
}
