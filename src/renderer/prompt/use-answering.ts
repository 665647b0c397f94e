/** One request's answer: what is typed and chosen, and what the app says to it. @module */
import { useMemo, useReducer } from 'react'
import type { Outcome } from '#protocol/bridge'
import type { DenialReason } from '#protocol/denial'
import type { DesktopProblemCode } from '#protocol/desktop-problems'
import type { PromptRequest } from '#protocol/prompt-bridge'
import { reduceAnswering, untouched, type Answering, type NumberNote } from './answering.ts'
import type { PromptVerbs } from './use-prompt.ts'

export interface AnsweringVerbs {
  readonly edit: (number: string) => void
  readonly refuse: (note: NumberNote) => void
  readonly stray: () => void
  readonly turnTo: (what: 'number' | 'reasons') => void
  readonly approve: (number: string) => void
  readonly deny: (reason: DenialReason) => void
}

export function useAnswering(
  { id, digits }: Pick<PromptRequest, 'id' | 'digits'>,
  verbs: PromptVerbs,
): readonly [Answering, AnsweringVerbs] {
  const [answering, dispatch] = useReducer(reduceAnswering, untouched)
  const own = useMemo((): AnsweringVerbs => {
    const ask = (act: () => Promise<Outcome<null>>): void => {
      dispatch({ kind: 'asked' })
      void act().then((outcome) => {
        if (outcome.ok) return
        const code = outcome.problem.code as DesktopProblemCode
        dispatch({ kind: 'answered', problem: { ...outcome.problem, code } })
      })
    }
    return {
      edit: (number) => {
        dispatch({ kind: 'edited', number })
      },
      refuse: (note) => {
        dispatch({ kind: 'refused', note })
      },
      stray: () => {
        dispatch({ kind: 'strayed' })
      },
      turnTo: (what) => {
        dispatch({ kind: 'turned', denying: what === 'reasons' })
      },
      approve: (number) => {
        if (number.length < digits) dispatch({ kind: 'refused', note: 'incomplete' })
        else ask(() => verbs.approve(id, number))
      },
      deny: (reason) => {
        ask(() => verbs.deny(id, reason))
      },
    }
  }, [id, digits, verbs])
  return [answering, own]
}
