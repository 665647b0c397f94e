/** Says that what was open here is over, where a person starts again. @module */
import { useWords } from '../text/use-words.ts'
import { Note } from '../ui/note.tsx'

export function LostNote() {
  const { words } = useWords()
  return <Note kind="warning">{words.signIn.name.lost}</Note>
}
