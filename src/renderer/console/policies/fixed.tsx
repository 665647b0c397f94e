/** Holds fields that can be read and, now or for this reader, not changed. @module */
import type { ReactNode } from 'react'

export function Fixed({
  when,
  children,
}: {
  readonly when: boolean
  readonly children: ReactNode
}) {
  return (
    <fieldset className="policy-fixed" disabled={when}>
      {children}
    </fieldset>
  )
}
