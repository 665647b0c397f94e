/** The words of security info beside those of every page: no other page is sent them. @module */
import type { Words } from './en.ts'
import { catalogues } from './language.ts'
import { useWords, type Speech } from './use-words.ts'

export function useSecurityInfoWords(): Speech & { readonly words: Words } {
  const speech = useWords()
  return { ...speech, words: catalogues[speech.language] }
}
