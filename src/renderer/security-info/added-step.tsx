/** The authenticator was added: next it is tried out, where it can be. @module */
import { ShieldCheck } from 'lucide-react'
import { ProblemNote } from '../page/problem-note.tsx'
import { useSecurityInfoWords } from '../text/use-security-info-words.ts'
import { Button } from '../ui/button.tsx'
import { Step, Ways } from '../ui/card.tsx'
import { ActionLink } from '../ui/link.tsx'
import { Stamp } from '../ui/stamp.tsx'
import type { Act } from './security-info-state.ts'

export function AddedStep({
  device,
  phoneSignIn,
  act,
  onTest,
  onDone,
}: {
  readonly device: string
  /** Whether it can answer requests yet: heard of while this step is shown. */
  readonly phoneSignIn: boolean
  readonly act: Act
  readonly onTest: () => void
  readonly onDone: () => void
}) {
  const { words } = useSecurityInfoWords()
  const { title, text, next, done } = words.securityInfo.added
  const { ready, send, sendBusy, skip } = words.securityInfo.test
  const busy = act.kind === 'busy'
  return (
    <Step
      title={title}
      lead={text(device)}
      centred
      figure={<Stamp of={ShieldCheck} kind="success" />}
    >
      <p role="status">{phoneSignIn ? ready : next}</p>
      {act.kind === 'refused' ? <ProblemNote problem={act.problem} /> : null}
      {phoneSignIn ? (
        <>
          <Button kind="primary" busy={busy} onClick={onTest}>
            {busy ? sendBusy : send}
          </Button>
          <Ways>
            <ActionLink onClick={onDone}>{skip}</ActionLink>
          </Ways>
        </>
      ) : (
        <Button kind="primary" onClick={onDone}>
          {done}
        </Button>
      )}
    </Step>
  )
}
