/** A note in the place it is about: what happened, what was kept, what to do next; the code small below. @module */
import type { ReactNode } from 'react'
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { Icon } from './icon.tsx'
import './note.css'

const icons = { problem: CircleAlert, warning: TriangleAlert, information: Info } as const

export function Note({
  kind,
  children,
  code,
  action,
}: {
  readonly kind: 'problem' | 'warning' | 'information'
  readonly children: ReactNode
  /** For support, never alone. */
  readonly code?: string
  readonly action?: ReactNode
}) {
  return (
    <div className={`note note-${kind}`} role={kind === 'problem' ? 'alert' : 'status'}>
      <Icon of={icons[kind]} />
      <div className="note-words">
        <p>{children}</p>
        {code === undefined ? null : <p className="note-code">{code}</p>}
        {action}
      </div>
    </div>
  )
}
