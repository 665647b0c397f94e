/** Parts of one thing, one shown at a time: arrows move among them, and the one reached is shown. @module */
import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import './tabs.css'

export interface Tab<Name extends string> {
  readonly name: Name
  readonly title: string
}

export function Tabs<Name extends string>({
  label,
  of: tabs,
  chosen,
  small = false,
  onChoose,
  children,
}: {
  readonly label: string
  readonly of: readonly Tab<Name>[]
  readonly chosen: Name
  /** Within a part of others. */
  readonly small?: boolean
  readonly onChoose: (name: Name) => void
  /** The part that is chosen. */
  readonly children: ReactNode
}) {
  const id = useId()
  const panel = `${id}-panel`
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ name }) => name === chosen)
    const targets: Readonly<Record<string, number>> = {
      ...{ ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 },
    }
    const target = targets[event.key]
    const tab = target === undefined ? undefined : tabs.at(target % tabs.length)
    if (tab === undefined) return
    event.preventDefault()
    onChoose(tab.name)
    list.current?.querySelector<HTMLElement>(`[data-tab="${tab.name}"]`)?.focus()
  }
  return (
    <div className={small ? 'tabs tabs-small' : 'tabs'}>
      <div ref={list} role="tablist" className="tabs-list" aria-label={label} onKeyDown={move}>
        {tabs.map(({ name, title }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            data-tab={name}
            className="tabs-tab"
            aria-selected={name === chosen}
            aria-controls={name === chosen ? panel : undefined}
            tabIndex={name === chosen ? 0 : -1}
            onClick={() => {
              onChoose(name)
            }}
          >
            {title}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={panel} className="tabs-panel" aria-labelledby={`${id}-${chosen}`}>
        {children}
      </div>
    </div>
  )
}
