/** Methods policies, as the default one with what a test is about. @module */
import {
  defaultMethodsPolicy,
  type AuthenticationMode,
  type AuthenticatorTarget,
  type MethodsPolicy,
} from '#protocol/methods-policy'

type AuthenticatorConfiguration = MethodsPolicy['microsoftAuthenticator']

export function authenticatorOf(
  change: Partial<AuthenticatorConfiguration>,
): AuthenticatorConfiguration {
  return { ...defaultMethodsPolicy.microsoftAuthenticator, ...change }
}

export function rowFor(
  targetType: 'user' | 'group',
  id: string,
  authenticationMode: AuthenticationMode = 'any',
): AuthenticatorTarget {
  return { id, targetType, isRegistrationRequired: false, authenticationMode }
}
