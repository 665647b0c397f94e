/** The request that waits, on top of everything: who asks, how long it lives, and the way to it. @module */
import type { WaitingRequest } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { TimeLeft } from '../ui/time-left.tsx'
import { useSecondsLeft } from '../ui/use-seconds-left.ts'
import { useCommand } from './use-command.ts'
import './waiting-card.css'

const urgentSeconds = 15

export function WaitingCard({
  of: waiting,
  heardAt,
}: {
  readonly of: readonly WaitingRequest[]
  readonly heardAt: number
}) {
  const { words } = useWindowWords()
  const text = words.authenticator.waiting
  const { run } = useCommand('showRequest')
  const [first] = waiting
  const seconds = useSecondsLeft(heardAt + (first?.remainingMs ?? 0))
  if (first === undefined) return null
  const { id, application, account, tenantName, lifetimeMs } = first
  return (
    <section className="waiting" aria-label={text.label}>
      <p className="waiting-what">{text.what(application)}</p>
      <p className="waiting-who">{words.authenticator.requests.who(account, tenantName)}</p>
      <div className="waiting-row">
        <TimeLeft
          share={Math.min(1, (seconds * 1000) / Math.max(1, lifetimeMs))}
          urgent={seconds <= urgentSeconds}
        >
          {words.general.secondsLeft(seconds)}
        </TimeLeft>
        <Button
          kind="primary"
          compact
          label={text.openFor(application, account)}
          onClick={() => {
            void run({ challengeId: id })
          }}
        >
          {text.open}
        </Button>
      </div>
      {waiting.length > 1 ? <p className="waiting-more">{text.more(waiting.length - 1)}</p> : null}
    </section>
  )
}
