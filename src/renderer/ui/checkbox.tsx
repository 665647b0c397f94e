/** A yes or no that goes with the answer below it, with a line that says what it means. @module */
import { useId } from 'react'
import './checkbox.css'

export function Checkbox({
  label,
  text,
  checked,
  onChange,
}: {
  readonly label: string
  readonly text: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}) {
  const id = useId()
  return (
    <label className="checkbox">
      <input
        type="checkbox"
        className="checkbox-input"
        checked={checked}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-text`}
        onChange={(event) => {
          onChange(event.target.checked)
        }}
      />
      <span className="checkbox-words">
        <span id={`${id}-label`}>{label}</span>
        <span id={`${id}-text`} className="checkbox-text">
          {text}
        </span>
      </span>
    </label>
  )
}
