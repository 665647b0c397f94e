/** The words of the page that shows how to sign in by phone, which are sent with it alone. @module */
import { phoneSignIn as english } from './en/phone-sign-in.ts'
import { phoneSignIn as dutch } from './nl/phone-sign-in.ts'
import { useWords } from './use-words.ts'

const words = { en: english, nl: dutch } as const

export function usePhoneSignInWords(): typeof english {
  return words[useWords().language]
}
