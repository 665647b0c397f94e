/** Something that is either done, or fails with a problem to show. @module */
import { useState } from 'react'
import type { Problem } from '../../page/problem.ts'
import type { RelyingParty, Reply } from '../../page/use-relying-party.ts'
import { useAsking } from '../use-answer.ts'

export function useDone(onDone: () => void) {
  const relyingParty = useAsking()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const run = (ask: (asked: RelyingParty) => Promise<Reply<unknown>>) => {
    setBusy(true)
    void ask(relyingParty).then((reply) => {
      setBusy(false)
      if (reply.outcome === 'done') onDone()
      else setProblem(reply.problem)
    })
  }
  return { isBusy, problem, run }
}
