/** A request that waits for the person, or for what their answer comes to. @module */
import type { PromptRequest, PromptStatus } from '#protocol/prompt-bridge'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Announcement } from '../ui/announcement.tsx'
import { TimeLeft } from '../ui/time-left.tsx'
import { useSecondsLeft } from '../ui/use-seconds-left.ts'
import { DenialReasons } from './denial-reasons.tsx'
import { NumberForm } from './number-form.tsx'
import { Question } from './question.tsx'
import { useAnswering } from './use-answering.ts'
import type { PromptVerbs } from './use-prompt.ts'
import { useReadiness } from './use-readiness.ts'
import { useSteady } from './use-steady.ts'

/** When the seconds left are also said aloud. */
const saidAt = [30, 10]
const urgentSeconds = 10

export function WaitingRequest({
  request,
  status,
  heardAt,
  verbs,
}: {
  readonly request: PromptRequest
  readonly status: Exclude<PromptStatus, { readonly step: 'ended' }>
  readonly heardAt: number
  readonly verbs: PromptVerbs
}) {
  const { words } = useWindowWords()
  const [answering, answer] = useAnswering(request, verbs)
  const seconds = useSecondsLeft(useSteady(heardAt + request.remainingMs))
  const over = seconds === 0
  const shown = over && status.step === 'asking' ? 'over' : status
  const asking = status.step === 'asking' && !over
  const readiness = useReadiness(heardAt + request.guardMs, asking ? answer.stray : ignore)
  const said = saidAt.findLast((at) => seconds <= at && seconds > 0)
  const time = (
    <div>
      <TimeLeft
        share={Math.min(1, (seconds * 1000) / Math.max(1, request.lifetimeMs))}
        urgent={seconds <= urgentSeconds}
      >
        {over ? words.prompt.timeUp : words.general.secondsLeft(seconds)}
      </TimeLeft>
      <Announcement>{said === undefined ? '' : words.general.secondsLeft(said)}</Announcement>
    </div>
  )
  return (
    <>
      <Question request={request} />
      {asking && answering.denying ? (
        <>
          <DenialReasons
            onDeny={answer.deny}
            onBack={() => {
              answer.turnTo('number')
            }}
          />
          {time}
        </>
      ) : (
        <NumberForm
          request={request}
          status={shown}
          answering={answering}
          readiness={readiness}
          verbs={answer}
        >
          {time}
        </NumberForm>
      )}
    </>
  )
}

function ignore(): void {
  // What is typed while an answer is on its way changes nothing.
}
