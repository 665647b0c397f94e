/** Several short texts, one on each line, with what is wrong with one of them right below. @module */
import { useEffect, useRef, type ReactNode } from 'react'
import { Field, isTold } from './field.tsx'
import './text-field.css'
import './lines-field.css'

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
  const input = useRef<HTMLTextAreaElement>(null)
  const told = isTold(problem)
  useEffect(() => {
    if (told) input.current?.focus()
  }, [told])
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(field) => (
        <textarea
          {...field}
          ref={input}
          className="field-input lines-input"
          name={name}
          value={value}
          rows={Math.min(Math.max(value.split('\n').length, 1), 6)}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          onChange={(event) => {
            onChange(event.target.value)
          }}
        />
      )}
    </Field>
  )
}
