/** Several short texts, one on each line, with what is wrong with one of them right below. @module */
import { useEffect, useId, useRef, type ReactNode } from 'react'
import './lines-field.css'
import './text-field.css'

export function LinesField({
  label,
  name,
  value,
  hint,
  problem,
  onChange,
}: {
  readonly label: string
  readonly name: string
  readonly value: string
  readonly hint?: string
  readonly problem?: ReactNode
  readonly onChange: (value: string) => void
}) {
  const id = useId()
  const input = useRef<HTMLTextAreaElement>(null)
  const told = problem !== undefined && problem !== null
  useEffect(() => {
    if (told) input.current?.focus()
  }, [told])
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <textarea
        ref={input}
        id={id}
        className="field-input lines-input"
        name={name}
        value={value}
        rows={Math.min(Math.max(value.split('\n').length, 1), 6)}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        aria-invalid={told || undefined}
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
