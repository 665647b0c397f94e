/** The content of a window that is as tall as what it shows: the window follows the document's own height. @module */
import { useEffect, useRef, type ReactNode } from 'react'
import { useFittedHeight } from './use-fitted-height.ts'
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
  const content = useRef<HTMLElement>(null)
  useFittedHeight(content)
  return (
    <main ref={content} className="fitted-sheet">
      {children}
    </main>
  )
}
