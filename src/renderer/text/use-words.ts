/** The words and formats of the language chosen, for every component below. @module */
import { createContext, use, useEffect, useMemo, useState } from 'react'
import { languages, pickLanguage, pickLocale } from './language.ts'
import { type PageWords, pageWordsInEnglish } from './en/page-words.ts'
import { loadPageWords } from './load-page-words.ts'
import type { Language } from './language.ts'

export interface Speech {
  readonly language: Language
  readonly words: PageWords
  /** A day and a time, as the person writes them. */
  readonly moment: (epochMs: number) => string
  readonly day: (epochMs: number) => string
  readonly choose: (language: Language) => void
}

export const SpeechContext = createContext<Speech | undefined>(undefined)

const storageKey = 'countersign.language'

/** A language whose words are here. */
export interface Spoken {
  readonly language: Language
  readonly words: PageWords
}

/** The person's language, or English where its words cannot be had now. */
export async function loadSpoken(): Promise<Spoken> {
  const language = readLanguage()
  try {
    return { language, words: await loadPageWords(language) }
  } catch {
    return { language: 'en', words: pageWordsInEnglish }
  }
}

/** The speech of the page, once, at its root. */
export function useSpeech(first: Spoken): Speech {
  const [{ language, words }, setSpoken] = useState(first)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return useMemo(() => {
    const locale = pickLocale(language, navigator.languages)
    const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
    return {
      language,
      words,
      moment: (epochMs) => moment.format(epochMs),
      day: (epochMs) => day.format(epochMs),
      choose: (chosen) => {
        keepLanguage(chosen)
        // Where they do not come, the page goes on as it spoke, and its next load tries again.
        void loadPageWords(chosen).then(
          (loaded) => setSpoken({ language: chosen, words: loaded }),
          () => undefined,
        )
      },
    }
  }, [language, words])
}

export function useWords(): Speech {
  const speech = use(SpeechContext)
  if (speech === undefined) throw new TypeError('No speech above this component.')
  return speech
}

function readLanguage(): Language {
  const kept = readKept()
  return languages.find((language) => language === kept) ?? pickLanguage(navigator.languages)
}

function readKept(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    // A browser that keeps nothing for this page still shows it.
    return null
  }
}

function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // As above: the choice then lasts as long as the page.
  }
}
