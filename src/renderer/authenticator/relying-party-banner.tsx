/** How the relying party of this app is doing, where it does not run. @module */
import type { Dispatch } from 'react'
import type { LocalRelyingParty, LocalRelyingPartyEnd } from '#protocol/local-relying-party'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import type { WindowWords } from '../text/windows/en.ts'
import { ActionLink } from '../ui/link.tsx'
import { Note } from '../ui/note.tsx'
import { useSecondsLeft } from '../ui/use-seconds-left.ts'
import { NoteActions } from './note-actions.tsx'
import { useCommand } from './use-command.ts'
import { useLater } from './use-later.ts'
import type { Move } from './view-state.ts'

export function RelyingPartyBanner({
  of: relyingParty,
  heardAt,
  dispatch,
}: {
  readonly of: LocalRelyingParty
  readonly heardAt: number
  readonly dispatch: Dispatch<Move>
}) {
  const { words } = useWindowWords()
  const text = words.authenticator.relyingParty
  const starting = useLater(relyingParty.state === 'starting')
  switch (relyingParty.state) {
    case 'running':
      return null
    case 'starting':
      return starting ? <Note kind="information">{text.starting}</Note> : null
    case 'restarting':
      return <Restarting inMs={relyingParty.inMs} deadline={heardAt + relyingParty.inMs} />
    case 'stopped':
      return <Stopped why={relyingParty.why} dispatch={dispatch} />
    default: {
      const never: never = relyingParty
      return never
    }
  }
}

function Restarting({ inMs, deadline }: { readonly inMs: number; readonly deadline: number }) {
  const { words } = useWindowWords()
  const text = words.authenticator.relyingParty
  const seconds = useSecondsLeft(deadline)
  return (
    <Note kind="warning">
      {/* Said once; the seconds that run are for the eye alone. */}
      <span className="visually-hidden">{text.restarting(Math.ceil(inMs / 1000))}</span>
      <span aria-hidden>{text.restarting(seconds)}</span>
    </Note>
  )
}

function Stopped({
  why,
  dispatch,
}: {
  readonly why: LocalRelyingPartyEnd
  readonly dispatch: Dispatch<Move>
}) {
  const { words } = useWindowWords()
  const text = words.authenticator.relyingParty
  const { act, run } = useCommand('startRelyingParty')
  const taken = why.reason === 'port-taken'
  return (
    <Note
      kind={why.reason === 'asked' ? 'information' : 'problem'}
      action={
        <NoteActions before={taken ? text.portAdvice : undefined}>
          <ActionLink
            busy={act.kind === 'busy'}
            onClick={() => {
              void run()
            }}
          >
            {why.reason === 'asked' ? text.start : text.tryAgain}
          </ActionLink>
          {taken ? (
            <ActionLink
              onClick={() => {
                dispatch({ kind: 'ask', question: { about: 'choose-port' } })
              }}
            >
              {text.choosePort}
            </ActionLink>
          ) : null}
        </NoteActions>
      }
    >
      {toSentence(why, words)}
    </Note>
  )
}

function toSentence(why: LocalRelyingPartyEnd, words: WindowWords): string {
  const text = words.authenticator.relyingParty
  switch (why.reason) {
    case 'port-taken': {
      const { port, holder, person } = why
      if (holder !== undefined && person !== undefined)
        return text.portTakenByBoth(port, holder, person)
      if (holder !== undefined) return text.portTakenBy(port, holder)
      return person === undefined ? text.portTaken(port) : text.portTakenByPerson(port, person)
    }
    case 'ends-again':
      return text.endsAgain
    case 'asked':
      return text.asked
    case 'not-started':
      return why.sentence
    default: {
      const never: never = why
      return never
    }
  }
}
