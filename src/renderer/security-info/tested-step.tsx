/** How the test ended, called as any request’s end is, and the way on. @module */
import { CircleAlert, ShieldCheck } from 'lucide-react'
import { toEndingName } from '../page/ending-name.ts'
import type { Verdict } from '#protocol/verdict'
import { ProblemNote } from '../page/problem-note.tsx'
import type { Words } from '../text/en.ts'
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
      title={toTestedTitle(verdict, words)}
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

/** As the app calls it, too. */
export function toTestedTitle(
  verdict: Verdict,
  { securityInfo, signIn }: Pick<Words, 'securityInfo' | 'signIn'>,
): string {
  return verdict.outcome === 'approved'
    ? securityInfo.test.doneTitle
    : signIn.ended[toEndingName(verdict)].title
}
