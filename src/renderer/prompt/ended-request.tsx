/** How a request ended, in its own words, and what to do now. @module */
import {
  Ban,
  Check,
  CircleX,
  Hourglass,
  MessageSquareWarning,
  ShieldAlert,
  ShieldX,
  TimerReset,
  Undo2,
  Unlink,
  Unplug,
  type LucideIcon,
} from 'lucide-react'
import type { PromptRequest, RequestEnd } from '#protocol/prompt-bridge'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { Step } from '../ui/card.tsx'
import { Emphasized } from '../ui/emphasized.tsx'
import { Stamp } from '../ui/stamp.tsx'
import { toEndName, type EndName } from './end-name.ts'

interface Manner {
  readonly icon: LucideIcon
  readonly kind: 'success' | 'warning' | 'neutral'
}

const manners: Readonly<Record<EndName, Manner>> = {
  approved: { icon: Check, kind: 'success' },
  declined: { icon: CircleX, kind: 'neutral' },
  'not-me': { icon: MessageSquareWarning, kind: 'neutral' },
  'wrong-app': { icon: ShieldAlert, kind: 'neutral' },
  'wrong-number': { icon: ShieldX, kind: 'warning' },
  expired: { icon: Hourglass, kind: 'neutral' },
  withdrawn: { icon: Undo2, kind: 'neutral' },
  policy: { icon: Ban, kind: 'warning' },
  throttled: { icon: TimerReset, kind: 'warning' },
  'device-removed': { icon: Unlink, kind: 'warning' },
  invalid: { icon: ShieldAlert, kind: 'warning' },
  'verdict-missing': { icon: Unplug, kind: 'warning' },
}

export function EndedRequest({
  request,
  end,
  next,
  onDismiss,
}: {
  readonly request: Pick<PromptRequest, 'context'>
  readonly end: RequestEnd
  /** Whether another one waits. */
  readonly next: boolean
  readonly onDismiss: () => void
}) {
  const { words } = useWindowWords()
  const name = toEndName(end)
  const { title, text } = words.prompt.ended[name]
  const { icon, kind } = manners[name]
  return (
    <Step
      title={title}
      lead={<Emphasized sentence={text} name={request.context.app} />}
      centred
      figure={<Stamp of={icon} kind={kind} />}
    >
      <Button kind={next ? 'primary' : 'quiet'} onClick={onDismiss}>
        {next ? words.prompt.ended.next : words.general.close}
      </Button>
    </Step>
  )
}
