/** Signed in, and on the way back to the application that waits. @module */
import { ShieldCheck } from 'lucide-react'
import { ProblemNote } from '../page/problem-note.tsx'
import { useWords } from '../text/use-words.ts'
import { Step } from '../ui/card.tsx'
import { Stamp } from '../ui/stamp.tsx'
import type { Act } from './sign-in-state.ts'

export function ReturningStep({
  application,
  act,
  onTryAgain,
}: {
  readonly application: string
  readonly act: Act
  readonly onTryAgain: () => void
}) {
  const { words } = useWords()
  const { title, lead } = words.signIn.returning
  return (
    <Step
      title={title}
      lead={lead(application)}
      centred
      figure={<Stamp of={ShieldCheck} kind="success" />}
    >
      {act.kind === 'refused' ? (
        <ProblemNote problem={act.problem} onTryAgain={onTryAgain} />
      ) : null}
    </Step>
  )
}
