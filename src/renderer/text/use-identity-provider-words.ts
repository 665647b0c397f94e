/** The words of the simulated identity provider, which are sent with its page alone. @module */
import { identityProvider as english } from './en/identity-provider.ts'
import { identityProvider as dutch } from './nl/identity-provider.ts'
import { useWords } from './use-words.ts'

const words = { en: english, nl: dutch } as const

export function useIdentityProviderWords(): typeof english {
  return words[useWords().language]
}
