/** A button: one primary a step, a danger only for what cannot be taken back, quiet ones for the rest. @module */
import type { ReactNode } from 'react'
import './button.css'

export function Button({
  kind = 'quiet',
  type = 'button',
  busy = false,
  compact = false,
  label,
  onClick,
  children,
}: {
  readonly kind?: 'primary' | 'danger' | 'quiet'
  readonly type?: 'button' | 'submit'
  /** Keeps its place and the focus, but does nothing. */
  readonly busy?: boolean
  /** As wide as its words, among others in a list. */
  readonly compact?: boolean
  /** The whole name, where the text beside it would be missed. */
  readonly label?: string
  readonly onClick?: () => void
  readonly children: ReactNode
}) {
  return (
    <button
      type={type}
      className={`button button-${kind}${compact ? ' button-compact' : ''}`}
      aria-disabled={busy || undefined}
      aria-label={label}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.()
      }}
    >
      {children}
    </button>
  )
}
