/** Starts the security info page. @module */
import { renderPage } from '../page/render-page.tsx'
import { SecurityInfoPage } from './security-info.tsx'

renderPage(<SecurityInfoPage />)
