/** @azure/msal-browser, unmodified, in a page: what it was told is in its address, what it can do is `window.msal`. @module */
import {
  type AccountInfo,
  type AuthenticationResult,
  ProtocolMode,
  PublicClientApplication,
} from '@azure/msal-browser'

export interface MsalPage {
  /** What the address answered that this page came back with. */
  readonly returned: AuthenticationResult | null
  readonly application: PublicClientApplication
  account(): AccountInfo
}

declare global {
  interface Window {
    msal?: MsalPage
    /** What went wrong before it was there. */
    msalFault?: string
  }
}

const told = new URLSearchParams(location.search)
const isOidc = told.get('mode') === 'oidc'
const authority = told.get('authority') ?? ''
const application = new PublicClientApplication({
  auth: {
    ...{ authority, clientId: told.get('client') ?? '' },
    knownAuthorities: [new URL(authority).host],
    ...{ redirectUri: '/redirect.html', postLogoutRedirectUri: location.href },
  },
  system: { protocolMode: isOidc ? ProtocolMode.OIDC : ProtocolMode.AAD, loggerOptions: {} },
})

try {
  await application.initialize()
  window.msal = {
    returned: await application.handleRedirectPromise(),
    application,
    account() {
      const [account] = application.getAllAccounts()
      if (account === undefined) throw new Error('nobody is in its cache')
      return account
    },
  }
} catch (error) {
  window.msalFault = String(error)
}
