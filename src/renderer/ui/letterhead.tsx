/** Whose matter it is: a tile with initials, a name, a quieter line below, and what stands at the far end. @module */
import type { ReactNode } from 'react'
import { Initials } from './initials.tsx'
import './letterhead.css'

export function Letterhead({
  name,
  detail,
  aside,
}: {
  readonly name: string
  readonly detail: string
  readonly aside?: ReactNode
}) {
  return (
    <div className="letterhead">
      <Initials of={name} />
      <div className="letterhead-words">
        <p className="letterhead-name">
          <bdi>{name}</bdi>
        </p>
        <p className="letterhead-detail">
          <bdi>{detail}</bdi>
        </p>
      </div>
      {aside}
    </div>
  )
}
