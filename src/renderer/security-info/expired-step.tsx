/** A link or code that was not used in time. @module */
import { Hourglass } from 'lucide-react'
import { ProblemNote } from '../page/problem-note.tsx'
import { useSecurityInfoWords } from '../text/use-security-info-words.ts'
import { Button } from '../ui/button.tsx'
import { Step, Ways } from '../ui/card.tsx'
import { ActionLink } from '../ui/link.tsx'
import { Stamp } from '../ui/stamp.tsx'
import type { Act } from './security-info-state.ts'

export function ExpiredStep({
  title,
  text,
  again,
  act,
  onAgain,
  onBack,
}: {
  readonly title: string
  readonly text: string
  readonly again: string
  readonly act: Act
  readonly onAgain: () => void
  readonly onBack: () => void
}) {
  const { words } = useSecurityInfoWords()
  return (
    <Step title={title} lead={text} centred figure={<Stamp of={Hourglass} kind="neutral" />}>
      <div className="form">
        {act.kind === 'refused' ? <ProblemNote problem={act.problem} /> : null}
        <Button kind="primary" busy={act.kind === 'busy'} onClick={onAgain}>
          {again}
        </Button>
      </div>
      <Ways>
        <ActionLink onClick={onBack}>{words.securityInfo.phoneSignIn.back}</ActionLink>
      </Ways>
    </Step>
  )
}
