/** The directory-wide policy of old is on: what saving does to it, and what is recommended. @module */
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { ActionLink } from '../../ui/link.tsx'
import { Note } from '../../ui/note.tsx'

export function LegacyNote({ onChooseAll }: { readonly onChooseAll: (() => void) | undefined }) {
  const { legacy } = useConsoleWords().text.policies
  return (
    <Note
      kind="warning"
      action={
        onChooseAll === undefined ? undefined : (
          <div>
            <ActionLink onClick={onChooseAll}>{legacy.choose}</ActionLink>
          </div>
        )
      }
    >
      <strong className="policy-strong">{legacy.title}</strong> {legacy.text}
    </Note>
  )
}
