/** Ways to go on, one a row, each a button with a drawing. @module */
import { ChevronRight, type LucideIcon } from 'lucide-react'
import { Icon } from './icon.tsx'
import './way-list.css'

export interface Way {
  readonly id: string
  readonly icon: LucideIcon
  readonly name: string
  readonly onChoose: () => void
}

export function WayList({
  of: ways,
  busy = false,
}: {
  readonly of: readonly Way[]
  readonly busy?: boolean
}) {
  return (
    <ul className="way-list">
      {ways.map(({ id, icon, name, onChoose }) => (
        <li key={id}>
          <button
            type="button"
            className="way"
            aria-disabled={busy || undefined}
            onClick={() => {
              if (!busy) onChoose()
            }}
          >
            <Icon of={icon} />
            <span className="way-name">{name}</span>
            <Icon of={ChevronRight} small />
          </button>
        </li>
      ))}
    </ul>
  )
}
