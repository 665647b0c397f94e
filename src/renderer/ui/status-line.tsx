/** One quiet line that says how things stand, and says it aloud when that changes. @module */
import type { LucideIcon } from 'lucide-react'
import { Icon } from './icon.tsx'
import './status-line.css'

/** Keeps its place while there is nothing to say, so that nothing jumps. */
export function StatusLine({
  icon,
  children,
}: {
  readonly icon: LucideIcon
  readonly children: string
}) {
  return (
    <p className="status-line" role="status" aria-live="polite">
      <span className="status-line-place">{children === '' ? null : <Icon of={icon} />}</span>
      <span>{children}</span>
    </p>
  )
}
