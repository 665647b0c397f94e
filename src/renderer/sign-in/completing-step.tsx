/** Approved; the session is being taken. @module */
import { ShieldCheck } from 'lucide-react'
import { ProblemNote } from '../page/problem-note.tsx'
import { useWords } from '../text/use-words.ts'
import { Step } from '../ui/card.tsx'
import { Stamp } from '../ui/stamp.tsx'
import type { Act } from './sign-in-state.ts'

export function CompletingStep({
  act,
  onTryAgain,
}: {
  readonly act: Act
  readonly onTryAgain: () => void
}) {
  const { words } = useWords()
  const { title, lead, failed } = words.signIn.completing
  const refused = act.kind === 'refused'
  return (
    <Step
      title={title}
      lead={refused ? failed : lead}
      centred
      figure={<Stamp of={ShieldCheck} kind="success" />}
    >
      {refused ? <ProblemNote problem={act.problem} onTryAgain={onTryAgain} /> : null}
    </Step>
  )
}
