/** A field that narrows a list down. @module */
import { Search } from 'lucide-react'
import { Icon } from './icon.tsx'
import './search-field.css'

export function SearchField({
  label,
  value,
  maxLength,
  onChange,
  onLeave,
}: {
  readonly label: string
  readonly value: string
  readonly maxLength: number
  readonly onChange: (value: string) => void
  /** Down, into the list. */
  readonly onLeave: () => void
}) {
  return (
    <div className="search">
      <Icon of={Search} />
      <input
        type="search"
        className="search-input"
        aria-label={label}
        placeholder={label}
        value={value}
        maxLength={maxLength}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          onChange(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') onChange('')
          else if (event.key === 'ArrowDown') onLeave()
          else return
          event.preventDefault()
        }}
      />
    </div>
  )
}
