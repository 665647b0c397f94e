/** Puts a window's content into its document. @module */
import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'

export function renderWindow(content: ReactNode): void {
  const place = document.getElementById('window')
  if (place === null) throw new TypeError('The document has no place for the window.')
  createRoot(place).render(<StrictMode>{content}</StrictMode>)
}
