/** A list with nothing in it yet: one sentence, and at most one button. @module */
import type { ReactNode } from 'react'
import type { LucideIcon } from 'lucide-react'
import './empty-view.css'

export function EmptyView({
  icon: Drawing,
  text,
  action,
}: {
  readonly icon: LucideIcon
  readonly text: string
  readonly action?: ReactNode
}) {
  return (
    <div className="empty">
      <Drawing className="empty-drawing" strokeWidth={1} aria-hidden />
      <p>{text}</p>
      {action}
    </div>
  )
}
