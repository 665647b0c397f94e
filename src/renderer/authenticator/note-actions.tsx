/** What can be done about a note, below it, with what the person should know first. @module */
import type { ReactNode } from 'react'

export function NoteActions({
  before,
  children,
}: {
  readonly before?: string | undefined
  readonly children: ReactNode
}) {
  return (
    <>
      {before === undefined ? null : <p className="small-print">{before}</p>}
      <div className="note-actions">{children}</div>
    </>
  )
}
