/** How an account stands: phone sign-in, key and connection, each in words, and said aloud when it changes. @module */
import type { AccountState } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { StateDot } from '../ui/state-dot.tsx'
import { useSecondsLeft } from '../ui/use-seconds-left.ts'

export function AccountFacts({
  of: { state, phoneSignIn, key, connection, busy },
  heardAt,
}: {
  readonly of: AccountState
  readonly heardAt: number
}) {
  const { words } = useWindowWords()
  const text = words.authenticator.accounts
  return (
    <div className="account-facts">
      <div role="status">
        {state === 'adding' ? (
          <Fact on={false} text={text.adding} />
        ) : key === 'missing' ? (
          <Fact on={false} text={text.keyMissing} />
        ) : (
          <Fact
            on={phoneSignIn === 'on' && busy === undefined}
            text={busy === undefined ? text.phoneSignIn[phoneSignIn] : text.busy[busy]}
          />
        )}
      </div>
      {state === 'adding' || key === 'missing' ? null : key === 'unread' ? (
        <Fact on={false} text={text.keyUnread} />
      ) : connection.state === 'offline' ? (
        <Offline connection={connection} heardAt={heardAt} />
      ) : (
        <Fact on={connection.state === 'connected'} text={text.connection[connection.state]} />
      )}
    </div>
  )
}

function Fact({ on, text }: { readonly on: boolean; readonly text: string }) {
  return (
    <p className="account-fact">
      <StateDot on={on} />
      <span>{text}</span>
    </p>
  )
}

function Offline({
  connection: { why, retryInMs },
  heardAt,
}: {
  readonly connection: Extract<AccountState['connection'], { readonly state: 'offline' }>
  readonly heardAt: number
}) {
  const { words } = useWindowWords()
  const text = words.authenticator.accounts
  return (
    <div>
      <Fact on={false} text={text.offline[why]} />
      {retryInMs === undefined ? null : <NextTry deadline={heardAt + retryInMs} />}
    </div>
  )
}

function NextTry({ deadline }: { readonly deadline: number }) {
  const { words } = useWindowWords()
  const seconds = useSecondsLeft(deadline)
  return <p className="account-retry">{words.authenticator.accounts.retryIn(seconds)}</p>
}
