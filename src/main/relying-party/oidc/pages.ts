/** The provider's own pages: an error that no application can be told, and a form that sends itself on. @module */
import { createHash } from 'node:crypto'
import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider'

const sending = "document.addEventListener('DOMContentLoaded',()=>document.forms[0].submit())"
const sendingHash = createHash('sha256').update(sending).digest('base64')

const words = {
  en: {
    errorTitle: 'This sign-in cannot go on',
    errorLead:
      'The application sent something that is not accepted, or the sign-in is over. Go back to the application and begin again.',
    sendTitle: 'Back to the application',
    sendButton: 'Continue',
  },
  nl: {
    errorTitle: 'Deze aanmelding kan niet verder',
    errorLead:
      'De toepassing heeft iets verstuurd dat niet wordt aanvaard, of de aanmelding is voorbij. Ga terug naar de toepassing en begin opnieuw.',
    sendTitle: 'Terug naar de toepassing',
    sendButton: 'Doorgaan',
  },
} as const

export function renderError(ctx: KoaContextWithOIDC, out: ErrorOut): void {
  const { lang, text } = wordsFor(ctx)
  const detail = `${out.error}: ${out.error_description ?? ''}`
  show(ctx, lang, text.errorTitle, `<p>${text.errorLead}</p><p><code>${escape(detail)}</code></p>`)
}

/** The provider's page that sends a form, with our words and a policy that lets only our script run. */
export function replaceForm(ctx: KoaContextWithOIDC): void {
  if (typeof ctx.body !== 'string' || !ctx.response.is('html')) return
  const form = /<form method="post" action="[^"]*">([\s\S]*?)<noscript>/.exec(ctx.body)
  if (form === null) return
  const { lang, text } = wordsFor(ctx)
  const [opened = ''] = form[0].split('<noscript>')
  const button = `<noscript><button type="submit">${text.sendButton}</button></noscript></form>`
  show(ctx, lang, text.sendTitle, opened + button, `<script>${sending}</script>`)
  ctx.set('Content-Security-Policy', `${closed}; script-src 'sha256-${sendingHash}'`)
}

const closed = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"

function show(ctx: KoaContextWithOIDC, lang: string, title: string, body: string, head = ''): void {
  ctx.type = 'html'
  ctx.set('Content-Security-Policy', closed)
  ctx.body = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title>${head}</head><body><h1>${title}</h1>${body}</body></html>`
}

function wordsFor(ctx: KoaContextWithOIDC) {
  const lang = ctx.acceptsLanguages('en', 'nl') === 'nl' ? 'nl' : 'en'
  return { lang, text: words[lang] }
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${String(one.charCodeAt(0))};`)
}
