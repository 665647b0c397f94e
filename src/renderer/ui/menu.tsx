/** A button that opens a short list of things to do: arrows move, Escape closes, the focus comes back. @module */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { EllipsisVertical, type LucideIcon } from 'lucide-react'
import { Icon } from './icon.tsx'
import './menu.css'

export interface MenuItem {
  readonly id: string
  readonly icon: LucideIcon
  readonly name: string
  readonly danger?: boolean
  readonly onChoose: () => void
}

type Opened = 'closed' | 'below' | 'above'

export function Menu({
  label,
  of: items,
}: {
  readonly label: string
  readonly of: readonly MenuItem[]
}) {
  const id = useId()
  const whole = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState<Opened>('closed')

  useEffect(() => {
    if (opened === 'closed') return
    const closeOutside = (event: PointerEvent): void => {
      if (event.target instanceof Node && whole.current?.contains(event.target) === true) return
      setOpened('closed')
    }
    document.addEventListener('pointerdown', closeOutside)
    itemsOf(list.current)[0]?.focus()
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
    }
  }, [opened])

  const open = (): void => {
    const below = window.innerHeight - (button.current?.getBoundingClientRect().bottom ?? 0)
    const least = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * 3.5
    setOpened(below < least * items.length ? 'above' : 'below')
  }
  const close = (): void => {
    setOpened('closed')
    button.current?.focus()
  }

  return (
    <div ref={whole} className="menu">
      <button
        ref={button}
        type="button"
        className="menu-button"
        aria-haspopup
        aria-expanded={opened !== 'closed'}
        aria-controls={opened === 'closed' ? undefined : id}
        aria-label={label}
        onClick={() => {
          if (opened === 'closed') open()
          else close()
        }}
      >
        <Icon of={EllipsisVertical} />
      </button>
      {opened === 'closed' ? null : (
        <div
          ref={list}
          id={id}
          role="menu"
          className={opened === 'above' ? 'menu-list menu-above' : 'menu-list'}
          aria-label={label}
          onKeyDown={(event) => {
            if (event.key === 'Escape') close()
            else if (event.key === 'Tab') setOpened('closed')
            else if (!moveFocus(list.current, event)) return
            event.stopPropagation()
            if (event.key !== 'Tab') event.preventDefault()
          }}
        >
          {items.map(({ id: item, icon, name, danger, onChoose }) => (
            <button
              key={item}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={danger === true ? 'menu-item menu-danger' : 'menu-item'}
              onClick={() => {
                close()
                onChoose()
              }}
            >
              <Icon of={icon} />
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

function itemsOf(list: HTMLElement | null): readonly HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
}

/** Whether the key was one that moves. */
function moveFocus(list: HTMLElement | null, event: KeyboardEvent): boolean {
  const items = itemsOf(list)
  const at = items.findIndex((item) => item === document.activeElement)
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: -1,
  }
  const target = targets[event.key]
  if (target === undefined) return false
  items.at(target % items.length)?.focus()
  return true
}
