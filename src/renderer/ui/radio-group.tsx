/** One out of a few, all of them in sight, each with a line that says what it means where one is needed. @module */
import { useId } from 'react'
import './radio-group.css'

export interface RadioOption<Value extends string> {
  readonly value: Value
  readonly name: string
  readonly text?: string
}

export function RadioGroup<Value extends string>({
  label,
  value,
  options,
  inline = false,
  onChange,
}: {
  readonly label: string
  readonly value: Value
  readonly options: readonly RadioOption<Value>[]
  /** Beside each other, where there is room. */
  readonly inline?: boolean
  readonly onChange: (value: Value) => void
}) {
  const id = useId()
  return (
    <fieldset className="radios">
      <legend className="radios-label">{label}</legend>
      <div className={inline ? 'radios-list radios-inline' : 'radios-list'}>
        {options.map(({ value: one, name, text }) => (
          <label key={one} className="radio">
            <input
              type="radio"
              className="radio-input"
              name={id}
              value={one}
              checked={one === value}
              aria-labelledby={`${id}-${one}`}
              aria-describedby={text === undefined ? undefined : `${id}-${one}-text`}
              onChange={() => {
                onChange(one)
              }}
            />
            <span className="radio-words">
              <span id={`${id}-${one}`}>{name}</span>
              {text === undefined ? null : (
                <span id={`${id}-${one}-text`} className="radio-text">
                  {text}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
