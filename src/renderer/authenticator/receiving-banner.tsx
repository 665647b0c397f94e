/** Whether requests reach the person, where they do not. @module */
import type { Dispatch } from 'react'
import type { Receiving } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { problemText } from '../window/problem-text.ts'
import { ActionLink } from '../ui/link.tsx'
import { Note } from '../ui/note.tsx'
import { NoteActions } from './note-actions.tsx'
import { useCommand } from './use-command.ts'
import { useLater } from './use-later.ts'
import type { Move } from './view-state.ts'

type CannotReceive = Extract<Receiving, { readonly state: 'cannot-receive' }>['why']

export function ReceivingBanner({
  of: receiving,
  dispatch,
}: {
  readonly of: Receiving
  readonly dispatch: Dispatch<Move>
}) {
  const { words } = useWindowWords()
  const text = words.authenticator.receiving
  const { act, run } = useCommand('retry')
  const connecting = useLater(receiving.state === 'connecting')
  const retry = (
    <ActionLink
      busy={act.kind === 'busy'}
      onClick={() => {
        void run()
      }}
    >
      {text.retry}
    </ActionLink>
  )
  switch (receiving.state) {
    case 'none':
    case 'ready':
      return null
    case 'connecting':
      return connecting ? <Note kind="information">{text.connecting}</Note> : null
    case 'offline':
      return (
        <Note kind="warning" action={<NoteActions>{retry}</NoteActions>}>
          {text.offline}
        </Note>
      )
    case 'cannot-approve':
      return (
        <Note kind="problem" code={words.general.forSupport(receiving.why)}>
          {text.cannotApprove} {problemText({ code: receiving.why }, words)}
        </Note>
      )
    case 'cannot-receive':
      return (
        <Note
          kind="problem"
          code={words.general.forSupport(receiving.why)}
          action={
            <NoteActions before={asksForPassword(receiving.why) ? text.retryAsks : undefined}>
              {retry}
              {receiving.why === 'vault-damaged' ? (
                <ActionLink
                  danger
                  onClick={() => {
                    dispatch({ kind: 'ask', question: { about: 'remove-all' } })
                  }}
                >
                  {text.removeAll}
                </ActionLink>
              ) : null}
            </NoteActions>
          }
        >
          {problemText({ code: receiving.why }, words)}
        </Note>
      )
    default: {
      const never: never = receiving
      return never
    }
  }
}

/** Trying again makes the system ask. */
function asksForPassword(why: CannotReceive): boolean {
  return why === 'keychain-locked' || why === 'keychain-refusing'
}
