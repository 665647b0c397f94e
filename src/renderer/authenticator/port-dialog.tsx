/** Another port for the relying party, and what a move means for who knows it by the old one. @module */
import { useState } from 'react'
import type { AccountState } from '#protocol/authenticator-state'
import type { LocalRelyingParty } from '#protocol/local-relying-party'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogAnswers } from '../ui/dialog.tsx'
import { FieldProblem } from '../ui/field-problem.tsx'
import { TextField } from '../ui/text-field.tsx'
import { WindowProblem } from '../window/window-problem.tsx'
import { useCommand } from './use-command.ts'

const [least, most] = [1024, 65_535]

export function PortDialog({
  of: relyingParty,
  accounts,
  onClose,
}: {
  readonly of: LocalRelyingParty
  readonly accounts: readonly AccountState[]
  readonly onClose: () => void
}) {
  const { words } = useWindowWords()
  const text = words.authenticator.port
  const { act, run } = useCommand('choosePort')
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const settled = toSettledPort(relyingParty, accounts)
  return (
    <Dialog title={text.title} onClose={onClose}>
      <p>{settled === undefined ? text.first : text.settled(settled)}</p>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const port = toPort(typed)
          setWrong(port === undefined)
          if (port !== undefined)
            void run({ port }).then((problem) => {
              if (problem === undefined) onClose()
            })
        }}
      >
        <TextField
          label={text.label}
          name="port"
          value={typed}
          autoComplete="off"
          maxLength={5}
          hint={text.hint}
          problem={wrong ? <FieldProblem>{text.wrong}</FieldProblem> : undefined}
          onChange={(value) => {
            setWrong(false)
            setTyped(value)
          }}
        />
        {act.kind === 'refused' ? <WindowProblem problem={act.problem} /> : null}
        <DialogAnswers>
          <Button kind="primary" type="submit" busy={act.kind === 'busy'}>
            {text.choose}
          </Button>
          <Button onClick={onClose}>{words.general.cancel}</Button>
        </DialogAnswers>
      </form>
    </Dialog>
  )
}

function toPort(typed: string): number | undefined {
  const port = /^\d{4,5}$/.test(typed.trim()) ? Number(typed) : 0
  return port >= least && port <= most ? port : undefined
}

/** The port by which accounts know it, where another one is a move. */
function toSettledPort(
  relyingParty: LocalRelyingParty,
  accounts: readonly AccountState[],
): number | undefined {
  if (relyingParty.state === 'stopped' && relyingParty.why.reason === 'port-taken')
    return relyingParty.why.settled ? relyingParty.why.port : undefined
  if (relyingParty.state !== 'running') return undefined
  const { origin } = relyingParty
  return accounts.some((account) => account.origin === origin)
    ? Number(new URL(origin).port)
    : undefined
}
