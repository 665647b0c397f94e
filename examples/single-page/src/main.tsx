/** The page: nothing is shown before MSAL has looked for an answer in the address. @module */
import { MsalProvider } from '@azure/msal-react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { application } from './sign-in.ts'

await application.initialize()
await application.handleRedirectPromise()

const place = document.getElementById('app')
if (place === null) throw new Error('index.html has no place for the app')
createRoot(place).render(
  <MsalProvider instance={application}>
    <App />
  </MsalProvider>,
)
