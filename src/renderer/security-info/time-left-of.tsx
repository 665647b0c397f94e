/** Time left of something that lives for minutes. @module */
import { useSecurityInfoWords } from '../text/use-security-info-words.ts'
import { TimeLeft } from '../ui/time-left.tsx'
import { useSecondsLeft } from '../ui/use-seconds-left.ts'

const urgentSeconds = 60

export function TimeLeftOf({
  deadline,
  lifetimeMs,
}: {
  readonly deadline: number
  readonly lifetimeMs: number
}) {
  const { words } = useSecurityInfoWords()
  const seconds = useSecondsLeft(deadline)
  return (
    <TimeLeft
      share={Math.min(1, (seconds * 1000) / Math.max(1, lifetimeMs))}
      urgent={seconds <= urgentSeconds}
    >
      {seconds > urgentSeconds
        ? words.securityInfo.minutesLeft(Math.ceil(seconds / 60))
        : words.page.secondsLeft(seconds)}
    </TimeLeft>
  )
}
