/** Why a request of OpenID is refused: every cause, its number after AADSTS, and how it shows in the library's errors. @module */

export const numbers = {
  'client-unknown': 700_016,
  'client-not-allowed': 70_001,
  'secret-wrong': 7_000_215,
  'secret-over': 7_000_222,
  'secret-missing': 7_000_218,
  'tenant-needed': 50_194,
  'instance-unknown': 50_049,
  'redirect-unknown': 50_011,
  'proof-missing': 9_002_325,
  'proof-malformed': 501_491,
  'proof-wrong': 501_481,
  'origin-not-allowed': 9_002_326,
  'code-used': 54_005,
  'code-expired': 70_008,
  'grant-invalid': 70_000,
  'refresh-expired': 700_082,
  'sign-in-again': 50_173,
  'grant-type-unknown': 70_003,
  'response-type-unknown': 70_005,
  'response-mode-unknown': 70_007,
  'parameter-missing': 900_144,
  'parameter-invalid': 90_100,
  'request-malformed': 9_002_313,
  'address-too-long': 90_015,
  'method-refused': 900_561,
  'tenant-unknown': 90_002,
  'scope-invalid': 70_011,
  'login-required': 50_058,
  'stronger-sign-in-required': 50_076,
  'registration-required': 50_079,
  'account-choice-required': 16_000,
  'consent-required': 65_001,
  'access-denied': 65_004,
  'account-disabled': 50_057,
  'device-pending': 70_016,
  'device-declined': 70_018,
  'device-code-wrong': 70_019,
  'device-expired': 70_020,
  'token-invalid': 50_013,
  unavailable: 90_033,
  internal: 50_000,
} as const
export type Cause = keyof typeof numbers

/** What is read of an error of the library's, and of the request that it is about. */
export interface Refused {
  readonly error: string
  readonly description?: string | undefined
  readonly detail?: string | undefined
  readonly grantType?: string | undefined
  /** The secret presented was the application's own, and is over. */
  readonly isSecretOver?: boolean | undefined
}

type Rule = readonly [cause: Cause, holds: (refused: Refused) => boolean]

const detail =
  (error: string, pattern: RegExp) =>
  (of: Refused): boolean =>
    of.error === error && pattern.test(of.detail ?? '')
const description =
  (error: string, pattern: RegExp) =>
  (of: Refused): boolean =>
    of.error === error && pattern.test(of.description ?? '')
const error =
  (name: string) =>
  (of: Refused): boolean =>
    of.error === name
const deviceGrants = new Set(['device_code', 'urn:ietf:params:oauth:grant-type:device_code'])
const ofDevice = (of: Refused): boolean => deviceGrants.has(of.grantType ?? '')

/** The first that holds is it. */
export const rules: readonly Rule[] = [
  ['client-unknown', detail('invalid_client', /^client not found$/)],
  ['client-unknown', description('invalid_client', /^client is invalid$/)],
  ['secret-missing', detail('invalid_client', /authentication mechanism does not match/)],
  ['secret-over', (of) => of.error === 'invalid_client' && of.isSecretOver === true],
  ['secret-wrong', error('invalid_client')],
  ['redirect-unknown', error('invalid_redirect_uri')],
  ['redirect-unknown', detail('invalid_grant', /redirect_uri mismatch/)],
  ['origin-not-allowed', description('invalid_request', /^origin .* not allowed for client/)],
  ['proof-missing', detail('invalid_grant', /^code_verifier must be provided$/)],
  ['parameter-invalid', description('invalid_request', /must not be provided twice/)],
  ['proof-missing', description('invalid_request', /requires PKCE/)],
  ['proof-malformed', description('invalid_request', /code_challenge|code_verifier/)],
  ['proof-wrong', detail('invalid_grant', /code_verifier|code_challenge/)],
  ['device-pending', error('authorization_pending')],
  ['device-pending', error('slow_down')],
  ['device-expired', error('expired_token')],
  ['device-declined', (of) => of.error === 'access_denied' && ofDevice(of)],
  ['device-code-wrong', (of) => of.error === 'invalid_grant' && ofDevice(of)],
  ['code-used', detail('invalid_grant', /authorization code already|AuthorizationCode was used/)],
  ['code-expired', detail('invalid_grant', /authorization code is expired/)],
  ['account-disabled', detail('invalid_grant', /account not found/)],
  ['refresh-expired', detail('invalid_grant', /(?:refresh token|grant) is expired/)],
  ['sign-in-again', detail('invalid_grant', /refresh token|RefreshToken|grant not found/)],
  ['sign-in-again', detail('invalid_grant', /the grant was revoked/)],
  ['grant-invalid', error('invalid_grant')],
  ['grant-type-unknown', error('unsupported_grant_type')],
  ['response-type-unknown', error('unsupported_response_type')],
  ['response-mode-unknown', error('unsupported_response_mode')],
  ['client-not-allowed', description('invalid_request', /not allowed for this client/)],
  ['client-not-allowed', error('unauthorized_client')],
  [
    'parameter-missing',
    description('invalid_request', /^(?:missing|no client auth)|must be requested|content-type/),
  ],
  ['scope-invalid', error('invalid_scope')],
  ['login-required', error('login_required')],
  ['registration-required', description('interaction_required', /^no second method/)],
  ['stronger-sign-in-required', error('interaction_required')],
  ['stronger-sign-in-required', error('unmet_authentication_requirements')],
  ['account-choice-required', error('account_selection_required')],
  ['consent-required', error('consent_required')],
  ['consent-required', error('insufficient_scope')],
  ['access-denied', error('access_denied')],
  ['token-invalid', error('invalid_token')],
  ['unavailable', error('temporarily_unavailable')],
  ['internal', error('server_error')],
]

export function causeOf(refused: Refused): Cause {
  return rules.find(([, holds]) => holds(refused))?.[0] ?? 'parameter-invalid'
}

export function causeOfNumber(number: number): Cause | undefined {
  return (Object.keys(numbers) as Cause[]).find((cause) => numbers[cause] === number)
}
