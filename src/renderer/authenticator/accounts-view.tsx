/** The accounts of this app, and before there is one, what this app is. @module */
import { useRef, useState } from 'react'
import { Plus, UserRoundPlus } from 'lucide-react'
import type { AuthenticatorState } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Mark } from '../ui/mark.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { AccountList } from './account-list.tsx'
import './accounts-view.css'
import { EmptyView } from './empty-view.tsx'
import { EndedAccounts } from './ended-accounts.tsx'
import { findAccounts } from './find-accounts.ts'
import { GuideCard } from './guide-card.tsx'
import type { Shown } from './shown.ts'
import { ViewTitle } from './view-title.tsx'

/** With fewer the eye is quicker. */
const searchFrom = 8
const maxSearchLength = 100

export function AccountsView(shown: Shown) {
  const { words } = useWindowWords()
  const { state, dispatch } = shown
  const { accounts, ended, settings } = state
  const text = words.authenticator
  const add = (): void => {
    dispatch({ kind: 'go', to: 'add' })
  }
  if (accounts.length === 0 && !settings.guideDone && isKnown(state) && ended.length === 0)
    return (
      <>
        <div className="welcome">
          <div className="welcome-title">
            <Mark />
            <ViewTitle title={text.welcome.title} />
          </div>
          <p>{text.welcome.text}</p>
        </div>
        <GuideCard {...shown} />
      </>
    )
  return (
    <>
      <ViewTitle
        title={text.accounts.title}
        action={
          isUnreadable(state) ? undefined : (
            <Button compact onClick={add}>
              <Icon of={Plus} small />
              {text.accounts.add}
            </Button>
          )
        }
      />
      {settings.guideDone || !isKnown(state) ? null : <GuideCard {...shown} />}
      <EndedAccounts of={ended} />
      {accounts.length === 0 ? <NoAccounts {...shown} /> : <Accounts {...shown} />}
    </>
  )
}

function Accounts({ state, heardAt, dispatch }: Shown) {
  const { words } = useWindowWords()
  const text = words.authenticator.accounts
  const [query, setQuery] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const found = findAccounts(state.accounts, query)
  return (
    <>
      {state.accounts.length < searchFrom ? null : (
        <SearchField
          label={text.search}
          value={query}
          maxLength={maxSearchLength}
          onChange={setQuery}
          onLeave={() => {
            list.current?.querySelector('button')?.focus()
          }}
        />
      )}
      <p className={found.length === 0 ? undefined : 'visually-hidden'} role="status">
        {query === '' ? '' : text.found(found.length)}
      </p>
      <AccountList
        ref={list}
        of={found}
        relyingParty={state.relyingParty}
        guided={!state.settings.guideDone}
        heardAt={heardAt}
        dispatch={dispatch}
      />
    </>
  )
}

function NoAccounts({ state, dispatch }: Shown) {
  const { words } = useWindowWords()
  const text = words.authenticator.accounts
  if (isUnreadable(state)) return null
  if (!isKnown(state)) return <Skeleton label={words.general.loading} />
  return (
    <EmptyView
      icon={UserRoundPlus}
      text={text.empty}
      action={
        <Button
          kind="primary"
          onClick={() => {
            dispatch({ kind: 'go', to: 'add' })
          }}
        >
          {text.add}
        </Button>
      }
    />
  )
}

/** Whether it is known yet which accounts there are. */
function isKnown(state: AuthenticatorState): boolean {
  const { accounts, receiving } = state
  return accounts.length > 0 || !(receiving.state === 'connecting' || isUnreadable(state))
}

/** The banner says why. */
function isUnreadable({ receiving }: AuthenticatorState): boolean {
  return receiving.state === 'cannot-receive' && receiving.why.startsWith('vault-')
}
