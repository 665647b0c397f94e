/** The device's words: none missing, none left in the other language, every fact said. @module */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { catalogues } from '../../../../src/main/device/catalogues.ts'
import type { Facts } from '../../../../src/main/device/problem.ts'
import { version } from '../../../../src/main/device/version.ts'
import type { Words } from '../../../../src/main/device/words.ts'

const { en, nl } = catalogues
const facts: Facts = {
  origin: 'https://localhost:7443',
  host: 'localhost:7443',
  tenant: 'T',
  tenantName: 'Contoso',
  folder: '/d',
  file: '/f',
  account: 'balas@contoso.com',
  confirmed: 'X',
  found: 'Y',
  digits: 2,
  triesLeft: 3,
  retryAfterMs: 29_001,
  reference: 'r',
}

/** Every sentence of a catalogue by its path. */
function sentences(words: Words): ReadonlyMap<string, string> {
  const all = new Map<string, string>()
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') all.set(path, value)
    else if (typeof value === 'function') {
      const given = path.startsWith('problems.') ? [facts] : ['A', 'B', 'C']
      all.set(path, String((value as (...args: unknown[]) => unknown)(...given)))
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value))
        walk(member, `${path}${path && '.'}${name}`)
    }
  }
  walk(words, '')
  return all
}

test('K3 both languages have the same sentences, and no two are the same words', () => {
  const english = sentences(en)
  const dutch = sentences(nl)
  expect([...dutch.keys()].sort()).toEqual([...english.keys()].sort())
  expect(english.size).toBeGreaterThan(90)
  for (const [path, sentence] of english) {
    expect([path, dutch.get(path)]).not.toEqual([path, sentence])
  }
})

test('K3 every sentence is one: a capital, an end, no exclamation, nothing undefined', () => {
  for (const words of [en, nl]) {
    for (const [path, sentence] of sentences(words)) {
      if (path === 'usage') continue
      expect([path, sentence]).toEqual([path, expect.stringMatching(/^\S.*[.?]$/)])
      expect([path, sentence]).toEqual([
        path,
        expect.not.stringMatching(/!|undefined|\[object| {2}|\.\./),
      ])
    }
  }
})

test('K3 what a sentence promises to say, it says', () => {
  for (const words of [en, nl]) {
    expect(words.problems.PIN_WRONG(facts)).toMatch(/3 .*30 /)
    expect(words.problems.PIN_WRONG({ triesLeft: 1, retryAfterMs: 0 })).toMatch(/1/)
    expect(words.problems.CONFIRMATION_REQUIRED({ host: 'H', tenant: 'T' })).toContain(
      '--confirm-host H',
    )
    expect(words.problems.CONFIRMATION_REQUIRED(facts)).toContain(
      '--confirm-account balas@contoso.com',
    )
    expect(words.problems.RELYING_PARTY_IMPOSTOR(facts)).toContain('https://localhost:7443')
  }
})

test('K12 the version that relying parties are told is the package’s own', () => {
  const text = readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')
  expect((JSON.parse(text) as { version: string }).version).toBe(version)
})
