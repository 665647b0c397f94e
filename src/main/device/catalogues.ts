/** The languages of the device's words, and which one a person reads. @module */
import { dutch } from './words-dutch.ts'
import { english } from './words-english.ts'
import type { Words } from './words.ts'

export type Language = 'en' | 'nl'

export const catalogues: Readonly<Record<Language, Words>> = { en: english, nl: dutch }

/** The language that the environment names, as other programs take it; English where it is not ours. */
export function languageNamed(environment: Readonly<Record<string, string | undefined>>): Language {
  const named =
    [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(
      (value) => value !== undefined && value !== '',
    ) ?? ''
  return /^nl(?:[_.@-]|$)/i.test(named) ? 'nl' : 'en'
}
