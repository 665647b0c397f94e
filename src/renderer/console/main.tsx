/** Starts the console. @module */
import { renderPage } from '../page/render-page.tsx'
import { ConsolePage } from './console-page.tsx'

renderPage(<ConsolePage />)
