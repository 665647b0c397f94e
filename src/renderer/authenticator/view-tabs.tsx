/** The ways to the views of this window. @module */
import type { Dispatch } from 'react'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import type { Move, View } from './view-state.ts'
import './view-tabs.css'

const tabs = ['accounts', 'requests', 'settings'] as const

export function ViewTabs({
  view,
  dispatch,
}: {
  readonly view: View['name']
  readonly dispatch: Dispatch<Move>
}) {
  const { words } = useWindowWords()
  const { accounts, requests, views } = words.authenticator
  const names = {
    accounts: accounts.title,
    requests: requests.title,
    settings: words.settings.title,
  }
  const current = view === 'add' ? 'accounts' : view
  return (
    <nav className="view-tabs" aria-label={views}>
      {tabs.map((name) => (
        <button
          key={name}
          type="button"
          className="view-tab"
          aria-current={name === current ? 'page' : undefined}
          onClick={() => {
            dispatch({ kind: 'go', to: name })
          }}
        >
          {names[name]}
        </button>
      ))}
    </nav>
  )
}
