/**
 * Defects in the OpenID provider that a certification plan's module finds.
 * @module
 */
const tests = ['test/integration/openid-certification/certification.test.ts']

/** @type {readonly import('./all.mjs').Bar[]} */
export const openIdCertificationBars = [
  {
    row: 'G1',
    says: 'an address that is not registered is led to after signing out',
    file: 'src/main/relying-party/oidc/clients.ts',
    find: '      registered.postLogoutRedirectUris.includes(uri) ||',
    replace: '      uri !== undefined ||',
    tests,
  },
  {
    row: 'G1',
    says: 'the subject is another one in each token',
    file: 'src/main/relying-party/oidc/accounts.ts',
    find: 'numberSeal.pseudonym(`subject-${String(n)}/${tenant}/${clientId}/${user}`)',
    replace: 'numberSeal.pseudonym(`subject-${String(n)}/${String(Math.random())}`)',
    tests,
  },
  {
    row: 'G1',
    says: 'no application is told which of its sessions ended',
    file: 'src/main/relying-party/oidc/clients.ts',
    find: 'backchannel_logout_uri: backChannelLogoutUri,',
    replace: '',
    tests,
  },
]
