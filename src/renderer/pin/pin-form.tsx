/** The PIN, once where it is known and twice where it is chosen; what was typed is taken out of the field as it is sent. @module */
import { useEffect, useRef, useState } from 'react'
import type { BridgeProblem } from '#protocol/bridge'
import type { DesktopProblemCode } from '#protocol/desktop-problems'
import type { PinQuestion } from '#protocol/pin-bridge'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { FieldProblem } from '../ui/field-problem.tsx'
import { ActionLink } from '../ui/link.tsx'
import { Note } from '../ui/note.tsx'
import { SecretField } from '../ui/secret-field.tsx'
import { useSecondsLeft } from '../ui/use-seconds-left.ts'
import { WindowProblem } from '../window/window-problem.tsx'
import { findFault, leastLength, mostLength, type EntryFault } from './pin-entry.ts'
import { PinWait } from './pin-wait.tsx'
import type { PinVerbs } from './use-pin.ts'
import './pin-form.css'

export function PinForm({
  question,
  heardAt,
  verbs,
}: {
  readonly question: PinQuestion
  readonly heardAt: number
  readonly verbs: PinVerbs
}) {
  const { words } = useWindowWords()
  const { existing, chosen, triesLeft, show, hide } = words.pin
  const { kind, waitMs, checking, problem } = question
  const isNew = kind === 'new'
  const pin = useRef<HTMLInputElement>(null)
  const again = useRef<HTMLInputElement>(null)
  const [fault, setFault] = useState<EntryFault>()
  const [refusal, setRefusal] = useState<BridgeProblem<DesktopProblemCode>>()
  const seconds = useSecondsLeft(heardAt + waitMs)
  const waiting = seconds > 0

  useEffect(() => {
    pin.current?.focus()
    const fields = [pin.current, again.current]
    return () => {
      fields.forEach(empty)
    }
  }, [])

  const give = (): void => {
    if (checking || waiting) return
    const typed = {
      pin: pin.current?.value ?? '',
      ...(isNew ? { again: again.current?.value ?? '' } : {}),
    }
    const found = findFault(typed)
    setFault(found)
    setRefusal(undefined)
    if (found !== undefined) {
      const wrong = found === 'differs' ? again.current : pin.current
      wrong?.focus()
      wrong?.select()
      return
    }
    empty(pin.current)
    empty(again.current)
    void verbs.give(typed.pin).then((outcome) => {
      if (outcome.ok) return
      setRefusal({ ...outcome.problem, code: outcome.problem.code as DesktopProblemCode })
    })
  }

  const told = problem ?? refusal
  const faultWords = { empty: existing.empty, 'too-short': chosen.tooShort(leastLength) }
  const labels = isNew ? chosen : existing
  return (
    <form
      className="pin-form"
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        give()
      }}
    >
      <div className="pin-form-head">
        <h1 className="pin-form-title">{labels.title}</h1>
        {isNew ? <p className="pin-form-lead">{chosen.lead}</p> : null}
      </div>
      <SecretField
        input={pin}
        label={labels.label}
        words={{ show, hide }}
        maxLength={mostLength}
        fixed={checking}
        {...(isNew ? { hint: chosen.hint } : {})}
        problem={
          fault === 'empty' || fault === 'too-short' ? (
            <FieldProblem>{faultWords[fault]}</FieldProblem>
          ) : null
        }
      />
      {isNew ? (
        <SecretField
          input={again}
          label={chosen.repeat}
          words={{ show, hide }}
          maxLength={mostLength}
          fixed={checking}
          problem={fault === 'differs' ? <FieldProblem>{chosen.differs}</FieldProblem> : null}
        />
      ) : null}
      {told === undefined || checking ? null : <WindowProblem problem={told} />}
      {told?.code === 'pin-wrong' || question.triesLeft === undefined || isNew ? null : (
        <Note kind="warning">{triesLeft(question.triesLeft)}</Note>
      )}
      {waiting ? <PinWait seconds={seconds} waitMs={waitMs} /> : null}
      <Button kind="primary" type="submit" busy={checking || waiting}>
        {checking ? labels.checking : labels.submit}
      </Button>
      <div className="pin-form-way">
        <ActionLink onClick={verbs.cancel}>{words.general.cancel}</ActionLink>
      </div>
    </form>
  )
}

function empty(field: HTMLInputElement | null): void {
  if (field !== null) field.value = ''
}
