/** Who asks an OpenID provider in a bench, and for what: the same of ours and of the floor. @module */
import { createHash } from 'node:crypto'

/** The sample application on a server, as it is documented. */
export const application = {
  clientId: 'c0a57050-0000-4000-8000-00000000a002',
  secret: 'payroll-web-quarry-saddle-window-2608',
  redirectUri: 'http://localhost:3000/auth/callback',
} as const

/** The sample application that asks for itself. */
export const daemon = {
  clientId: 'c0a57050-0000-4000-8000-00000000a004',
  secret: 'nightly-report-ember-canal-thimble-7741',
} as const

const verifier = 'one-verifier-is-enough-where-nobody-listens-0123456789'

/** Of the address that a browser is sent to. */
export const authorization = new URLSearchParams({
  ...{ client_id: application.clientId, redirect_uri: application.redirectUri },
  ...{ response_type: 'code', scope: 'openid profile', state: 'a-state', nonce: 'a-nonce' },
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
}).toString()

export function exchangeOf(code: string): string {
  return new URLSearchParams({
    ...{ grant_type: 'authorization_code', code, code_verifier: verifier },
    ...{ client_id: application.clientId, client_secret: application.secret },
    redirect_uri: application.redirectUri,
  }).toString()
}

/** `scope`: what ours asks for. */
export function credentialsOf(scope?: string): string {
  return new URLSearchParams({
    ...{ grant_type: 'client_credentials' },
    ...{ client_id: daemon.clientId, client_secret: daemon.secret },
    ...(scope === undefined ? {} : { scope }),
  }).toString()
}
