/** Starts the page that shows how to sign in by phone. @module */
import { renderPage } from '../page/render-page.tsx'
import { PhoneSignInPage } from './phone-sign-in.tsx'

renderPage(<PhoneSignInPage />)
