/** The languages there are, and which one a person reads. @module */
import { en } from './en.ts'
import type { Words } from './en.ts'
import { nl } from './nl.ts'

export const languages = ['en', 'nl'] as const
export type Language = (typeof languages)[number]

/** Each language by its own name, whatever the page speaks. */
export const ownNames: Readonly<Record<Language, string>> = { en: 'English', nl: 'Nederlands' }

export const catalogues: Readonly<Record<Language, Words>> = { en, nl }

/** The first of the person's languages that we have; English where there is none. */
export function pickLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const found = languages.find((language) => isOf(language, tag))
    if (found !== undefined) return found
  }
  return 'en'
}

/** The person's own format for times, as long as it speaks the same language as the page. */
export function pickLocale(language: Language, preferred: readonly string[]): string {
  return preferred.find((tag) => isOf(language, tag)) ?? language
}

function isOf(language: Language, tag: string): boolean {
  return tag.toLowerCase() === language || tag.toLowerCase().startsWith(`${language}-`)
}
