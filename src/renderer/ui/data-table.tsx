/** A table of many rows: one may be open, the arrow keys move among them, and more come when asked for. @module */
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import './data-table.css'

export interface Column<R> {
  readonly name: string
  readonly cell: (row: R) => ReactNode
  /** Where there is little room, what can be read beside the list too. */
  readonly secondary?: boolean
}

export function DataTable<R extends { readonly id: string }>({
  label,
  columns,
  rows,
  open,
  onOpen,
}: {
  readonly label: string
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  /** The id of the row that is open beside the list. */
  readonly open: string
  readonly onOpen: (row: R) => void
}) {
  const body = useRef<HTMLTableSectionElement>(null)
  const move = (event: KeyboardEvent) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 } as const
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const buttons = [...(body.current?.querySelectorAll<HTMLElement>('.table-open') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    buttons[at + steps[event.key]]?.focus()
    event.preventDefault()
  }
  const [first, ...others] = columns
  return (
    <div className="table-frame">
      <table className="table" aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ name, secondary }) => (
              <th key={name} scope="col" data-secondary={secondary}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={move}>
          {rows.map((row) => (
            <tr
              key={row.id}
              aria-current={row.id === open || undefined}
              onClick={() => {
                onOpen(row)
              }}
            >
              <th scope="row">
                <button
                  type="button"
                  className="table-open"
                  onClick={(event) => {
                    event.stopPropagation()
                    onOpen(row)
                  }}
                >
                  {first?.cell(row)}
                </button>
              </th>
              {others.map(({ name, cell, secondary }) => (
                <td key={name} data-secondary={secondary}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
