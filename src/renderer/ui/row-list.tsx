/** Rows that each lead to a page of their own, with how it stands there now. @module */
import { ChevronRight, type LucideIcon } from 'lucide-react'
import { Icon } from './icon.tsx'
import './row-list.css'

export interface Row {
  readonly id: string
  readonly icon: LucideIcon
  readonly name: string
  readonly text?: string
  readonly danger?: boolean
  readonly onChoose: () => void
}

export function RowList({ of: rows }: { readonly of: readonly Row[] }) {
  return (
    <ul className="row-list">
      {rows.map(({ id, icon, name, text, danger, onChoose }) => (
        <li key={id}>
          <button
            type="button"
            className={danger === true ? 'row row-danger' : 'row'}
            onClick={onChoose}
          >
            <Icon of={icon} />
            <span className="row-words">
              <span className="row-name">{name}</span>
              {text === undefined ? null : <span className="row-text">{text}</span>}
            </span>
            <Icon of={ChevronRight} small />
          </button>
        </li>
      ))}
    </ul>
  )
}
