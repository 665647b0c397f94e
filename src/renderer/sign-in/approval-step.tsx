/** The number, what to do with it, and how long it lives. @module */
import { LoaderCircle, MonitorCheck, Unplug } from 'lucide-react'
import { ProblemNote } from '../page/problem-note.tsx'
import { useWords } from '../text/use-words.ts'
import { Announcement } from '../ui/announcement.tsx'
import { Step, Ways } from '../ui/card.tsx'
import { Digits } from '../ui/digits.tsx'
import { Facts } from '../ui/facts.tsx'
import { ActionLink } from '../ui/link.tsx'
import { StatusLine } from '../ui/status-line.tsx'
import { TimeLeft } from '../ui/time-left.tsx'
import { useSecondsLeft } from '../ui/use-seconds-left.ts'
import { AccountLine } from './account-line.tsx'
import { requestFacts } from './request-facts.ts'
import type { Act, View } from './sign-in-state.ts'
import type { SignInVerbs } from './use-verbs.ts'

/** When the seconds left are also said aloud. */
const saidAt = [30, 10]
const urgentSeconds = 10

type Approval = Extract<View, { readonly step: 'approval' }>

export function ApprovalStep({
  view,
  act,
  verbs,
}: {
  readonly view: Approval
  readonly act: Act
  readonly verbs: Pick<SignInVerbs, 'leaveRequest' | 'restart'>
}) {
  const { words } = useWords()
  const { title, lead, number, advice } = words.signIn.approval
  const { request, deadline, name } = view
  const seconds = useSecondsLeft(deadline)
  const said = saidAt.findLast((at) => seconds <= at && seconds > 0)
  const over = seconds === 0
  return (
    <Step title={title} lead={lead} above={<AccountLine name={name} onOther={verbs.restart} />}>
      <Digits
        value={request.number}
        spoken={number(Array.from(request.number).join(' '))}
        faded={over}
      />
      <div className="form">
        <TimeLeft
          share={Math.min(1, (seconds * 1000) / Math.max(1, request.lifetimeMs))}
          urgent={seconds <= urgentSeconds}
        >
          {words.page.secondsLeft(seconds)}
        </TimeLeft>
        <Whereabouts view={view} over={over} />
        <Announcement>{said === undefined ? '' : words.page.secondsLeft(said)}</Announcement>
        {act.kind === 'refused' ? <ProblemNote problem={act.problem} /> : null}
      </div>
      <Facts of={requestFacts(request, words.signIn.approval.facts)} dense />
      <Ways>
        <ActionLink
          busy={act.kind === 'busy'}
          onClick={() => {
            verbs.leaveRequest()
          }}
        >
          {words.signIn.ways.other}
        </ActionLink>
      </Ways>
      <p className="small-print">{advice}</p>
    </Step>
  )
}

/** Where the request is, or that nobody knows. */
function Whereabouts({ view, over }: { readonly view: Approval; readonly over: boolean }) {
  const { words } = useWords()
  const { delivered, undelivered, lost, resumed, over: isOver } = words.signIn.approval
  if (view.stream === 'lost') return <StatusLine icon={Unplug}>{lost}</StatusLine>
  if (over) return <StatusLine icon={LoaderCircle}>{isOver}</StatusLine>
  const where = view.device === 'unknown' ? '' : view.device === 'reached' ? delivered : undelivered
  return (
    <StatusLine icon={MonitorCheck}>
      {view.stream === 'resumed' ? `${resumed} ${where}` : where}
    </StatusLine>
  )
}
