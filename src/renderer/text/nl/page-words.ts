/** What every page says, and the sign-in page, in Dutch: fetched by those who read it. @module */
import type { PageWords } from '../en/page-words.ts'
import { page } from './page.ts'
import { problems } from './problems.ts'
import { signIn } from './sign-in.ts'

export const pageWordsInDutch: PageWords = { page, problems, signIn }
