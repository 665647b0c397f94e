/** Puts a page into its document. @module */
import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from 'zod'
import { PageRoot } from './page-frame.tsx'

/** The pages' policy allows no code made at run time, so the schemas must not try it. */
config({ jitless: true })

export function renderPage(page: ReactNode): void {
  const place = document.getElementById('page')
  if (place === null) throw new TypeError('The document has no place for the page.')
  createRoot(place).render(
    <StrictMode>
      <PageRoot>{page}</PageRoot>
    </StrictMode>,
  )
}
