// A tool without a browser: it prints a code, and somebody signs in for it in any browser.
import { PublicClientApplication } from '@azure/msal-node'

// For Microsoft Entra ID, this is the line to change (and the client id, which every directory gives anew).
const authority = 'https://localhost:7443/contoso.com'
const clientId = 'c0a57050-0000-4000-8000-00000000a003'

const application = new PublicClientApplication({
  // MSAL asks Microsoft about every other host that it does not know yet.
  auth: { authority, clientId, knownAuthorities: [new URL(authority).host] },
})

try {
  const { account, expiresOn } = await application.acquireTokenByDeviceCode({
    scopes: ['openid', 'profile'],
    deviceCodeCallback({ verificationUri, userCode }) {
      console.log(`Open ${verificationUri}\nand type the code ${userCode}`)
    },
  })
  console.log(`Signed in as ${account.username}, until ${expiresOn.toLocaleTimeString()}.`)
} catch (error) {
  console.error(`Nobody was signed in: ${error.message}`)
  process.exitCode = 1
}
