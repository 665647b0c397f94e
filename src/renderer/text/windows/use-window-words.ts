/** The words and formats of the app's own windows, for every component below. @module */
import { createContext, use } from 'react'
import type { Language } from '../language.ts'
import type { WindowWords } from './en.ts'

export interface WindowSpeech {
  readonly language: Language
  readonly words: WindowWords
  /** A day and a time, as the person writes them. */
  readonly moment: (epochMs: number) => string
}

export const WindowSpeechContext = createContext<WindowSpeech | undefined>(undefined)

export function useWindowWords(): WindowSpeech {
  const speech = use(WindowSpeechContext)
  if (speech === undefined) throw new TypeError('No speech above this component.')
  return speech
}
