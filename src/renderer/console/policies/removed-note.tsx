/** What was just removed, and the way back: the focus goes there, so that undoing is one key. @module */
import { useEffect, useRef } from 'react'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { ActionLink } from '../../ui/link.tsx'
import type { Editing } from './editing.ts'

export function RemovedNote({
  removals,
  onUndo,
}: {
  readonly removals: Editing['removals']
  readonly onUndo: () => void
}) {
  const words = useConsoleWords().text.policies
  const place = useRef<HTMLDivElement>(null)
  const before = useRef(removals.length)
  useEffect(() => {
    const grew = removals.length > before.current
    const isGone = removals.length < before.current && document.activeElement === document.body
    before.current = removals.length
    if (grew) place.current?.querySelector('button')?.focus()
    // The button went with the last removal: the focus stays where it was.
    else if (isGone) place.current?.focus()
  }, [removals])
  const last = removals.at(-1)
  return (
    <div ref={place} tabIndex={-1} className="policy-removed">
      <p role="status">{last === undefined ? '' : words.removed(last.rows.length)}</p>
      {last === undefined ? null : <ActionLink onClick={onUndo}>{words.undo}</ActionLink>}
    </div>
  )
}
