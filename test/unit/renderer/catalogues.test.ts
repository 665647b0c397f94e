/** All words that people read are in catalogues, English and Dutch. @module */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { catalogues, pickLanguage, pickLocale } from '../../../src/renderer/text/language'
import { consoleCatalogues } from '../../../src/renderer/text/console/console-catalogues'
import { windowCatalogues } from '../../../src/renderer/text/windows/window-catalogues'
import { findLooseWords } from '../../support/loose-words'
import { readSourceTree } from '../../support/source-tree'

type Entry = readonly [path: string, value: unknown]

/** Every string and function of a catalogue, by its path. */
function entriesOf(value: unknown, path = ''): readonly Entry[] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) =>
    entriesOf(inner, path === '' ? key : `${path}.${key}`),
  )
}

/** What a function says, with `1` and `2` as counts and a mark in place of each text. */
function said(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'function') throw new TypeError('Neither words nor a function of words.')
  const say = value as (...parts: readonly unknown[]) => string
  return [1, 2, 7000, '⟨name⟩'].map((part) => say(part, part, part))
}

const english = entriesOf({
  ...catalogues.en,
  windows: windowCatalogues.en,
  console: consoleCatalogues.en,
})
const dutch = new Map(
  entriesOf({ ...catalogues.nl, windows: windowCatalogues.nl, console: consoleCatalogues.nl }),
)

/** Names and words that both languages write alike. */
const alike = new Set([
  'page.documentTitle',
  'signIn.signedIn.account',
  'identityProvider.account',
  'securityInfo.list.platforms.linux',
  'securityInfo.list.platforms.macos',
  'securityInfo.list.platforms.windows',
  'securityInfo.add.authenticator',
  'securityInfo.phoneSignIn.code',
  'windows.general.appName',
  'windows.authenticator.title',
  'windows.prompt.facts.browser',
  'windows.prompt.facts.computer',
  'windows.authenticator.windowTitle',
  'windows.authenticator.accounts.title',
  'windows.authenticator.enrollment.add.account',
  'windows.authenticator.requests.who',
  'windows.settings.verification.means.touch-id',
  'windows.settings.verification.means.windows-hello',
  'windows.settings.about.electron',
  'windows.settings.about.chromium',
  'windows.settings.about.node',
  'windows.settings.about.sandbox',
  'console.policies.methods.microsoftAuthenticator',
  'console.policies.featureOf',
])

test('K3 what English says, Dutch says too, and nothing else', () => {
  expect(english.length).toBeGreaterThan(150)
  expect([...dutch.keys()].sort()).toEqual(english.map(([path]) => path).sort())
  for (const [path, value] of english) expect(typeof dutch.get(path), path).toBe(typeof value)
  console.log(`FIGURE K3 ${english.length} entries in each of 2 languages, 0 missing`)
})

test('K3 no entry is empty, and none is left in English', () => {
  for (const [path, value] of english) {
    const [one, other] = [said(value), said(dutch.get(path))]
    for (const sentence of [...one, ...other]) expect(sentence.trim(), path).not.toBe('')
    if (alike.has(path)) expect(one, path).toEqual(other)
    else expect(one[0], path).not.toBe(other[0])
  }
})

test('K3 each name and count that is told arrives in both languages', () => {
  for (const catalogue of [english, [...dutch]]) {
    for (const [path, value] of catalogue) {
      if (typeof value !== 'function') continue
      const say = value as (...parts: readonly unknown[]) => string
      const marks = Array.from({ length: value.length }, (_, i) => `⟨${i}⟩`)
      const counted = say(...marks.map(() => 7)).includes('7')
      for (const mark of marks)
        expect(counted && marks.length === 1 ? mark : say(...marks), path).toContain(mark)
    }
  }
})

test('K3 words are calm: no exclamation mark, no oops, no double space', () => {
  for (const catalogue of [english, [...dutch]])
    for (const [path, value] of catalogue)
      for (const sentence of said(value)) expect(sentence, path).not.toMatch(/!|oops|oeps| {2}/i)
})

test('K3 Dutch says u to everybody, in windows, pages and terminals', () => {
  const files = [...readSourceTree()].filter(([path]) => /^src\/.*\.(ts|tsx|mjs)$/.test(path))
  expect(files.length).toBeGreaterThan(300)
  const familiar = /\b(je|jij|jou|jouw|jullie|jezelf)\b/i
  expect(files.flatMap(([path, text]) => (familiar.test(text) ? [path] : []))).toEqual([])
})

test('K3 no word that people read stands outside a catalogue', () => {
  const files = [...readSourceTree()].filter(
    ([path]) => /^src\/renderer\/.*\.tsx?$/.test(path) && !path.startsWith('src/renderer/text/'),
  )
  expect(files.length).toBeGreaterThan(50)
  expect(files.flatMap(([path, text]) => findLooseWords(path, text))).toEqual([])
})

test.each([
  'const a = <p>Sign in</p>',
  'const a = <p>{"Next"}</p>',
  'const a = <p>{busy ? "wait" : words.next}</p>',
  'const a = <p>{`${count} left`}</p>',
  'const a = <button aria-label="Close" />',
  'const a = <Step title="password" />',
  'const a = <Step title={busy ? "wait" : words.title} />',
  'const lead = "Open your app"',
  'const next = { label: "Next" }',
])('K3 words outside a catalogue are found: %s', (text) => {
  expect(findLooseWords('a.tsx', text)).toHaveLength(1)
})

test.each([
  'const a = <p className="step step-centred">{words.next}</p>',
  'const a = <p>{view.step === "name" ? words.next : null} · </p>',
  'const a = event.key === "Escape"',
  'const a = <svg viewBox="0 0 20 20"><path d="M9 16 L22 11" /></svg>',
  'import { a } from "../some where"; type A = "Not words"; throw new TypeError("For programmers.")',
])('K3 what machines read may stand in code: %s', (text) => {
  expect(findLooseWords('a.tsx', text)).toEqual([])
})

test.each(['sign-in', 'security-info', 'identity-provider', 'phone-sign-in'])(
  'K3 the document of %s brings no words',
  (page) => {
    const html = readFileSync(`src/renderer/${page}/index.html`, 'utf8')
    const shown = html.replace(/<!--.*?-->|<[^>]*>/gs, '').trim()
    expect(shown).toBe('Countersign')
  },
)

test.each([
  [['nl-BE', 'en'], 'nl'],
  [['fr', 'NL', 'en'], 'nl'],
  [['de', 'en-GB', 'nl'], 'en'],
  [['nld'], 'en'],
  [[], 'en'],
] as const)('K3 who prefers %j reads %s', (preferred, language) => {
  expect(pickLanguage(preferred)).toBe(language)
})

test("K3 times are in the person's own format, in the language of the page", () => {
  expect(pickLocale('nl', ['en-US', 'nl-BE'])).toBe('nl-BE')
  expect(pickLocale('en', ['nl-BE'])).toBe('en')
})
