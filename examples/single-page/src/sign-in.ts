/** Who signs people in, and as which application this one is known there. @module */
import { PublicClientApplication } from '@azure/msal-browser'

// For Microsoft Entra ID, this is the line to change (and the client id, which every directory gives anew).
const authority = 'https://localhost:7443/contoso.com'
const clientId = 'c0a57050-0000-4000-8000-00000000a001'

export const application = new PublicClientApplication({
  auth: {
    authority,
    clientId,
    // MSAL asks Microsoft about every other host that it does not know yet.
    knownAuthorities: [new URL(authority).host],
    redirectUri: '/redirect.html',
    postLogoutRedirectUri: '/',
  },
})

export const request = { scopes: ['openid', 'profile'] }
