/** One out of several, each with a line that says what it is. @module */
import { useId, type ReactNode } from 'react'
import type { LucideIcon } from 'lucide-react'
import { Icon } from './icon.tsx'
import './choice.css'

export function ChoiceList({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}) {
  return (
    <fieldset className="choice-list">
      <legend className="choice-legend">{label}</legend>
      {children}
    </fieldset>
  )
}

export function Choice({
  name,
  value,
  icon,
  title,
  text,
}: {
  readonly name: string
  readonly value: string
  readonly icon: LucideIcon
  readonly title: string
  readonly text: string
}) {
  const id = useId()
  return (
    <label className="choice">
      <input
        className="choice-input"
        type="radio"
        name={name}
        value={value}
        defaultChecked
        required
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
      />
      <Icon of={icon} />
      <span className="choice-words">
        <span id={`${id}-title`} className="choice-title">
          {title}
        </span>
        <span id={`${id}-text`} className="choice-text">
          {text}
        </span>
      </span>
    </label>
  )
}
