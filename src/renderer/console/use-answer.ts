/** What the relying party answers to one question, asked anew when the question changes. @module */
import { createContext, use, useCallback, useEffect, useState } from 'react'
import type { Problem } from '../page/problem.ts'
import type { RelyingParty, Reply } from '../page/use-relying-party.ts'

export const RelyingPartyContext = createContext<RelyingParty | undefined>(undefined)

export function useAsking(): RelyingParty {
  const relyingParty = use(RelyingPartyContext)
  if (relyingParty === undefined) throw new TypeError('No relying party above this component.')
  return relyingParty
}

export interface Answer<T> {
  /** The newest answer; kept while the next one is awaited, so that nothing jumps. */
  readonly value: T | undefined
  readonly problem: Problem | undefined
  readonly isWaiting: boolean
  readonly again: () => void
}

type Ask<T> = (relyingParty: RelyingParty, signal: AbortSignal) => Promise<Reply<T>>

interface Settled<T> {
  readonly ask: Ask<T>
  readonly turn: number
  readonly problem: Problem | undefined
}

/** `ask` is asked whenever it is another function: give one that stays the same (`useCallback`). */
export function useAnswer<T>(ask: Ask<T>): Answer<T> {
  const relyingParty = useAsking()
  const [turn, setTurn] = useState(0)
  const [value, setValue] = useState<T>()
  const [settled, setSettled] = useState<Settled<T>>()
  useEffect(() => {
    const ending = new AbortController()
    void ask(relyingParty, ending.signal).then((reply) => {
      if (ending.signal.aborted) return
      if (reply.outcome === 'done') setValue(reply.value)
      setSettled({ ask, turn, problem: reply.outcome === 'done' ? undefined : reply.problem })
    })
    return () => {
      ending.abort()
    }
  }, [ask, relyingParty, turn])
  const again = useCallback(() => {
    setTurn((before) => before + 1)
  }, [])
  const isWaiting = settled?.ask !== ask || settled.turn !== turn
  return { value, problem: settled?.problem, isWaiting, again }
}
