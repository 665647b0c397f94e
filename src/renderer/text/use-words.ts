/** The words and formats of the language chosen, for every component below. @module */
import { createContext, use, useEffect, useMemo, useState } from 'react'
import { languages, pickLanguage, pickLocale } from './language.ts'
import { pageWords, type PageWords } from './page-words.ts'
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

/** The speech of the page, once, at its root. */
export function useSpeech(): Speech {
  const [language, setLanguage] = useState(readLanguage)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return useMemo(() => {
    const locale = pickLocale(language, navigator.languages)
    const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
    return {
      language,
      words: pageWords[language],
      moment: (epochMs) => moment.format(epochMs),
      day: (epochMs) => day.format(epochMs),
      choose: (chosen) => {
        keepLanguage(chosen)
        setLanguage(chosen)
      },
    }
  }, [language])
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
