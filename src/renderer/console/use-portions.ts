/** A long list, taken portion by portion. @module */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '../page/problem.ts'
import type { RelyingParty, Reply } from '../page/use-relying-party.ts'
import { useAsking } from './use-answer.ts'

export interface Portions<R> {
  /** Undefined until the first portion came. */
  readonly rows: readonly R[] | undefined
  readonly problem: Problem | undefined
  readonly isWaiting: boolean
  readonly hasMore: boolean
  readonly more: () => void
  readonly again: () => void
}

export interface Portioned<R> {
  readonly size: number
  /** The rows after `last`; the first ones where it is undefined. Another function is another list. */
  readonly ask: (
    relyingParty: RelyingParty,
    last: R | undefined,
    signal: AbortSignal,
  ) => Promise<Reply<readonly R[]>>
}

interface Loaded<R> {
  /** What was asked for them: other rows are another list's. */
  readonly ask: Portioned<R>['ask']
  readonly rows: readonly R[] | undefined
  readonly problem: Problem | undefined
  readonly hasMore: boolean
}

export function usePortions<R>({ size, ask }: Portioned<R>): Portions<R> {
  const relyingParty = useAsking()
  const asking = useRef<AbortController>(undefined)
  const [loaded, setLoaded] = useState<Loaded<R>>()
  const [isLoadingMore, setLoadingMore] = useState(false)

  const load = useCallback(
    (before: readonly R[]) => {
      asking.current?.abort()
      const mine = new AbortController()
      asking.current = mine
      void ask(relyingParty, before.at(-1), mine.signal).then((reply) => {
        if (mine.signal.aborted) return
        setLoadingMore(false)
        setLoaded((now) =>
          reply.outcome === 'done'
            ? {
                ask,
                rows: [...before, ...reply.value],
                problem: undefined,
                hasMore: reply.value.length === size,
              }
            : { ask, rows: now?.rows, problem: reply.problem, hasMore: now?.hasMore ?? false },
        )
      })
    },
    [ask, relyingParty, size],
  )
  useEffect(() => {
    load([])
    return () => {
      asking.current?.abort()
    }
  }, [load])

  return {
    rows: loaded?.rows,
    problem: loaded?.problem,
    hasMore: loaded?.hasMore ?? false,
    isWaiting: loaded?.ask !== ask || isLoadingMore,
    more() {
      if (isLoadingMore) return
      setLoadingMore(true)
      load(loaded?.rows ?? [])
    },
    again() {
      load([])
    },
  }
}
