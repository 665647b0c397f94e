/** The accounts that this browser signed in with: one press and the sign-in goes on, or one is forgotten. @module */
import { CircleUserRound, X } from 'lucide-react'
import { useWords } from '../text/use-words.ts'
import { Icon } from '../ui/icon.tsx'
import type { ChosenAccount } from './sign-in-state.ts'
import './account-list.css'

export function AccountList({
  signedIn,
  of: remembered,
  busy,
  onChoose,
  onStay,
  onForget,
}: {
  /** One that needs no password again. */
  readonly signedIn: ChosenAccount | undefined
  readonly of: readonly string[]
  readonly busy: boolean
  readonly onChoose: (name: string) => void
  readonly onStay: () => void
  readonly onForget: (name: string) => void
}) {
  const { words } = useWords()
  const { title, signedInTitle, signedIn: mark, forget } = words.signIn.accounts
  const names = remembered.filter((name) => name.toLowerCase() !== signedIn?.name.toLowerCase())
  if (names.length === 0 && signedIn === undefined) return null
  const heading = signedIn === undefined ? title : signedInTitle
  return (
    <section className="accounts" aria-label={heading}>
      <h2 className="accounts-title">{heading}</h2>
      <ul className="accounts-list">
        {signedIn === undefined ? null : (
          <li className="accounts-row">
            <button
              type="button"
              className="accounts-name"
              aria-disabled={busy || undefined}
              onClick={() => {
                if (!busy) onStay()
              }}
            >
              <Icon of={CircleUserRound} />
              <span>
                <bdi>{signedIn.name}</bdi>
                <span className="accounts-mark">{mark}</span>
              </span>
            </button>
          </li>
        )}
        {names.map((name) => (
          <li key={name} className="accounts-row">
            <button
              type="button"
              className="accounts-name"
              aria-disabled={busy || undefined}
              onClick={() => {
                if (!busy) onChoose(name)
              }}
            >
              <Icon of={CircleUserRound} />
              <bdi>{name}</bdi>
            </button>
            <button
              type="button"
              className="accounts-forget"
              aria-label={forget(name)}
              title={forget(name)}
              onClick={() => {
                onForget(name)
              }}
            >
              <Icon of={X} small />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
