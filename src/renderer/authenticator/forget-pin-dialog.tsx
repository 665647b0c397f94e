/** Forgotten PIN: the keys that it opens go with it, and what it takes to have them again. @module */
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { CommandDialog } from './command-dialog.tsx'
import { useCommand } from './use-command.ts'

export function ForgetPinDialog({
  onForgotten,
  onClose,
}: {
  readonly onForgotten: () => void
  readonly onClose: () => void
}) {
  const { question: title, consequence, confirm, keep } = useWindowWords().words.settings.forgotPin
  const question = { title, text: consequence, confirm, keep, isFinal: true }
  const command = useCommand('forgetPin')
  return <CommandDialog {...{ question, command, given: [], onDone: onForgotten, onClose }} />
}
