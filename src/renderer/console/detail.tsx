/** What is open beside a list: a title that takes the focus, a way to close, and what it is about. @module */
import { useEffect, useRef, type ReactNode } from 'react'
import { X } from 'lucide-react'
import { useConsoleWords } from '../text/console/use-console-words.ts'
import { Icon } from '../ui/icon.tsx'
import './detail.css'

export function Detail({
  title,
  above,
  onClose,
  children,
}: {
  readonly title: string
  readonly above?: string
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const { text } = useConsoleWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
  }, [])
  const close = () => {
    // Back to the row that it was opened by.
    document.querySelector<HTMLElement>('.table [aria-current] .table-open')?.focus()
    onClose()
  }
  return (
    <section
      className="detail"
      onKeyDown={(event) => {
        // A question over it is answered first.
        const isOver = event.target instanceof Element && event.target.closest('dialog') !== null
        if (event.key === 'Escape' && !isOver) close()
      }}
    >
      <div className="detail-head">
        <div className="detail-words">
          {above === undefined ? null : <p className="detail-above">{above}</p>}
          <h2 ref={heading} tabIndex={-1} className="detail-title">
            {title}
          </h2>
        </div>
        <button type="button" className="detail-close" aria-label={text.list.close} onClick={close}>
          <Icon of={X} />
        </button>
      </div>
      {children}
    </section>
  )
}

export function DetailPart({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <div className="detail-part">
      <h3 className="detail-part-title">{title}</h3>
      {children}
    </div>
  )
}
