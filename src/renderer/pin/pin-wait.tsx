/** The wait after wrong PINs, as it runs out. @module */
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { TimeLeft } from '../ui/time-left.tsx'
import './pin-wait.css'

export function PinWait({
  seconds,
  waitMs,
}: {
  readonly seconds: number
  /** How long it was when it was told. */
  readonly waitMs: number
}) {
  const { wait } = useWindowWords().words.pin
  return (
    <div className="pin-wait">
      <TimeLeft share={Math.min(1, (seconds * 1000) / Math.max(1, waitMs))}>
        {wait.left(seconds)}
      </TimeLeft>
      <p className="pin-wait-why">{wait.text}</p>
    </div>
  )
}
