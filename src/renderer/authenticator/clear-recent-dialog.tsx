/** Clearing the list of requests, which the organizations' own records do not follow. @module */
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { CommandDialog } from './command-dialog.tsx'
import { useCommand } from './use-command.ts'

export function ClearRecentDialog({ onClose }: { readonly onClose: () => void }) {
  const { clearTitle, clearText, clearIt, keep } = useWindowWords().words.authenticator.requests
  const question = { title: clearTitle, text: clearText, confirm: clearIt, keep, isFinal: true }
  const command = useCommand('clearRecent')
  return <CommandDialog {...{ question, command, given: [], onDone: onClose, onClose }} />
}
