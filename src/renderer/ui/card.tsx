/** The one card of a page and the step in it: who asks, a title that is the step, what to do. @module */
import { useEffect, useRef, type ReactNode } from 'react'
import './card.css'

export function Card({ children }: { readonly children: ReactNode }) {
  return <div className="card">{children}</div>
}

/** One step of a page. When it comes, the focus goes to its title, unless a field in it takes it. */
export function Step({
  title,
  figure,
  above,
  lead,
  centred = false,
  focusTitle = true,
  children,
}: {
  readonly title: string
  readonly figure?: ReactNode
  /** One line over the title, such as whose step it is. */
  readonly above?: ReactNode
  readonly lead?: ReactNode
  readonly centred?: boolean
  readonly focusTitle?: boolean
  readonly children?: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focusTitle) heading.current?.focus({ preventScroll: true })
  }, [focusTitle])
  return (
    <section className={centred ? 'step step-centred' : 'step'}>
      {figure}
      {above}
      <div className="step-head">
        <h1 ref={heading} tabIndex={-1} className="step-title">
          {title}
        </h1>
        {lead === undefined ? null : <p className="step-lead">{lead}</p>}
      </div>
      {children}
    </section>
  )
}

/** The other ways, below the primary button. */
export function Ways({ children }: { readonly children: ReactNode }) {
  return <div className="ways">{children}</div>
}
