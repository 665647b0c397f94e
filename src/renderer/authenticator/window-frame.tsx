/** What stands in every view: the ways to the others, a request that waits, what keeps requests away. @module */
import { useEffect, useReducer } from 'react'
import { ImageDown } from 'lucide-react'
import type { AuthenticatorState } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import type { WindowWords } from '../text/windows/en.ts'
import { Announcement } from '../ui/announcement.tsx'
import { Icon } from '../ui/icon.tsx'
import { AccountsView } from './accounts-view.tsx'
import { AddView } from './add-view.tsx'
import { Banners } from './banners.tsx'
import { EnrollmentView } from './enrollment-view.tsx'
import { QuestionDialog } from './question-dialog.tsx'
import { RequestsView } from './requests-view.tsx'
import { SettingsView } from './settings-view.tsx'
import type { Shown } from './shown.ts'
import { useAdding, type Adding } from './use-adding.ts'
import { useIncoming } from './use-incoming.ts'
import { firstPlace, reducePlace, type View } from './view-state.ts'
import { ViewTabs } from './view-tabs.tsx'
import { WaitingCard } from './waiting-card.tsx'

export function WindowFrame({
  state,
  heardAt,
}: {
  readonly state: AuthenticatorState
  readonly heardAt: number
}) {
  const { words } = useWindowWords()
  const text = words.authenticator
  const [place, dispatch] = useReducer(reducePlace, firstPlace)
  const adding = useAdding(dispatch)
  const hovering = useIncoming(adding)
  const shown: Shown = { state, heardAt, place, dispatch }
  const [first] = state.waiting
  const title = text.windowTitle(toTitle(place.view, state, words))
  const asked = state.asked?.id
  useEffect(() => {
    if (asked !== undefined) dispatch({ kind: 'go', to: 'settings' })
  }, [asked])
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <div className="window">
      <Announcement>
        {first === undefined ? '' : text.waiting.arrived(first.application)}
      </Announcement>
      <div className="window-head">
        {state.enrollment === undefined ? (
          <ViewTabs view={place.view.name} dispatch={dispatch} />
        ) : null}
        {first === undefined ? null : (
          <WaitingCard key={first.id} of={state.waiting} heardAt={heardAt} />
        )}
      </div>
      <main className="window-main">
        <Banners {...shown} />
        <CurrentView {...shown} adding={adding} />
      </main>
      <QuestionDialog {...shown} />
      {hovering ? (
        <div className="window-drop" aria-hidden>
          <Icon of={ImageDown} />
          <p>{text.add.drop}</p>
        </div>
      ) : null}
    </div>
  )
}

function CurrentView({ adding, ...shown }: Shown & { readonly adding: Adding }) {
  const { state, place, dispatch } = shown
  if (state.enrollment !== undefined)
    return (
      <EnrollmentView
        key={state.enrollment.step}
        enrollment={state.enrollment}
        waiting={state.enrollmentsWaiting}
        accounts={state.accounts}
        dispatch={dispatch}
      />
    )
  const { view } = place
  switch (view.name) {
    case 'accounts':
      return <AccountsView {...shown} />
    case 'add':
      return <AddView given={view.given} state={state} adding={adding} dispatch={dispatch} />
    case 'requests':
      return <RequestsView recent={state.recent} dispatch={dispatch} />
    case 'settings':
      return <SettingsView {...shown} view={view} />
    default: {
      const never: never = view
      return never
    }
  }
}

function toTitle(view: View, { enrollment }: AuthenticatorState, words: WindowWords): string {
  const { accounts, add, requests } = words.authenticator
  if (enrollment !== undefined) return add.title
  switch (view.name) {
    case 'accounts':
      return accounts.title
    case 'add':
      return add.title
    case 'requests':
      return requests.title
    case 'settings':
      return words.settings.title
    default: {
      const never: never = view
      return never
    }
  }
}
