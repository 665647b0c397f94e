/** Asks whoever leaves an edit that is not saved. @module */
import { useEffect, useRef, useState } from 'react'
import { useConsoleWords } from '../text/console/use-console-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogAnswers } from '../ui/dialog.tsx'
import { keepPlace } from './place-keeper.ts'

export function LeaveDialog({
  isDirty,
  text,
}: {
  readonly isDirty: boolean
  /** What would be lost, as a sentence. */
  readonly text: string
}) {
  const { leave } = useConsoleWords().text
  /** Where they want to go. */
  const [wanted, setWanted] = useState<string>()
  const release = useRef<() => void>(undefined)
  useEffect(() => {
    if (!isDirty) return
    const released = keepPlace(setWanted)
    release.current = released
    return released
  }, [isDirty])
  const stay = () => {
    setWanted(undefined)
  }
  if (wanted === undefined) return null
  return (
    <Dialog title={leave.title} onClose={stay}>
      <p>{text}</p>
      <DialogAnswers>
        <Button kind="primary" onClick={stay}>
          {leave.stay}
        </Button>
        <Button
          onClick={() => {
            release.current?.()
            location.hash = wanted
          }}
        >
          {leave.leave}
        </Button>
      </DialogAnswers>
    </Dialog>
  )
}
