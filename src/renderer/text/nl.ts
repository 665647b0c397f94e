/** All words in Dutch. @module */
import type { Words } from './en.ts'
import { identityProvider } from './nl/identity-provider.ts'
import { page } from './nl/page.ts'
import { phoneSignIn } from './nl/phone-sign-in.ts'
import { problems } from './nl/problems.ts'
import { securityInfo } from './nl/security-info.ts'
import { signIn } from './nl/sign-in.ts'
import { why } from './nl/why.ts'

export const nl: Words = {
  ...{ page, problems, signIn, identityProvider, phoneSignIn, securityInfo, why },
}
