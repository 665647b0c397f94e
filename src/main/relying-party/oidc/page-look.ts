/** What the provider's own documents look like: the pages' look, small enough to stand in each of them. @module */
import { createHash } from 'node:crypto'

/** The roles and sizes of the pages' tokens, as far as these documents need them. */
const style = `
:root{color-scheme:light dark;--surface:light-dark(#efeee9,#0e1016);--raised:light-dark(#fff,#181b23);--text:light-dark(#171a21,#eceef3);--quiet:light-dark(#565a66,#a7adbb);--line:light-dark(#dddbd3,#2b303b);--edge:light-dark(#82848c,#737a8a);--accent:light-dark(#2743b8,#a3b5ff);--accent-pressed:light-dark(#1d3394,#bccaff);--on-accent:light-dark(#fff,#0f1533);--shadow:0 1px 2px light-dark(rgb(23 26 33 / 6%),rgb(0 0 0 / 30%)),0 12px 32px -12px light-dark(rgb(23 26 33 / 16%),rgb(0 0 0 / 60%))}
@media (forced-colors:active){:root{--surface:Canvas;--raised:Canvas;--text:CanvasText;--quiet:CanvasText;--line:CanvasText;--edge:CanvasText;--accent:CanvasText;--accent-pressed:ButtonText;--on-accent:Canvas}}
*{box-sizing:border-box;margin:0}
body{display:flex;flex-direction:column;align-items:center;min-block-size:100dvh;padding:1rem;background:var(--surface);color:var(--text);font:.9375rem/1.375rem system-ui,sans-serif}
main{display:flex;flex-direction:column;gap:1.5rem;inline-size:min(100%,27.5rem);margin-block:clamp(.5rem,8dvh,4rem) 1.5rem;padding:2.5rem;border:1px solid var(--line);border-radius:12px;background:var(--raised);box-shadow:var(--shadow);overflow-wrap:anywhere}
h1{font-size:1.75rem;font-weight:600;line-height:2.25rem;letter-spacing:-.01em;text-wrap:balance}
h1+p{margin-block-start:-1rem;color:var(--quiet);text-wrap:pretty}
ul{display:flex;flex-direction:column;gap:.5rem;padding:0;list-style:none}
li{padding:.75rem 1rem;border:1px solid var(--line);border-radius:8px}
form{display:flex;flex-direction:column;gap:.75rem}
label{font-weight:600}
input[type=text]{inline-size:100%;min-block-size:2.75rem;padding:.6875rem .75rem;border:1px solid var(--edge);border-radius:8px;background:var(--raised);color:var(--text);font:inherit}
.hint{color:var(--quiet);font-size:.8125rem;line-height:1.125rem}
.problem{color:light-dark(#b3261e,#ff9d94);font-size:.8125rem;line-height:1.125rem}
button,.primary{display:block;inline-size:100%;min-block-size:2.75rem;padding:.6875rem 1rem;border:1px solid var(--accent);border-radius:8px;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
button:hover,.primary:hover{background:var(--accent-pressed);border-color:var(--accent-pressed)}
button.quiet{border-color:var(--edge);background:none;color:var(--text)}
button.quiet:hover{border-color:var(--text)}
a{color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.device-code{font:600 1.75rem/2.25rem ui-monospace,monospace;letter-spacing:.08em;text-align:center}
.tenant{font-weight:600}
.tenant span{display:block;color:var(--quiet);font-size:.8125rem;font-weight:400;line-height:1.125rem}
code{color:var(--quiet);font:.8125rem/1.25rem ui-monospace,monospace}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;padding-block-start:1.5rem;border-block-start:1px solid var(--line);font-size:.8125rem;line-height:1.25rem}
dt{color:var(--quiet)}
dd{font-family:ui-monospace,monospace;user-select:all}
iframe{display:none}
@media (max-width:30rem){body{padding:.75rem}main{margin-block-start:0;padding:1.5rem 1.25rem}}
`

export const styleTag = `<style>${style}</style>`
/** What lets this style stand in a document, and none other. */
export const styleSource = `style-src '${hashOf(style)}'`

/** A script of ours, and what lets it run. */
export function ownScript(code: string): { readonly tag: string; readonly source: string } {
  return { tag: `<script>${code}</script>`, source: `script-src '${hashOf(code)}'` }
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${String(one.charCodeAt(0))};`)
}
