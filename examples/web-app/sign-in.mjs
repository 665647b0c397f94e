// Who signs people in, and as which application this one is known there.
import { ConfidentialClientApplication, CryptoProvider } from '@azure/msal-node'

// For Microsoft Entra ID, this is the line to change (and client id and secret, which every directory gives anew).
const authority = 'https://localhost:7443/contoso.com'
const clientId = 'c0a57050-0000-4000-8000-00000000a002'
const clientSecret = 'payroll-web-quarry-saddle-window-2608'

const application = new ConfidentialClientApplication({
  auth: {
    authority,
    clientId,
    clientSecret,
    // MSAL asks Microsoft about every other host that it does not know yet.
    knownAuthorities: [new URL(authority).host],
  },
})
const scopes = ['openid', 'profile']
const chance = new CryptoProvider()

/** Where to send the browser, and what to keep until it comes back. */
export async function beginSignIn(redirectUri) {
  const { verifier, challenge } = await chance.generatePkceCodes()
  const state = chance.createNewGuid()
  const address = await application.getAuthCodeUrl({
    scopes,
    redirectUri,
    state,
    codeChallenge: challenge,
    codeChallengeMethod: 'S256',
  })
  return { address, kept: { verifier, state, redirectUri } }
}

/** The account, for the code that the browser came back with. */
export async function finishSignIn({ code, state }, kept) {
  if (state !== kept.state)
    throw new Error('This is not the answer to the question that was asked.')
  const { account } = await application.acquireTokenByCode({
    scopes,
    code,
    codeVerifier: kept.verifier,
    redirectUri: kept.redirectUri,
  })
  return account
}

/** Where to send the browser, so that it is signed out there, too. */
export function signOutAddress(backTo) {
  const address = new URL(`${authority}/oauth2/v2.0/logout`)
  address.searchParams.set('post_logout_redirect_uri', backTo)
  return address.href
}
