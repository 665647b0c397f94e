/** What the program says is there in every language, and names what it was given. @module */
import { expect, test } from 'vitest'
import { ConfigError } from '../../../../src/main/config'
import { HttpServerError } from '../../../../src/main/relying-party/adapters/http-server-errors'
import { KeyFolderError } from '../../../../src/main/relying-party/adapters/key-folder-errors'
import { PagesMissing } from '../../../../src/main/relying-party/adapters/page-assets'
import { RelyingPartyError } from '../../../../src/main/relying-party/errors'
import { catalogues, wordsFor } from '../../../../src/main/serve/catalogues'
import { toStop } from '../../../../src/main/serve/stops'
import type { StopCode } from '../../../../src/main/serve/words'

const facts = {
  argument: '--x',
  folder: '/folder',
  file: '/folder/file',
  port: 7443,
  address: '::1',
  holder: 'nginx (7)',
}

/** Every text of a catalogue by its path; functions are asked with facts. */
function textsOf(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') {
    const say = value as (...given: readonly unknown[]) => string
    return [[path, path.startsWith('.stopped') ? say(facts) : say('one', 'two', 'three')]]
  }
  return Object.entries(value as object).flatMap(([name, part]) => textsOf(part, `${path}.${name}`))
}

test('K3 the program speaks English and Dutch, and neither lacks a word', () => {
  const english = textsOf(catalogues.en)
  const dutch = textsOf(catalogues.nl)
  expect(dutch.map(([path]) => path)).toEqual(english.map(([path]) => path))
  for (const [i, [path, text]] of english.entries()) {
    const [, other = ''] = dutch[i] ?? []
    expect(text, path).not.toBe('')
    expect(other, path).not.toBe('')
    expect(other, path).not.toBe(text)
    expect(text, path).not.toMatch(/!|undefined|oops/i)
    expect(other, path).not.toMatch(/!|undefined|oeps/i)
    for (const named of ['--x', '/folder', '7443', 'nginx (7)']) {
      expect(other.includes(named), `${path} names ${named}`).toBe(text.includes(named))
    }
  }
})

test('the environment chooses the language as it does for other programs', () => {
  const nl = wordsFor({ LC_ALL: '', LC_MESSAGES: 'nl_BE.UTF-8', LANG: 'en_US.UTF-8' })
  expect(nl).toBe(catalogues.nl)
  expect(wordsFor({ LC_ALL: 'C.UTF-8', LANG: 'nl_NL.UTF-8' })).toBe(catalogues.en)
  expect(wordsFor({ LANG: 'nl' })).toBe(catalogues.nl)
  expect(wordsFor({ LANG: 'nlx' })).toBe(catalogues.en)
  expect(wordsFor({})).toBe(catalogues.en)
})

test('every error that can end the start has a code and a sentence of its own', () => {
  const place = { address: '::1', port: 7443, holder: { process: 7, program: 'nginx' } }
  const errors: readonly (readonly [unknown, StopCode, string])[] = [
    [new ConfigError('OPTION_UNKNOWN', '--x'), 'OPTION_UNKNOWN', '--x'],
    [new HttpServerError('PORT_TAKEN', place), 'PORT_TAKEN', 'by nginx (7)'],
    [new HttpServerError('PORT_TAKEN', { address: '::1', port: 1 }), 'PORT_TAKEN', 'is taken. '],
    [new KeyFolderError('FOLDER_TAKEN', { holder: 7 }), 'FOLDER_TAKEN', '(process 7)'],
    [new KeyFolderError('FOLDER_TAKEN'), 'FOLDER_TAKEN', 'runs on /data'],
    [new KeyFolderError('KEYS_DAMAGED', { file: '/data/keys/x' }), 'KEYS_DAMAGED', '/data/keys/x'],
    [new KeyFolderError('PORT_MOVED', { port: 7443 }), 'PORT_MOVED', 'port 7443'],
    [
      new RelyingPartyError('DATABASE_NEWER', '', { file: '/data/store.db' }),
      'DATABASE_NEWER',
      '/data/store.db',
    ],
    [new PagesMissing('/pages'), 'PAGES_MISSING', '/pages'],
    [new TypeError('x is not a function'), 'INTERNAL', 'the reason is in the log'],
  ]
  for (const [error, code, words] of errors) {
    const stop = toStop(error, '/data', catalogues.en)
    expect(stop.code).toBe(code)
    expect(stop.sentence).toContain(words)
  }
})
