/** Below the step: which application waits, and the way back to it with nobody signed in. @module */
import { useWords } from '../text/use-words.ts'
import { ActionLink } from '../ui/link.tsx'
import type { SignIn } from './sign-in-state.ts'
import './application-line.css'

/** Where there is nothing to turn back from, it is not there. */
const without = new Set(['opening', 'closed', 'completing', 'signed-in'])

export function ApplicationLine({
  signIn: { application, view, act },
  onCancel,
}: {
  readonly signIn: SignIn
  readonly onCancel: () => void
}) {
  const { words } = useWords()
  if (application === undefined) return null
  if (without.has(view.step) && act.kind !== 'refused') return null
  const { waits, cancel } = words.signIn.application
  return (
    <div className="application-line">
      <p>{waits(application)}</p>
      <ActionLink onClick={onCancel} busy={act.kind === 'busy'}>
        {cancel}
      </ActionLink>
    </div>
  )
}
