/** How the test ended, and the way on. @module */
import { CircleAlert, ShieldCheck } from 'lucide-react'
import { ProblemNote } from '../page/problem-note.tsx'
import { useSecurityInfoWords } from '../text/use-security-info-words.ts'
import { Button } from '../ui/button.tsx'
import { Step, Ways } from '../ui/card.tsx'
import { ActionLink } from '../ui/link.tsx'
import { Stamp } from '../ui/stamp.tsx'
import type { Act, View } from './security-info-state.ts'

export function TestedStep({
  view: { verdict },
  act,
  onAgain,
  onDone,
}: {
  readonly view: Extract<View, { readonly step: 'tested' }>
  readonly act: Act
  readonly onAgain: () => void
  readonly onDone: () => void
}) {
  const { words } = useSecurityInfoWords()
  const text = words.securityInfo.test
  const { done } = words.securityInfo.added
  const isDone = verdict.outcome === 'approved'
  const busy = act.kind === 'busy'
  const ended = text.ended[verdict.outcome]
  return (
    <Step
      title={isDone ? text.doneTitle : text.failedTitle}
      lead={ended}
      centred
      figure={
        <Stamp of={isDone ? ShieldCheck : CircleAlert} kind={isDone ? 'success' : 'warning'} />
      }
    >
      {act.kind === 'refused' ? <ProblemNote problem={act.problem} /> : null}
      {isDone ? (
        <Button kind="primary" onClick={onDone}>
          {done}
        </Button>
      ) : (
        <>
          <Button kind="primary" busy={busy} onClick={onAgain}>
            {busy ? text.sendBusy : text.again}
          </Button>
          <Ways>
            <ActionLink onClick={onDone}>{text.skip}</ActionLink>
          </Ways>
        </>
      )}
    </Step>
  )
}
