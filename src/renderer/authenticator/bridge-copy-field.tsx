/** A text to take along: the app puts it on the clipboard, which a window may not. @module */
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { CopyField } from '../ui/copy-field.tsx'
import { useCommand } from './use-command.ts'
import './bridge-copy-field.css'

export function BridgeCopyField({
  label,
  value,
  whole = false,
}: {
  readonly label: string
  readonly value: string
  readonly whole?: boolean
}) {
  const { words } = useWindowWords()
  const { run } = useCommand('copy')
  const { copy, copied } = words.general
  return (
    <div className="bridge-copy">
      <p className="bridge-copy-label" aria-hidden={!whole}>
        {label}
      </p>
      <CopyField
        label={label}
        value={value}
        whole={whole}
        words={{ copy, copied, refused: words.problems.internal }}
        onCopy={async (text) => (await run({ text })) === undefined}
      />
    </div>
  )
}
