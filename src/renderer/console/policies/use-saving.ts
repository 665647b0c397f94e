/** Saving an edit: who would lose by it is asked first, and a refusal keeps all of it. @module */
import { useState } from 'react'
import { consoleRoutes } from '#protocol/console-http'
import type { Loser, PolicySaveRefusal, PolicyState } from '#protocol/console-policies'
import type { MethodName } from '#protocol/methods-policy'
import type { Problem } from '../../page/problem.ts'
import { useAsking } from '../use-answer.ts'
import { isSame, toChange, toDraft, type Draft } from './draft.ts'

export type Saving =
  | { readonly step: 'resting' | 'working' | 'saved' | 'kept-mine' }
  /** Waits for a yes: so many would lose phone sign-in, the first of them by name. */
  | { readonly step: 'losing'; readonly count: number; readonly losers: readonly Loser[] }
  | { readonly step: 'refused'; readonly refusal: PolicySaveRefusal }
  | { readonly step: 'failed'; readonly problem: Problem }

/** So many are named at first. */
const namedFirst = 5

export function useSaving(
  method: MethodName,
  first: PolicyState,
  begin: (draft: Draft, named: PolicyState['named']) => void,
) {
  const relyingParty = useAsking()
  /** What is saved, as far as this page knows. */
  const [base, setBase] = useState(first)
  const [saving, setSaving] = useState<Saving>({ step: 'resting' })

  const put = async (draft: Draft, on: PolicyState): Promise<Saving> => {
    const request = { change: toChange(draft), version: on.version }
    const reply = await relyingParty.ask(consoleRoutes.consoleSavePolicy, request)
    if (reply.outcome === 'refused') return { step: 'failed', problem: reply.problem }
    const { value } = reply
    if (value.outcome === 'saved') {
      setBase(value.state)
      begin(toDraft(value.state.policy, method), value.state.named)
      return { step: 'saved' }
    }
    const isOtherMethod =
      value.code === 'changed-meanwhile' &&
      isSame(toDraft(value.state.policy, method), toDraft(on.policy, method))
    // Somebody saved another method: this one is as it was when the edit began.
    return isOtherMethod ? put(draft, value.state) : { step: 'refused', refusal: value }
  }
  const judge = async (draft: Draft): Promise<Saving> => {
    const { microsoftAuthenticator } = toChange(draft)
    if (microsoftAuthenticator === undefined) return put(draft, base)
    const request = { microsoftAuthenticator, after: '', limit: namedFirst }
    const reply = await relyingParty.ask(consoleRoutes.consoleLosers, request)
    if (reply.outcome === 'refused') return { step: 'failed', problem: reply.problem }
    const { count, losers } = reply.value
    return count === 0 ? put(draft, base) : { step: 'losing', count, losers }
  }
  const run = (doing: Promise<Saving>) => {
    setSaving({ step: 'working' })
    void doing.then(setSaving)
  }
  return {
    ...{ base, saving },
    save(draft: Draft) {
      run(judge(draft))
    },
    saveAllTheSame(draft: Draft) {
      run(put(draft, base))
    },
    rest() {
      setSaving({ step: 'resting' })
    },
    /** After a save over somebody's newer one was refused: begins anew from theirs. */
    takeTheirs(theirs: PolicyState) {
      setBase(theirs)
      begin(toDraft(theirs.policy, method), theirs.named)
      setSaving({ step: 'resting' })
    },
    /** The same: the next save is meant to be put in its place. */
    keepMine(theirs: PolicyState) {
      setBase(theirs)
      setSaving({ step: 'kept-mine' })
    },
  }
}
