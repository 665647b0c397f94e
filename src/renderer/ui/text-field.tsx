/** One field with its label above, and what is wrong with it right below. @module */
import { useEffect, useRef, type ReactNode } from 'react'
import { Field, isTold } from './field.tsx'
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
  const input = useRef<HTMLInputElement>(null)
  const told = isTold(problem)
  useEffect(() => {
    if (told || refused) input.current?.select()
  }, [told, refused])
  return (
    <Field label={label} hint={hint} problem={problem} refused={refused}>
      {(field) => (
        <input
          {...field}
          ref={input}
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
          onChange={(event) => {
            onChange(event.target.value)
          }}
        />
      )}
    </Field>
  )
}
