/** All words in English. @module */
import { identityProvider } from './en/identity-provider.ts'
import { page } from './en/page.ts'
import { phoneSignIn } from './en/phone-sign-in.ts'
import { problems } from './en/problems.ts'
import { securityInfo } from './en/security-info.ts'
import { signIn } from './en/sign-in.ts'
import { why } from './en/why.ts'

export const en = { page, problems, signIn, identityProvider, phoneSignIn, securityInfo, why }

/** Every word that people read, in one language: what English says, the others must say too. */
export type Words = typeof en
