/** The table of refusals: each cause is reached by a real error of the library's, and says something in both languages. @module */
import { errors } from 'oidc-provider'
import { expect, test } from 'vitest'
import {
  type Cause,
  causeOf,
  causeOfNumber,
  numbers,
} from '../../../src/main/relying-party/oidc/errors/causes.ts'
import { dutch } from '../../../src/main/relying-party/oidc/errors/words-nl.ts'
import { english } from '../../../src/main/relying-party/oidc/errors/words.ts'

interface Thrown {
  readonly error: string
  readonly error_description?: string | undefined
  readonly error_detail?: string | undefined
}
const device = 'urn:ietf:params:oauth:grant-type:device_code'
const thrown: readonly [Cause, Thrown, grantType?: string][] = [
  ['client-unknown', new errors.InvalidClientAuth('client not found')],
  ['client-unknown', new errors.InvalidClient('client is invalid', 'client not found')],
  ['client-not-allowed', new errors.UnauthorizedClient()],
  ['secret-wrong', new errors.InvalidClientAuth('invalid secret provided')],
  [
    'secret-missing',
    new errors.InvalidClientAuth(
      'the provided authentication mechanism does not match the registered client authentication method',
    ),
  ],
  ['redirect-unknown', new errors.InvalidRedirectUri()],
  ['proof-missing', new errors.InvalidGrant('code_verifier must be provided')],
  ['proof-malformed', new errors.InvalidRequest('not supported value of code_challenge_method')],
  ['proof-wrong', new errors.InvalidGrant('code_verifier does not match code_challenge')],
  [
    'origin-not-allowed',
    new errors.InvalidRequest('origin https://evil.example not allowed for client: a'),
  ],
  ['code-used', new errors.InvalidGrant('authorization code already consumed')],
  ['code-used', new errors.InvalidGrant('AuthorizationCode was used before')],
  ['code-expired', new errors.InvalidGrant('authorization code is expired')],
  ['grant-invalid', new errors.InvalidGrant('client mismatch')],
  ['refresh-expired', new errors.InvalidGrant('refresh token is expired')],
  ['sign-in-again', new errors.InvalidGrant('RefreshToken was used before')],
  ['sign-in-again', new errors.InvalidGrant('the grant was revoked')],
  ['grant-type-unknown', new errors.UnsupportedGrantType()],
  ['response-type-unknown', new errors.UnsupportedResponseType()],
  ['response-mode-unknown', new errors.UnsupportedResponseMode()],
  ['parameter-missing', new errors.InvalidRequest('missing required parameter code')],
  [
    'parameter-missing',
    new errors.InvalidRequest(
      'only application/x-www-form-urlencoded content-type POST bodies are supported',
    ),
  ],
  ['parameter-invalid', new errors.InvalidRequest('invalid max_age parameter value')],
  [
    'parameter-invalid',
    new errors.InvalidRequest("'code_challenge' parameter must not be provided twice"),
  ],
  ['scope-invalid', new errors.InvalidScope('no such scope', 'x')],
  ['login-required', new errors.LoginRequired()],
  ['stronger-sign-in-required', new errors.InteractionRequired()],
  ['registration-required', new errors.InteractionRequired('no second method is registered')],
  ['account-choice-required', new errors.CustomOIDCProviderError('account_selection_required', '')],
  ['consent-required', new errors.ConsentRequired()],
  ['access-denied', new errors.AccessDenied()],
  [
    'account-disabled',
    new errors.InvalidGrant('refresh token invalid (referenced account not found)'),
  ],
  ['device-pending', new errors.AuthorizationPending(), device],
  ['device-pending', new errors.SlowDown(), 'device_code'],
  ['device-declined', new errors.AccessDenied(), device],
  ['device-code-wrong', new errors.InvalidGrant('device code not found'), device],
  ['device-expired', new errors.ExpiredToken(), device],
  ['token-invalid', new errors.InvalidToken('')],
  ['unavailable', new errors.TemporarilyUnavailable()],
  ['internal', new errors.CustomOIDCProviderError('server_error', '')],
]

test.each(thrown)('O5 %s is told from what the library throws', (cause, of, grantType) => {
  const { error, error_description: description, error_detail: detail } = of
  expect(causeOf({ error, description, detail, grantType })).toBe(cause)
})

test('O5 a secret that is over is told apart from one that is wrong, where it is the application’s', () => {
  const { error, error_detail: detail } = new errors.InvalidClientAuth('invalid secret provided')
  expect(causeOf({ error, detail, isSecretOver: true })).toBe('secret-over')
  expect(causeOf({ error, detail, isSecretOver: false })).toBe('secret-wrong')
})

test('O5 each refusal has a number of its own and words in both languages', () => {
  const causes = Object.keys(numbers) as Cause[]
  expect(new Set(Object.values(numbers)).size).toBe(causes.length)
  for (const cause of causes) {
    expect(causeOfNumber(numbers[cause])).toBe(cause)
    for (const text of [...english[cause], ...dutch[cause]]) expect(text).toMatch(/^\p{Lu}.*\.$/u)
  }
  console.log(`FIGURE O5 ${causes.length} refusals, each with a number and words in 2 languages`)
})
