/** The content of a window that is as tall as what it shows: the window follows the document's own height. @module */
import { useEffect, type ReactNode } from 'react'
import './fitted-sheet.css'

export function FittedSheet({
  title,
  children,
}: {
  /** The window's. */
  readonly title: string
  readonly children: ReactNode
}) {
  useEffect(() => {
    document.title = title
  }, [title])
  return <main className="fitted-sheet">{children}</main>
}
