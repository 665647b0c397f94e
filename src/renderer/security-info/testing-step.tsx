/** The test request: the number to type in the app, and how long it still waits. @module */
import { MonitorCheck } from 'lucide-react'
import { useSecurityInfoWords } from '../text/use-security-info-words.ts'
import { Announcement } from '../ui/announcement.tsx'
import { Step, Ways } from '../ui/card.tsx'
import { Digits } from '../ui/digits.tsx'
import { ActionLink } from '../ui/link.tsx'
import { StatusLine } from '../ui/status-line.tsx'
import { TimeLeft } from '../ui/time-left.tsx'
import { useSecondsLeft } from '../ui/use-seconds-left.ts'
import type { View } from './security-info-state.ts'

/** When the seconds left are also said aloud. */
const saidAt = [30, 10]
const urgentSeconds = 10

export function TestingStep({
  view: { request, deadline },
  onSkip,
}: {
  readonly view: Extract<View, { readonly step: 'testing' }>
  readonly onSkip: () => void
}) {
  const { words } = useSecurityInfoWords()
  const text = words.securityInfo.test
  const seconds = useSecondsLeft(deadline)
  const said = saidAt.findLast((at) => seconds <= at && seconds > 0)
  return (
    <Step title={text.title} lead={text.lead}>
      <Digits
        value={request.number}
        spoken={words.signIn.approval.number(Array.from(request.number).join(' '))}
        faded={seconds === 0}
      />
      <div className="form">
        <TimeLeft
          share={Math.min(1, (seconds * 1000) / Math.max(1, request.lifetimeMs))}
          urgent={seconds <= urgentSeconds}
        >
          {words.page.secondsLeft(seconds)}
        </TimeLeft>
        <StatusLine icon={MonitorCheck}>{text.waiting}</StatusLine>
        <Announcement>{said === undefined ? '' : words.page.secondsLeft(said)}</Announcement>
      </div>
      <Ways>
        <ActionLink onClick={onSkip}>{text.skip}</ActionLink>
      </Ways>
      <p className="small-print">{text.advice}</p>
    </Step>
  )
}
