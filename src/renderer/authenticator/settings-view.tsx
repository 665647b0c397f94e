/** The settings: what is chosen at once, and rows that lead to the pages that need more words. @module */
import { BookOpenCheck, ChartNoAxesColumn, Info, Server, ShieldCheck, Trash2 } from 'lucide-react'
import type { AuthenticatorState } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import type { WindowWords } from '../text/windows/en.ts'
import { RowList, type Row } from '../ui/row-list.tsx'
import { AboutPage } from './about-page.tsx'
import { GeneralSettings } from './general-settings.tsx'
import { LocalPage } from './local-page.tsx'
import type { Shown } from './shown.ts'
import { UsagePage } from './usage-page.tsx'
import { useCommand } from './use-command.ts'
import { VerificationPage } from './verification-page.tsx'
import type { View } from './view-state.ts'
import { ViewTitle } from './view-title.tsx'

export function SettingsView({
  view,
  ...shown
}: Shown & { readonly view: Extract<View, { readonly name: 'settings' }> }) {
  const { words } = useWindowWords()
  const { state, dispatch } = shown
  const back = {
    label: words.settings.back,
    onClick: () => {
      dispatch({ kind: 'open-settings', page: 'all' })
    },
  }
  switch (view.page) {
    case 'all':
      return <AllSettings key="all" {...shown} />
    case 'verification':
      return (
        <VerificationPage
          key={view.pinForgotten === true ? 'forgotten' : 'verification'}
          state={state}
          back={back}
          pinForgotten={view.pinForgotten === true}
          dispatch={dispatch}
        />
      )
    case 'usage':
      return <UsagePage key="usage" of={state.settings.usageData} back={back} />
    case 'relying-party':
      return (
        <LocalPage key="relying-party" of={state.relyingParty} back={back} dispatch={dispatch} />
      )
    case 'about':
      return <AboutPage key="about" of={state.about} back={back} />
    default: {
      const never: never = view.page
      return never
    }
  }
}

function AllSettings({ state, dispatch }: Shown) {
  const { words } = useWindowWords()
  const text = words.settings
  const { run } = useCommand('changeSettings')
  const page = (page: 'verification' | 'usage' | 'relying-party' | 'about') => () => {
    dispatch({ kind: 'open-settings', page })
  }
  const rows: readonly Row[] = [
    {
      id: 'verification',
      icon: ShieldCheck,
      name: text.verification.title,
      text: toVerification(state, words),
      onChoose: page('verification'),
    },
    {
      id: 'usage',
      icon: ChartNoAxesColumn,
      name: text.usage.title,
      text: state.settings.usageData.on ? text.usage.on : text.usage.off,
      onChoose: page('usage'),
    },
    {
      id: 'relying-party',
      icon: Server,
      name: text.relyingParty.title,
      text: toRelyingParty(state, words),
      onChoose: page('relying-party'),
    },
    {
      id: 'about',
      icon: Info,
      name: text.about.title,
      text: text.about.summary(state.about.version),
      onChoose: page('about'),
    },
    {
      id: 'guide',
      icon: BookOpenCheck,
      name: text.guide,
      onChoose: () => {
        dispatch({ kind: 'guide-again', now: Date.now() })
        void run({ guideDone: false })
      },
    },
  ]
  const removeAll: Row = {
    id: 'remove-all',
    icon: Trash2,
    name: text.removeAll.title,
    text: text.removeAll.text,
    danger: true,
    onChoose: () => {
      dispatch({ kind: 'ask', question: { about: 'remove-all' } })
    },
  }
  return (
    <>
      <ViewTitle title={text.title} />
      <GeneralSettings of={state.settings} />
      <div className="sheet">
        <RowList of={rows} />
      </div>
      <div className="sheet">
        <RowList of={[removeAll]} />
      </div>
    </>
  )
}

function toVerification(
  { pinSet, osVerification }: AuthenticatorState,
  { settings }: WindowWords,
): string {
  const { summary } = settings.verification
  if (!pinSet) return summary.none
  return osVerification.allowed && osVerification.available === 'ready' ? summary.os : summary.pin
}

function toRelyingParty(
  { relyingParty }: AuthenticatorState,
  { settings: { relyingParty: text } }: WindowWords,
): string {
  return relyingParty.state === 'running'
    ? text.running(new URL(relyingParty.origin).host)
    : text[relyingParty.state]
}
