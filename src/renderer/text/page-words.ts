/** What every page says, and the sign-in page: the words that are sent with each of them. @module */
import { page as pageInEnglish } from './en/page.ts'
import { problems as problemsInEnglish } from './en/problems.ts'
import { signIn as signInInEnglish } from './en/sign-in.ts'
import type { Language } from './language.ts'
import { page as pageInDutch } from './nl/page.ts'
import { problems as problemsInDutch } from './nl/problems.ts'
import { signIn as signInInDutch } from './nl/sign-in.ts'

const english = { page: pageInEnglish, problems: problemsInEnglish, signIn: signInInEnglish }
export type PageWords = typeof english

export const pageWords: Readonly<Record<Language, PageWords>> = {
  en: english,
  nl: { page: pageInDutch, problems: problemsInDutch, signIn: signInInDutch },
}
