/** The languages of the program's words, and which one a person reads. @module */
import { dutch } from './words-dutch.ts'
import { english } from './words-english.ts'
import type { Words } from './words.ts'

export const catalogues = { en: english, nl: dutch } as const

/** The words in the language that the environment names, as other programs take it; English where it is not ours. */
export function wordsFor(environment: Readonly<Record<string, string | undefined>>): Words {
  const named =
    [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(
      (value) => value !== undefined && value !== '',
    ) ?? ''
  return /^nl(?:[_.@-]|$)/i.test(named) ? catalogues.nl : catalogues.en
}
