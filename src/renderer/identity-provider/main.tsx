/** Starts the page of the simulated identity provider. @module */
import { renderPage } from '../page/render-page.tsx'
import { IdentityProviderPage } from './identity-provider.tsx'

renderPage(<IdentityProviderPage />)
