/** What each refusal of OpenID says to people, in English: what happened, and what to do next. @module */
import type { Cause } from './causes.ts'

export type Words = Readonly<Record<Cause, readonly [happened: string, next: string]>>

export const english: Words = {
  'client-unknown': [
    'No application with this client_id is registered in this tenant.',
    'Check the client_id and the tenant in the authority, or register the application.',
  ],
  'client-not-allowed': [
    'The application is not registered for what it asked.',
    'Register a redirect URI, a secret or the public-client switch, whichever this kind of sign-in needs.',
  ],
  'secret-wrong': [
    'The client secret is not one that this application has, or it is not valid yet.',
    'Send the value of the secret, not its id; make a new one if it is lost.',
  ],
  'secret-over': [
    'The client secret is this application’s own, and has expired.',
    'Make a new secret for the application, and send its value.',
  ],
  'secret-missing': [
    'This application has to prove itself by a client secret, and sent none.',
    'Send client_secret, or register the application as a public client.',
  ],
  'tenant-needed': [
    'The application is not configured as a multi-tenant application, and no tenant was named.',
    'Use an authority that names the tenant, or configure the application to be multi-tenant.',
  ],
  'instance-unknown': [
    'The instance is unknown or invalid.',
    'Check the authority: it begins with the address of this server.',
  ],
  'redirect-unknown': [
    'The redirect_uri is not one that is registered for this application.',
    'Register exactly the address that is sent; only the port of a loopback address is free.',
  ],
  'proof-missing': [
    'Proof Key for Code Exchange is required, and was not sent.',
    'Send code_challenge with code_challenge_method=S256, and code_verifier with the code.',
  ],
  'proof-malformed': [
    'The code challenge or code verifier is not of the right form.',
    'Use S256, with a verifier of 43 to 128 unreserved characters.',
  ],
  'proof-wrong': [
    'The code_verifier is not the one that the code_challenge was made of.',
    'Keep the verifier of the same request that asked for the code.',
  ],
  'origin-not-allowed': [
    'Cross-origin token redemption is permitted only for a single-page application, from where it is registered.',
    'Register the page’s address as a redirect URI of kind spa, or redeem the code on your server.',
  ],
  'code-used': [
    'The authorization code was used before; what it gave has been revoked.',
    'Sign in again. Send each code once.',
  ],
  'code-expired': [
    'The authorization code is too old.',
    'Sign in again, and exchange the code within a minute.',
  ],
  'grant-invalid': [
    'What was presented is not valid here, or was given to another application.',
    'Sign in again.',
  ],
  'refresh-expired': ['The refresh token has reached the end of its life.', 'Sign in again.'],
  'sign-in-again': [
    'The refresh token is no longer valid: it was used before, or the sign-in was revoked.',
    'Sign in again.',
  ],
  'grant-type-unknown': [
    'The grant_type is not one that is supported here.',
    'Use authorization_code, refresh_token, client_credentials or device_code.',
  ],
  'response-type-unknown': [
    'The response_type is not one that is supported here.',
    'Use response_type=code.',
  ],
  'response-mode-unknown': [
    'The response_mode is not one that is supported here.',
    'Use query, fragment or form_post.',
  ],
  'parameter-missing': [
    'A parameter that is needed was not sent.',
    'Compare the request with the documentation of this sign-in, and send a form where it says so: JSON is not read.',
  ],
  'parameter-invalid': [
    'A parameter has a value that is not accepted, or was sent twice.',
    'Compare the request with the documentation of this sign-in.',
  ],
  'request-malformed': [
    'The request is too long or not well formed.',
    'Send a form of application/x-www-form-urlencoded with what is needed, and no more.',
  ],
  'address-too-long': [
    'The query string is too long.',
    'Send less in the address, or send it as a form.',
  ],
  'method-refused': [
    'This endpoint does not accept requests of this method.',
    'Send a token request by POST, and begin a sign-in anew rather than going back to it.',
  ],
  'tenant-unknown': [
    'The tenant was not found.',
    'Check the tenant in the authority: its id, or one of its domains.',
  ],
  'scope-invalid': [
    'The scope is not one that can be given.',
    'Ask for scopes of one resource; a daemon asks for that resource’s .default.',
  ],
  'login-required': [
    'Nobody is signed in, and the application asked that nobody be disturbed.',
    'Begin again without prompt=none.',
  ],
  'stronger-sign-in-required': [
    'A stronger sign-in is required than the one there is.',
    'Begin again in a way that the person can answer.',
  ],
  'registration-required': [
    'A second method is required, and none is registered.',
    'Register one in Security info, then begin again.',
  ],
  'account-choice-required': [
    'There is more than one account, or an account has to be chosen.',
    'Begin again in a way that the person can answer.',
  ],
  'consent-required': [
    'What was asked has not been agreed to.',
    'Ask for less, or have it granted.',
  ],
  'access-denied': ['The sign-in was cancelled.', 'Begin again if that was not intended.'],
  'account-disabled': ['The account is disabled or no longer exists.', 'Ask your administrator.'],
  'device-pending': [
    'The sign-in on the other device is not complete yet.',
    'Ask again after the interval that was told.',
  ],
  'device-declined': [
    'The sign-in was declined on the other device.',
    'Begin again with a new code.',
  ],
  'device-code-wrong': [
    'The device code is not one that is valid here.',
    'Begin again with a new code.',
  ],
  'device-expired': ['The device code is too old.', 'Begin again with a new code.'],
  'token-invalid': [
    'The token is missing, too old, or not one of this tenant’s.',
    'Get a new token.',
  ],
  unavailable: ['This cannot be done just now.', 'Try again in a moment.'],
  internal: ['Something went wrong here.', 'Try again; the log says more under the trace id.'],
}
