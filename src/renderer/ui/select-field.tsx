/** One out of a few, in the system's own list. @module */
import { useId } from 'react'
import './select-field.css'

export interface SelectOption<Value extends string> {
  readonly value: Value
  readonly name: string
  /** Where the name is of another language than the window. */
  readonly lang?: string
}

export function SelectField<Value extends string>({
  label,
  value,
  options,
  busy = false,
  onChange,
}: {
  readonly label: string
  readonly value: Value
  readonly options: readonly SelectOption<Value>[]
  readonly busy?: boolean
  readonly onChange: (value: Value) => void
}) {
  const id = useId()
  return (
    <div className="select">
      <label htmlFor={id} className="select-label">
        {label}
      </label>
      <select
        id={id}
        className="select-input"
        value={value}
        aria-disabled={busy || undefined}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen !== undefined && !busy) onChange(chosen.value)
        }}
      >
        {options.map(({ value: one, name, lang }) => (
          <option key={one} value={one} lang={lang}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
