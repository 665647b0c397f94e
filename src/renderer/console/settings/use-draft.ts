/** The settings as they are being changed: saving, discarding, and not leaving them by accident. @module */
import { useEffect, useMemo, useState } from 'react'
import { consoleRoutes } from '#protocol/console-http'
import type { SettingsForm } from '#protocol/console-settings-http'
import type { Problem } from '../../page/problem.ts'
import { useAsking } from '../use-answer.ts'
import { findMistakes, isSame, rebase, type Mistakes } from './draft.ts'

type State =
  | {
      readonly step: 'still' | 'busy' | 'saved' | 'discarded' | 'mistaken' | 'meanwhile'
    }
  | { readonly step: 'failed'; readonly problem: Problem }

export interface Draft {
  readonly form: SettingsForm
  readonly mistakes: Mistakes
  readonly isChanged: boolean
  readonly state: State
  readonly change: (form: SettingsForm) => void
  readonly save: () => void
  readonly discard: () => void
}

export function useDraft(read: SettingsForm): Draft {
  const relyingParty = useAsking()
  const [before, setBefore] = useState(read)
  const [form, setForm] = useState(read)
  const [state, setState] = useState<State>({ step: 'still' })
  const isChanged = !isSame(before, form)
  const mistakes = useMemo(() => findMistakes(form), [form])
  useEffect(() => {
    if (!isChanged) return
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    return () => {
      removeEventListener('beforeunload', ask)
    }
  }, [isChanged])
  return {
    ...{ form, mistakes, isChanged, state },
    change(next) {
      setForm(next)
      setState((now) => (now.step === 'mistaken' || now.step === 'busy' ? now : { step: 'still' }))
    },
    discard() {
      setForm(before)
      setState({ step: 'discarded' })
    },
    save() {
      if (!isChanged || state.step === 'busy') return
      if (mistakes.size > 0) {
        setState({ step: 'mistaken' })
        return
      }
      setState({ step: 'busy' })
      const request = { before, after: form }
      void relyingParty.ask(consoleRoutes.consoleSaveSettings, request).then((reply) => {
        if (reply.outcome === 'refused') {
          setState({ step: 'failed', problem: reply.problem })
          return
        }
        const { outcome, now } = reply.value
        setBefore(now)
        setForm(outcome === 'saved' ? now : rebase(before, form, now))
        setState({ step: outcome === 'saved' ? 'saved' : 'meanwhile' })
      })
    },
  }
}
