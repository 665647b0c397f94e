/** The catalogues of the app's own windows, apart from the pages', which travel over the wire. @module */
import type { Language } from '../language.ts'
import { windowsInEnglish, type WindowWords } from './en.ts'
import { windowsInDutch } from './nl.ts'

export const windowCatalogues: Readonly<Record<Language, WindowWords>> = {
  en: windowsInEnglish,
  nl: windowsInDutch,
}
