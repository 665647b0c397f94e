/**
 * Defects in the OpenID provider.
 * @module
 */

/** @type {readonly import('./all.mjs').Bar[]} */
export const openIdBars = [
  {
    row: 'G2',
    says: 'an address that starts like a registered one is redirected to',
    file: 'src/main/relying-party/oidc/redirect-uris.ts',
    find: 'redirectUris[kind].some((registered) => redirectMatches(registered, uri)),',
    replace: 'redirectUris[kind].some((registered) => uri.startsWith(registered)),',
    tests: ['test/integration/openid/attacks.test.ts'],
  },
  {
    row: 'G3',
    says: 'a refresh token can be used again and again',
    file: 'src/main/relying-party/oidc/configuration.ts',
    find: 'rotateRefreshToken: true,',
    replace: 'rotateRefreshToken: false,',
    tests: ['test/integration/openid/attacks.test.ts'],
  },
  {
    row: 'G4',
    says: 'a token for another audience opens the admin API',
    file: 'src/main/relying-party/graph/bearer.ts',
    find: '    (audiences.includes(aud) || aud === origin) &&\n',
    replace: '',
    tests: ['test/integration/openid/attacks.test.ts'],
  },
]
