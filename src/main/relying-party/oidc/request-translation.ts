/** What applications send, as the provider takes it. @module */

/** That a refresh token was asked for: the provider forgets it where nobody is asked for consent. */
export const offlineParameter = 'countersign_offline'

export function translateAuthorization(asked: URLSearchParams): URLSearchParams {
  const translated = new URLSearchParams(asked)
  translated.delete(offlineParameter)
  const [scope, ...more] = asked.getAll('scope')
  if (more.length === 0 && (scope ?? '').split(' ').includes('offline_access')) {
    translated.set(offlineParameter, '1')
  }
  return translated
}
