/** The words of a page in the person's language: English is here, another is fetched when somebody reads it. @module */
import { type PageWords, pageWordsInEnglish } from './en/page-words.ts'
import type { Language } from './language.ts'

/** Rejects where the language cannot be fetched: the relying party is away. */
export async function loadPageWords(language: Language): Promise<PageWords> {
  switch (language) {
    case 'en':
      return pageWordsInEnglish
    case 'nl':
      return (await import('./nl/page-words.ts')).pageWordsInDutch
  }
}
