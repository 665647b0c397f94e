/** Turning phone sign-in off, and what it then takes to turn it on. @module */
import type { AccountState } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { CommandDialog } from './command-dialog.tsx'
import { useCommand } from './use-command.ts'

export function TurnOffDialog({
  account: { id, name },
  onClose,
}: {
  readonly account: AccountState
  readonly onClose: () => void
}) {
  const { turnOff, accounts } = useWindowWords().words.authenticator
  const question = {
    ...{ title: turnOff.title, text: turnOff.text(name), keep: turnOff.keep, isFinal: false },
    ...{ confirm: turnOff.turnOff, confirming: accounts.busy['turning-off'] },
  }
  const command = useCommand('turnOffPhoneSignIn')
  return (
    <CommandDialog
      {...{ question, command, onClose }}
      given={[{ accountId: id }]}
      onDone={onClose}
    />
  )
}
