/** The number, the facts, and the two answers; once given, what becomes of it. @module */
import type { ReactNode } from 'react'
import { KeyRound, Send } from 'lucide-react'
import type { PromptRequest, PromptStatus } from '#protocol/prompt-bridge'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import type { WindowWords } from '../text/windows/en.ts'
import { Button } from '../ui/button.tsx'
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
  const { digits, context } = request
  const asking = status !== 'over' && status.step === 'asking'
  const problem = asking ? (answering.problem ?? status.problem) : undefined
  const waiting = asking && !readiness.ready
  return (
    <form
      className="number-form"
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        if (asking && readiness.ready) verbs.approve(answering.number)
      }}
    >
      <NumberCells
        label={prompt.number.label}
        digits={digits}
        value={answering.number}
        waiting={waiting}
        fixed={!asking}
        refused={answering.note !== undefined}
        note={
          <NumberNote
            answering={answering}
            disturbed={waiting && readiness.disturbed}
            digits={digits}
          />
        }
        onChange={verbs.edit}
        onRefuse={(what) => {
          verbs.refuse(what === 'pasted' ? 'paste-refused' : 'digits-only')
        }}
      />
      <RequestFacts of={context} />
      {problem === undefined ? null : <WindowProblem problem={problem} />}
      {children}
      {asking ? (
        <div className="number-form-answers">
          <Button kind="primary" type="submit" busy={waiting}>
            {prompt.approve}
          </Button>
          <Button
            busy={waiting}
            onClick={() => {
              verbs.turnTo('reasons')
            }}
          >
            {prompt.deny}
          </Button>
        </div>
      ) : (
        <StatusLine icon={status !== 'over' && status.step === 'verifying' ? KeyRound : Send}>
          {toSentence(status, prompt)}
        </StatusLine>
      )}
    </form>
  )
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

function toSentence(status: FormStatus, words: WindowWords['prompt']): string {
  if (status === 'over' || status.step === 'asking') return ''
  return status.step === 'verifying' ? words.verifying[status.by] : words.sending[status.what]
}
