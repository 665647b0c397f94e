/** How this app makes sure that it is you: the PIN, the system, what each is worth, and a forgotten PIN. @module */
import type { Dispatch } from 'react'
import type { AuthenticatorState } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { OsVerification } from './os-verification.tsx'
import type { Back } from './shown.ts'
import type { Move } from './view-state.ts'
import { ViewTitle } from './view-title.tsx'

export function VerificationPage({
  state: { pinSet, osVerification },
  back,
  pinForgotten,
  dispatch,
}: {
  readonly state: AuthenticatorState
  readonly back: Back
  readonly pinForgotten: boolean
  readonly dispatch: Dispatch<Move>
}) {
  const { words } = useWindowWords()
  const { verification, forgotPin } = words.settings
  return (
    <>
      <ViewTitle title={verification.title} back={back} />
      {pinForgotten ? <Note kind="information">{forgotPin.done}</Note> : null}
      <p>{verification.text}</p>
      <section className="sheet sheet-body" aria-label={verification.pinTitle}>
        <h2 className="sheet-title">{verification.pinTitle}</h2>
        <p>{pinSet ? verification.pinSet : verification.pinUnset}</p>
      </section>
      <OsVerification of={osVerification} pinSet={pinSet} />
      {pinSet ? (
        <section className="sheet sheet-body" aria-label={forgotPin.title}>
          <h2 className="sheet-title">{forgotPin.title}</h2>
          <p>{forgotPin.text}</p>
          <Button
            compact
            onClick={() => {
              dispatch({ kind: 'ask', question: { about: 'forget-pin' } })
            }}
          >
            {forgotPin.open}
          </Button>
        </section>
      ) : null}
    </>
  )
}
