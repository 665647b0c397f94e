/** Users or groups that a word finds, portion by portion from the relying party. @module */
import { useCallback, useEffect, useState } from 'react'
import { consoleRoutes } from '#protocol/console-http'
import type { PolicyTarget } from '#protocol/console-policies'
import type { RelyingParty } from '../../page/use-relying-party.ts'
import { usePortions, type Portions } from '../use-portions.ts'

const size = 50
/** Whoever types fast is asked about once. */
const restMs = 120

export interface Targets {
  readonly word: string
  readonly setWord: (word: string) => void
  readonly portions: Portions<PolicyTarget>
}

export function useTargets(kind: PolicyTarget['kind']): Targets {
  const [word, setWord] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => {
      setAsked(word)
    }, restMs)
    return () => {
      clearTimeout(timer)
    }
  }, [word])
  const ask = useCallback(
    async (relyingParty: RelyingParty, last: PolicyTarget | undefined, signal: AbortSignal) => {
      const after = last === undefined ? '' : kind === 'user' ? last.note : last.id
      const request = { kind, word: asked, after, limit: size }
      const reply = await relyingParty.ask(consoleRoutes.consoleTargets, request, { signal })
      return reply.outcome === 'done' ? { ...reply, value: reply.value.targets } : reply
    },
    [kind, asked],
  )
  return { word, setWord, portions: usePortions({ size, ask }) }
}
