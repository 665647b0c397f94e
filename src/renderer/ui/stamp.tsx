/** How a step ended, as a stamp: the ring says that it is over, the drawing how. @module */
import type { LucideIcon } from 'lucide-react'
import './stamp.css'

export function Stamp({
  of: Drawing,
  kind,
}: {
  readonly of: LucideIcon
  readonly kind: 'success' | 'warning' | 'neutral'
}) {
  return (
    <div className={`stamp stamp-${kind}`} aria-hidden>
      <svg viewBox="0 0 88 88" className="stamp-rings">
        <circle cx="44" cy="44" r="42" />
        <circle cx="44" cy="44" r="36" className="stamp-teeth" />
        <circle cx="44" cy="44" r="30" />
      </svg>
      <Drawing className="stamp-drawing" strokeWidth={1.5} />
    </div>
  )
}
