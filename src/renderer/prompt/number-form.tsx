/** The number, the facts, and the two answers; once given, what becomes of it. @module */
import type { ReactNode } from 'react'
import { KeyRound, Send } from 'lucide-react'
import type { DesktopProblemCode } from '#protocol/desktop-problems'
import type { PromptRequest, PromptStatus } from '#protocol/prompt-bridge'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import type { WindowWords } from '../text/windows/en.ts'
import { Button } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { NumberCells } from '../ui/number-cells.tsx'
import { StatusLine } from '../ui/status-line.tsx'
import { WindowProblem } from '../window/window-problem.tsx'
import type { Answering } from './answering.ts'
import type { Readiness } from './readiness.ts'
import { RequestFacts } from './request-facts.tsx'
import type { AnsweringVerbs } from './use-answering.ts'
import './number-form.css'

/** `over`: the time is up, and the app has not said yet how it ended. */
type FormStatus = Exclude<PromptStatus, { readonly step: 'ended' }> | 'over'

export function NumberForm({
  request,
  status,
  answering,
  readiness,
  verbs,
  children,
}: {
  readonly request: PromptRequest
  readonly status: FormStatus
  readonly answering: Answering
  readonly readiness: Readiness
  readonly verbs: AnsweringVerbs
  /** Right above the answers. */
  readonly children: ReactNode
}) {
  const { prompt } = useWindowWords().words
  const { digits } = request
  const asking = status !== 'over' && status.step === 'asking'
  const problem = asking ? (answering.problem ?? status.problem) : undefined
  const waiting = asking && !readiness.ready
  const approvable = asking && (problem === undefined || !isFinal(problem.code))
  return (
    <form
      className="number-form"
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        if (approvable && readiness.ready) verbs.approve(answering.number)
      }}
    >
      <NumberCells
        label={prompt.number.label}
        digits={digits}
        value={answering.number}
        waiting={waiting}
        fixed={!approvable}
        refused={answering.note !== undefined}
        note={
          !approvable ? null : (
            <NumberNote
              answering={answering}
              disturbed={waiting && readiness.disturbed}
              digits={digits}
            />
          )
        }
        onChange={verbs.edit}
        onRefuse={(what) => {
          verbs.refuse(what === 'pasted' ? 'paste-refused' : 'digits-only')
        }}
      />
      {problem === undefined ? (
        <RequestFacts of={request} />
      ) : (
        <>
          {/* They were read before the answer was given; so the window stays within the display. */}
          <Disclosure title={prompt.facts.title}>
            <RequestFacts of={request} />
          </Disclosure>
          <WindowProblem problem={problem} />
        </>
      )}
      {children}
      {asking ? (
        <div className="number-form-answers">
          {approvable ? (
            <Button kind="primary" type="submit" busy={waiting}>
              {prompt.approve}
            </Button>
          ) : null}
          <Button
            busy={waiting}
            onClick={() => {
              verbs.turnTo('reasons')
            }}
          >
            {prompt.deny}
          </Button>
        </div>
      ) : status === 'over' ? null : (
        <StatusLine icon={status.step === 'verifying' ? KeyRound : Send}>
          {toSentence(status, prompt)}
        </StatusLine>
      )}
    </form>
  )
}

/** No number helps any more: this account cannot approve here until phone sign-in is on again. */
function isFinal(code: DesktopProblemCode): boolean {
  return code === 'keys-deleted' || code === 'phone-sign-in-off' || code === 'key-missing'
}

function NumberNote({
  answering: { note },
  disturbed,
  digits,
}: {
  readonly answering: Answering
  readonly disturbed: boolean
  readonly digits: number
}) {
  const { number } = useWindowWords().words.prompt
  const sentence = (): string => {
    if (disturbed) return number.settling
    switch (note) {
      case undefined:
        return number.hint(digits)
      case 'incomplete':
        return number.incomplete(digits)
      case 'digits-only':
        return number.digitsOnly
      case 'paste-refused':
        return number.pasteRefused(digits)
      default: {
        const never: never = note
        return never
      }
    }
  }
  return (
    <p className="number-note" data-refused={note !== undefined} role="status">
      {sentence()}
    </p>
  )
}

function toSentence(status: Exclude<FormStatus, 'over'>, words: WindowWords['prompt']): string {
  if (status.step === 'asking') return ''
  return status.step === 'verifying' ? words.verifying[status.by] : words.sending[status.what]
}
