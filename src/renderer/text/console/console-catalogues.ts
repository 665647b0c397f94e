/** The console's catalogues, one a language. @module */
import type { Language } from '../language.ts'
import { consoleInEnglish, type ConsoleWords } from './en.ts'
import { consoleInDutch } from './nl.ts'

export const consoleCatalogues: Readonly<Record<Language, ConsoleWords>> = {
  en: consoleInEnglish,
  nl: consoleInDutch,
}
