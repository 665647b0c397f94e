/** The accounts that this browser signed in with: one press and the sign-in goes on, or one is forgotten. @module */
import { CircleUserRound, X } from 'lucide-react'
import { useWords } from '../text/use-words.ts'
import { Icon } from '../ui/icon.tsx'
import './account-list.css'

export function AccountList({
  of: names,
  busy,
  onChoose,
  onForget,
}: {
  readonly of: readonly string[]
  readonly busy: boolean
  readonly onChoose: (name: string) => void
  readonly onForget: (name: string) => void
}) {
  const { words } = useWords()
  const { title, forget } = words.signIn.accounts
  if (names.length === 0) return null
  return (
    <section className="accounts" aria-label={title}>
      <h2 className="accounts-title">{title}</h2>
      <ul className="accounts-list">
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
