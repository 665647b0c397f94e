/** A button: one primary a step, a danger only for what cannot be taken back, quiet ones for the rest. @module */
import type { ReactNode } from 'react'
import './button.css'

export function Button({
  kind = 'quiet',
  type = 'button',
  busy = false,
  onClick,
  children,
}: {
  readonly kind?: 'primary' | 'danger' | 'quiet'
  readonly type?: 'button' | 'submit'
  /** Keeps its place and the focus, but does nothing. */
  readonly busy?: boolean
  readonly onClick?: () => void
  readonly children: ReactNode
}) {
  return (
    <button
      type={type}
      className={`button button-${kind}`}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.()
      }}
    >
      {children}
    </button>
  )
}
