/** A Lucide icon at our size and stroke; always beside words, so it says nothing itself. @module */
import type { LucideIcon } from 'lucide-react'
import './icon.css'

export function Icon({
  of: Drawing,
  small = false,
}: {
  readonly of: LucideIcon
  readonly small?: boolean
}) {
  return <Drawing className={small ? 'icon icon-small' : 'icon'} strokeWidth={1.5} aria-hidden />
}
