/** How a request ended, in its own words, and the way on from there. @module */
import {
  Ban,
  CircleX,
  Hourglass,
  MessageSquareWarning,
  ShieldAlert,
  ShieldX,
  TimerReset,
  Undo2,
  Unlink,
  WifiOff,
  type LucideIcon,
} from 'lucide-react'
import { ProblemNote } from '../page/problem-note.tsx'
import { useWords } from '../text/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Step, Ways } from '../ui/card.tsx'
import { ActionLink } from '../ui/link.tsx'
import { Stamp } from '../ui/stamp.tsx'
import { toEndingCode, toEndingName } from '../page/ending-name.ts'
import type { EndingName } from '../page/ending-name.ts'
import { QueuedNote } from './queued-note.tsx'
import type { Act, View } from './sign-in-state.ts'
import type { SignInVerbs } from './use-verbs.ts'

interface Manner {
  readonly icon: LucideIcon
  readonly kind: 'warning' | 'neutral'
  /** Whether another request may do better. */
  readonly again: boolean
}

const manners: Readonly<Record<EndingName, Manner>> = {
  declined: { icon: CircleX, kind: 'neutral', again: true },
  'not-me': { icon: MessageSquareWarning, kind: 'warning', again: false },
  'wrong-app': { icon: ShieldAlert, kind: 'warning', again: true },
  'wrong-number': { icon: ShieldX, kind: 'warning', again: true },
  expired: { icon: Hourglass, kind: 'neutral', again: true },
  withdrawn: { icon: Undo2, kind: 'neutral', again: true },
  throttled: { icon: TimerReset, kind: 'warning', again: false },
  policy: { icon: Ban, kind: 'warning', again: false },
  'other-network': { icon: WifiOff, kind: 'warning', again: true },
  'device-removed': { icon: Unlink, kind: 'warning', again: false },
  invalid: { icon: ShieldAlert, kind: 'warning', again: true },
}

export function EndedStep({
  view,
  act,
  verbs,
}: {
  readonly view: Extract<View, { readonly step: 'ended' }>
  readonly act: Act
  readonly verbs: Pick<SignInVerbs, 'sendRequest' | 'leaveRequest' | 'restart'>
}) {
  const { words } = useWords()
  const { again, againBusy } = words.signIn.ended
  const name = toEndingName(view.ending, view.isFromElsewhere)
  const { title, text } = words.signIn.ended[name]
  const { icon, kind, again: worthIt } = manners[name]
  const busy = act.kind === 'busy'
  const leave = (): void => {
    verbs.leaveRequest()
  }
  return (
    <Step title={title} lead={text} centred figure={<Stamp of={icon} kind={kind} />}>
      <div className="form">
        {act.kind === 'refused' ? <ProblemNote problem={act.problem} /> : null}
        {act.kind === 'queued' ? <QueuedNote /> : null}
        {worthIt ? (
          <Button kind="primary" busy={busy} onClick={verbs.sendRequest}>
            {busy ? againBusy : again}
          </Button>
        ) : (
          <Button kind="primary" busy={busy} onClick={leave}>
            {words.signIn.ways.other}
          </Button>
        )}
      </div>
      <Ways>
        {worthIt ? (
          <ActionLink onClick={leave} busy={busy}>
            {words.signIn.ways.other}
          </ActionLink>
        ) : null}
        <ActionLink onClick={verbs.restart} busy={busy}>
          {words.signIn.account.other}
        </ActionLink>
      </Ways>
      <p className="small-print">{words.page.forSupport(toEndingCode(view.ending))}</p>
    </Step>
  )
}
