/** What an independent FIDO2 library says of our messages: @simplewebauthn/server, told only what it asks for. @module */
import {
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { rpId } from '#protocol/authenticator-data'
import { toCose } from '#protocol/public-key'
import { credentialKey } from './wire/keys'
import { challengeHash } from './wire/statements'
import { credentialId, credentialOptions, origin } from './wire/values'

/** The message in the shape that browsers give: `id` twice, a type, and the rest inside. */
function asFromBrowser(message: unknown): unknown {
  const { id, ...response } = message as Record<string, unknown>
  return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
}

async function isVerified(verify: () => Promise<{ readonly verified: boolean }>): Promise<boolean> {
  try {
    return (await verify()).verified
  } catch {
    return false
  }
}

/** Whether the library takes `message` for an approval of the fixtures' challenge, the counter standing at 6. */
export function referenceAcceptsApproval(message: unknown): Promise<boolean> {
  return isVerified(() =>
    verifyAuthenticationResponse({
      response: asFromBrowser(message) as AuthenticationResponseJSON,
      expectedType: 'approval.get',
      expectedChallenge: challengeHash,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      credential: { id: credentialId, publicKey: toCose(credentialKey.publicKey), counter: 6 },
    }),
  )
}

/** Whether the library takes `message` for an answer to the fixtures' registration options. */
export function referenceAcceptsRegistration(message: unknown): Promise<boolean> {
  return isVerified(() =>
    verifyRegistrationResponse({
      response: asFromBrowser(message) as RegistrationResponseJSON,
      expectedType: 'webauthn.create',
      expectedChallenge: credentialOptions.chal,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: [-7],
    }),
  )
}
