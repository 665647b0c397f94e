/** Changing an application: asked, refused, failed, or done. @module */
import { useState } from 'react'
import type { ApplicationRefusal } from '#protocol/console-applications-http'
import type { Problem } from '../../page/problem.ts'
import type { RelyingParty, Reply } from '../../page/use-relying-party.ts'
import { useAsking } from '../use-answer.ts'

export type Trying =
  | { readonly step: 'still' | 'busy' }
  | { readonly step: 'refused'; readonly why: ApplicationRefusal }
  | { readonly step: 'failed'; readonly problem: Problem }

interface Refused {
  readonly outcome: 'refused'
  readonly why: ApplicationRefusal
}

export function useChange() {
  const relyingParty = useAsking()
  const [trying, setTrying] = useState<Trying>({ step: 'still' })
  const change = <V extends Refused | { readonly outcome: 'done' | 'given' }>(
    ask: (asked: RelyingParty) => Promise<Reply<V>>,
    onDone: (done: Exclude<V, { readonly outcome: 'refused' }>) => void,
  ) => {
    if (trying.step === 'busy') return
    setTrying({ step: 'busy' })
    void ask(relyingParty).then((reply) => {
      if (reply.outcome === 'refused') {
        setTrying({ step: 'failed', problem: reply.problem })
      } else if (isRefused(reply.value)) {
        setTrying({ step: 'refused', why: reply.value.why })
      } else {
        setTrying({ step: 'still' })
        onDone(reply.value as Exclude<V, { readonly outcome: 'refused' }>)
      }
    })
  }
  return { trying, change }
}

function isRefused(value: { readonly outcome: string }): value is Refused {
  return value.outcome === 'refused'
}
