/** Something that is on or off, told by its place first: the thumb lies right or left. @module */
import { useId, type ReactNode } from 'react'
import './switch.css'

export function Switch({
  label,
  on,
  busy = false,
  onChange,
  children,
}: {
  readonly label: string
  readonly on: boolean
  readonly busy?: boolean
  readonly onChange: (on: boolean) => void
  /** One quiet line that says what it does. */
  readonly children?: ReactNode
}) {
  const id = useId()
  return (
    <div className="switch-row">
      <div className="switch-words">
        <p id={id} className="switch-label">
          {label}
        </p>
        {children === undefined ? null : (
          <p id={`${id}-text`} className="switch-text">
            {children}
          </p>
        )}
      </div>
      <button
        type="button"
        role="switch"
        className="switch"
        aria-checked={on}
        aria-disabled={busy || undefined}
        aria-labelledby={id}
        aria-describedby={children === undefined ? undefined : `${id}-text`}
        onClick={() => {
          if (!busy) onChange(!on)
        }}
      >
        <span className="switch-thumb" />
      </button>
    </div>
  )
}
