/** One field with its label above, and what is wrong with it right below. @module */
import { useEffect, useId, useRef, type ReactNode } from 'react'
import './text-field.css'

export function TextField({
  label,
  type = 'text',
  name,
  value,
  autoComplete,
  maxLength,
  hint,
  problem,
  refused = false,
  autoFocus = true,
  onChange,
}: {
  readonly label: string
  readonly type?: 'text' | 'email' | 'password' | 'datetime-local'
  readonly name: string
  readonly value: string
  readonly autoComplete: string
  readonly maxLength: number
  readonly hint?: string
  readonly problem?: ReactNode
  /** What it holds was not accepted, as a note below says. */
  readonly refused?: boolean
  /** Off where the field is not the whole step. */
  readonly autoFocus?: boolean
  readonly onChange: (value: string) => void
}) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const told = problem !== undefined && problem !== null
  useEffect(() => {
    if (told || refused) input.current?.select()
  }, [told, refused])
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input
        ref={input}
        id={id}
        className="field-input"
        type={type}
        name={name}
        value={value}
        autoComplete={autoComplete}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={maxLength}
        // The field is the step: whoever comes here comes to fill it in.
        autoFocus={autoFocus}
        aria-invalid={told || refused || undefined}
        aria-describedby={told ? `${id}-problem` : hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      />
      {hint === undefined || told ? null : (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      <div id={`${id}-problem`}>{problem}</div>
    </div>
  )
}
