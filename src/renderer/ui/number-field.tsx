/** A number with what it means below it, or what is wrong with it. @module */
import { useId } from 'react'
import { FieldProblem } from './field-problem.tsx'
import './number-field.css'

export function NumberField({
  label,
  name,
  value,
  hint,
  problem,
  maxLength,
  onChange,
}: {
  readonly label: string
  readonly name: string
  /** As it is typed. */
  readonly value: string
  readonly hint: string
  readonly problem: string | undefined
  readonly maxLength: number
  readonly onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div className="number">
      <label htmlFor={id} className="number-label">
        {label}
      </label>
      <input
        id={id}
        name={name}
        className="number-input"
        inputMode="numeric"
        autoComplete="off"
        value={value}
        maxLength={maxLength}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={`${id}-said`}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      />
      <div id={`${id}-said`} className="number-said">
        {problem === undefined ? <p>{hint}</p> : <FieldProblem>{problem}</FieldProblem>}
      </div>
    </div>
  )
}
