/** The frame of a field: its label above, and below it a hint, or what is wrong. @module */
import { useId, type ReactNode } from 'react'
import './field.css'

/** What the input itself is to bear. */
export interface FieldInput {
  readonly id: string
  readonly 'aria-invalid': true | undefined
  readonly 'aria-describedby': string | undefined
}

export function isTold(problem: ReactNode): boolean {
  return problem !== undefined && problem !== null
}

export function Field({
  label,
  hint,
  problem,
  refused = false,
  children,
}: {
  readonly label: string
  readonly hint: string | undefined
  readonly problem: ReactNode
  /** What it holds was not accepted, as a note elsewhere says. */
  readonly refused?: boolean
  readonly children: (input: FieldInput) => ReactNode
}) {
  const id = useId()
  const told = isTold(problem)
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      {children({
        id,
        'aria-invalid': told || refused || undefined,
        'aria-describedby': told ? `${id}-problem` : hint === undefined ? undefined : `${id}-hint`,
      })}
      {hint === undefined || told ? null : (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      <div id={`${id}-problem`}>{problem}</div>
    </div>
  )
}
