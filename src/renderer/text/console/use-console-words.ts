/** The console's words in the language chosen. @module */
import { useWords, type Speech } from '../use-words.ts'
import { consoleCatalogues } from './console-catalogues.ts'
import type { ConsoleWords } from './en.ts'

export function useConsoleWords(): Speech & { readonly text: ConsoleWords } {
  const speech = useWords()
  return { ...speech, text: consoleCatalogues[speech.language] }
}
