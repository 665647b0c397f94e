/**
 * Which built file an address of the app's own windows names: one of a fixed list, or none.
 * @module
 */
import { appOrigin, windowNames } from '#protocol/bridge'

/**
 * The name of the file, as it stands in `files`; undefined for every other address. Nothing is decoded, cut or joined:
 * an address either is the origin and the name of a built file, to the letter, or names nothing.
 */
export function findAppFile(address: string, files: ReadonlySet<string>): string | undefined {
  const start = `${appOrigin}/`
  if (!address.startsWith(start)) return undefined
  const name = address.slice(start.length)
  return files.has(name) ? name : undefined
}

const types = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
} as const

const fileName =
  /^assets\/[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*\.(html|js|css|svg|png|woff2)$/

/** The files that windows may be given, out of all that was built; what a name does not show to be one of them is none. */
export function appFilesOf(built: readonly string[]): ReadonlySet<string> {
  const pages = windowNames.map((name) => `${name}/index.html`)
  return new Set(
    built.filter(
      (name) => pages.includes(name) || (fileName.test(name) && !name.endsWith('.html')),
    ),
  )
}

/** The type of a file of the list. */
export function typeOf(name: string): string {
  const extension = name.slice(name.lastIndexOf('.') + 1)
  const found = Object.entries(types).find(([known]) => known === extension)?.[1]
  return found ?? 'application/octet-stream'
}

/** What the windows of the app may do beyond showing what was built: nothing. */
export const windowPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/**
 * No `Cross-Origin-Opener-Policy`: nobody opens these windows by script and they open none, and with it Chromium throws
 * the process away that it had begun for a new window, and begins another one.
 */
export const appHeaders = {
  'Content-Security-Policy': windowPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const
