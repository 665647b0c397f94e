/** Starts the sign-in page. @module */
import { renderPage } from '../page/render-page.tsx'
import { SignInPage } from './sign-in.tsx'

renderPage(<SignInPage />)
