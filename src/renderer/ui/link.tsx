/** Plain links: the other ways below a step, whether they go to a page or do something here. @module */
import type { ReactNode } from 'react'
import './button.css'
import './link.css'

export function ActionLink({
  onClick,
  busy = false,
  danger = false,
  label,
  children,
}: {
  readonly onClick: () => void
  readonly busy?: boolean
  readonly danger?: boolean
  /** The whole name, where the text beside it would be missed. */
  readonly label?: string
  readonly children: ReactNode
}) {
  return (
    <button
      type="button"
      className={danger ? 'link link-danger' : 'link'}
      aria-disabled={busy || undefined}
      aria-label={label}
      onClick={() => {
        if (!busy) onClick()
      }}
    >
      {children}
    </button>
  )
}

export function PageLink({
  href,
  emphasis = false,
  children,
}: {
  readonly href: string
  /** Looks like the step's one primary button. */
  readonly emphasis?: boolean
  readonly children: ReactNode
}) {
  return (
    <a href={href} className={emphasis ? 'button button-primary link-button' : 'link'}>
      {children}
    </a>
  )
}
