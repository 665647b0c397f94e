/** The accounts, one card each; up and down go from one to the next. @module */
import type { Dispatch, KeyboardEvent, Ref } from 'react'
import type { AccountState } from '#protocol/authenticator-state'
import type { LocalRelyingParty } from '#protocol/local-relying-party'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { AccountCard } from './account-card.tsx'
import './account-list.css'
import type { Move } from './view-state.ts'

export function AccountList({
  ref,
  of: accounts,
  relyingParty,
  guided,
  heardAt,
  dispatch,
}: {
  readonly ref: Ref<HTMLUListElement>
  readonly of: readonly AccountState[]
  readonly relyingParty: LocalRelyingParty
  /** The next thing to do stands in the guide. */
  readonly guided: boolean
  readonly heardAt: number
  readonly dispatch: Dispatch<Move>
}) {
  const { words } = useWindowWords()
  const local = relyingParty.state === 'running' ? relyingParty.origin : undefined
  return (
    <ul
      ref={ref}
      className="account-list"
      aria-label={words.authenticator.accounts.title}
      onKeyDown={moveBetweenCards}
    >
      {accounts.map((account) => (
        <li key={account.id}>
          <AccountCard
            of={account}
            local={account.origin === local}
            guided={guided}
            heardAt={heardAt}
            dispatch={dispatch}
          />
        </li>
      ))}
    </ul>
  )
}

function moveBetweenCards(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined
  if (step === undefined || event.target instanceof HTMLInputElement) return
  const cards = [...event.currentTarget.children]
  const at = cards.findIndex((card) => card.contains(document.activeElement))
  const next = cards[at + step]?.querySelector('button')
  if (next === null || next === undefined) return
  event.preventDefault()
  next.focus()
}
