/** Puts a page into its document. @module */
import '#protocol/interpreted' // before any schema
import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { loadSpoken } from '../text/use-words.ts'
import { PageRoot } from './page-frame.tsx'

export function renderPage(page: ReactNode): void {
  const place = document.getElementById('page')
  if (place === null) throw new TypeError('The document has no place for the page.')
  const root = createRoot(place)
  void loadSpoken().then((spoken) => {
    root.render(
      <StrictMode>
        <PageRoot spoken={spoken}>{page}</PageRoot>
      </StrictMode>,
    )
  })
}
