/** The settings as they are being changed, saved and discarded. @module */
import { useState } from 'react'
import { consoleRoutes } from '#protocol/console-http'
import type { SettingsForm } from '#protocol/console-settings-http'
import type { Problem } from '../../page/problem.ts'
import { useAsking } from '../use-answer.ts'
import { findMistakes, isSame, rebase, type Mistakes } from './draft.ts'

type State =
  | { readonly step: 'still' | 'busy' | 'saved' | 'discarded' | 'meanwhile' }
  /** `marked`: what was wrong when it was to be saved, and still is. */
  | { readonly step: 'mistaken'; readonly marked: Mistakes }
  | { readonly step: 'failed'; readonly problem: Problem }

export interface Draft {
  readonly form: SettingsForm
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
  return {
    ...{ form, isChanged, state },
    change(next) {
      setForm(next)
      setState((now) => {
        if (now.step === 'busy') return now
        if (now.step !== 'mistaken') return { step: 'still' }
        const left = findMistakes(next)
        const marked = new Set([...now.marked].filter((path) => left.has(path)))
        return marked.size === 0 ? { step: 'still' } : { step: 'mistaken', marked }
      })
    },
    discard() {
      setForm(before)
      setState({ step: 'discarded' })
    },
    save() {
      if (!isChanged || state.step === 'busy') return
      const marked = findMistakes(form)
      if (marked.size > 0) {
        setState({ step: 'mistaken', marked })
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
