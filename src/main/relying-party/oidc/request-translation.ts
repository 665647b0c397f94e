/** What applications send, as the provider takes it. @module */
import { anyTenantParameter } from './device-code-claim.ts'
import { deviceCodeGrant } from './device-code.ts'

/** That a refresh token was asked for: the provider forgets it where nobody is asked for consent. */
export const offlineParameter = 'countersign_offline'

export function translateAuthorization(asked: URLSearchParams, segment?: string): URLSearchParams {
  const translated = new URLSearchParams(asked)
  translated.delete(offlineParameter)
  translated.delete(anyTenantParameter)
  if (segment !== undefined) translated.set(anyTenantParameter, segment)
  const [scope, ...more] = asked.getAll('scope')
  if (more.length === 0 && (scope ?? '').split(' ').includes('offline_access')) {
    translated.set(offlineParameter, '1')
  }
  const claims = asked.get('claims')
  if (claims !== null) translated.set('claims', withIdToken(claims))
  return translated
}

/** Some clients name the grant as Entra does, without the standard's prefix. */
export function translateToken(form: URLSearchParams): URLSearchParams {
  if (form.get('grant_type') !== 'device_code') return form
  const translated = new URLSearchParams(form)
  translated.set('grant_type', deviceCodeGrant)
  return translated
}

/** A claims challenge may be of the access token alone, of which the standard knows nothing. */
function withIdToken(text: string): string {
  try {
    const claims: unknown = JSON.parse(text)
    if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) return text
    return JSON.stringify({ id_token: {}, ...claims })
  } catch {
    return text
  }
}
