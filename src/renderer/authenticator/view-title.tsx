/** The title of a view, which takes the focus when it comes, with the way back and the one thing to do. @module */
import { useEffect, useRef, type ReactNode } from 'react'
import { ChevronLeft } from 'lucide-react'
import { Icon } from '../ui/icon.tsx'
import './view-title.css'

export function ViewTitle({
  title,
  back,
  action,
  focusTitle = true,
}: {
  readonly title: string
  readonly back?: { readonly label: string; readonly onClick: () => void }
  readonly action?: ReactNode
  /** Off where a field of the view takes the focus. */
  readonly focusTitle?: boolean
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focusTitle) heading.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [focusTitle])
  return (
    <div className="view-title">
      {back === undefined ? null : (
        <button
          type="button"
          className="view-back"
          aria-label={back.label}
          title={back.label}
          onClick={back.onClick}
        >
          <Icon of={ChevronLeft} />
        </button>
      )}
      <h1 ref={heading} tabIndex={-1} className="view-title-text">
        {title}
      </h1>
      {action}
    </div>
  )
}
