/** Another request of this account comes first: this page's own follows by itself. @module */
import { useWords } from '../text/use-words.ts'
import { Note } from '../ui/note.tsx'

export function QueuedNote() {
  const { words } = useWords()
  return <Note kind="information">{words.problems['request-queued']}</Note>
}
