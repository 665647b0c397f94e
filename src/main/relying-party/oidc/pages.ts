/** The provider's own documents, and the one that carries an answer back to an application as a form. @module */
import type { KoaContextWithOIDC } from 'oidc-provider'
import { escapeHtml, ownScript, styleSource, styleTag } from './page-look.ts'

/** A document whose form goes on by itself. */
export const sending = ownScript(
  "document.addEventListener('DOMContentLoaded',()=>document.forms[0].submit())",
)

const words = {
  en: {
    sendTitle: 'Back to the application',
    sendButton: 'Continue',
  },
  nl: {
    sendTitle: 'Terug naar de toepassing',
    sendButton: 'Doorgaan',
  },
} as const

/** The provider's page that sends a form, with our words and a policy that lets only our script run. */
export function replaceForm(ctx: KoaContextWithOIDC): void {
  if (typeof ctx.body !== 'string' || !ctx.response.is('html')) return
  const form = /<form method="post" action="[^"]*">([\s\S]*?)<noscript>/.exec(ctx.body)
  if (form === null) return
  const { lang, text } = wordsFor(ctx)
  const [opened = ''] = form[0].split('<noscript>')
  const button = `<noscript><button type="submit">${text.sendButton}</button></noscript></form>`
  showDocument(ctx, {
    ...{ lang, title: text.sendTitle, body: opened + button },
    ...{ head: sending.tag, sources: [sending.source] },
  })
}

export interface OwnDocument {
  readonly lang: string
  /** As people read it: the document escapes it. */
  readonly title: string
  /** What stands above the title. */
  readonly above?: string
  readonly body: string
  readonly head?: string
  /** Of the document's policy, beside the style. */
  readonly sources?: readonly string[]
}

export interface WholeDocument {
  readonly html: string
  readonly policy: string
}

export function toDocument(shown: OwnDocument): WholeDocument {
  const { lang, title, above = '', body, head = '', sources = [] } = shown
  const closed = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
  return {
    policy: [closed, styleSource, ...sources].join('; '),
    html: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title>${styleTag}${head}</head><body><main>${above}<h1>${escapeHtml(title)}</h1>${body}</main></body></html>`,
  }
}

export function showDocument(ctx: KoaContextWithOIDC, shown: OwnDocument): void {
  const { html, policy } = toDocument(shown)
  ctx.type = 'html'
  ctx.set('Content-Security-Policy', policy)
  ctx.body = html
}

export function languageOf(ctx: KoaContextWithOIDC): 'en' | 'nl' {
  return ctx.acceptsLanguages('en', 'nl') === 'nl' ? 'nl' : 'en'
}

function wordsFor(ctx: KoaContextWithOIDC) {
  const lang = languageOf(ctx)
  return { lang, text: words[lang] }
}
