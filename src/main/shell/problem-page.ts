/**
 * A page that says what went wrong, where there is no server to say it.
 * @module
 */

/** A `data:` URL that loads nothing and runs nothing. */
export function problemPage(title: string, sentence: string): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'"
  const style = `
    :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
    body { max-width: 440px; margin: 20vh auto; padding: 0 16px }
    h1 { font-size: 20px; font-weight: 600 }
    p { overflow-wrap: anywhere; white-space: pre-line }`
  const page = `<!doctype html><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <title>Countersign</title><style>${style}</style>
    <h1>${escape(title)}</h1><p>${escape(sentence)}</p>`
  return `data:text/html;charset=utf-8,${encodeURIComponent(page)}`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
