/** The page of an error that no application can be told: what happened, what to do next, and by what to find it in the log. @module */
import type { KoaContextWithOIDC } from 'oidc-provider'
import type { TenantRecord } from '../../directory-records.ts'
import { escapeHtml } from '../page-look.ts'
import { languageOf, type OwnDocument, showDocument } from '../pages.ts'
import { numbers } from './causes.ts'
import { timestampOf, type Told } from './envelope.ts'
import { dutch } from './words-nl.ts'
import { english } from './words.ts'

const said = { en: english, nl: dutch } as const
const words = {
  en: {
    ...{ title: 'This sign-in cannot go on', meaning: 'What this number means' },
    ...{ code: 'Code', trace: 'Trace ID', correlation: 'Correlation ID', time: 'Time' },
  },
  nl: {
    ...{ title: 'Deze aanmelding kan niet verder', meaning: 'Wat dit nummer betekent' },
    ...{ code: 'Code', trace: 'Trace-id', correlation: 'Correlatie-id', time: 'Tijd' },
  },
} as const

type Named = Pick<TenantRecord, 'name' | 'domain'>
/** Without ids: the page that explains a number alone. */
type Shown = Told | Pick<Told, 'cause'>

export function showError(ctx: KoaContextWithOIDC, tenant: Named, told: Shown): void {
  showDocument(ctx, describeError(languageOf(ctx), told, tenant))
}

/** Without `tenant` where none was named. */
export function describeError(lang: 'en' | 'nl', told: Shown, tenant?: Named): OwnDocument {
  const text = words[lang]
  const [happened, next] = said[lang][told.cause]
  const isExplained = !('traceId' in told)
  const facts: (readonly [string, string])[] = [[text.code, `AADSTS${String(numbers[told.cause])}`]]
  if (!isExplained) {
    facts.push([text.trace, told.traceId], [text.correlation, told.correlationId])
    facts.push([text.time, timestampOf(told.at)])
  }
  const list = facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')
  const names =
    tenant === undefined
      ? ''
      : `<p class="tenant">${escapeHtml(tenant.name)}<span>${escapeHtml(tenant.domain)}</span></p>`
  return {
    ...{ lang, title: isExplained ? text.meaning : text.title },
    above: names,
    body: `<p>${happened}</p><p>${next}</p><dl>${list}</dl>`,
  }
}
