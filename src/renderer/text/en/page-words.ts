/** What every page says, and the sign-in page, in English: it comes with the page. @module */
import { page } from './page.ts'
import { problems } from './problems.ts'
import { signIn } from './sign-in.ts'

export const pageWordsInEnglish = { page, problems, signIn }
export type PageWords = typeof pageWordsInEnglish
