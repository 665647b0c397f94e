/** One out of a few, all of them in sight, each with a line that says what it does. @module */
import { useId } from 'react'
import './radio-list.css'

export interface RadioOption<Value extends string> {
  readonly value: Value
  readonly title: string
  readonly text: string
}

export function RadioList<Value extends string>({
  legend,
  text,
  value,
  options,
  onChange,
}: {
  readonly legend: string
  /** What is to be known before choosing. */
  readonly text: string
  readonly value: Value
  readonly options: readonly RadioOption<Value>[]
  readonly onChange: (value: Value) => void
}) {
  const id = useId()
  return (
    <fieldset className="radios" aria-describedby={`${id}-text`}>
      <legend className="radios-legend">{legend}</legend>
      <p id={`${id}-text`} className="radios-text">
        {text}
      </p>
      {options.map((option) => (
        <label key={option.value} className="radio">
          <input
            type="radio"
            className="radio-input"
            name={id}
            checked={option.value === value}
            aria-labelledby={`${id}-${option.value}`}
            aria-describedby={`${id}-${option.value}-text`}
            onChange={() => {
              onChange(option.value)
            }}
          />
          <span className="radio-words">
            <span id={`${id}-${option.value}`} className="radio-title">
              {option.title}
            </span>
            <span id={`${id}-${option.value}-text`} className="radios-text">
              {option.text}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
