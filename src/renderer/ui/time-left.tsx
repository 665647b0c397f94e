/** Time left, as a ring and in words; the words alone are for screen readers. @module */
import './time-left.css'

const radius = 11.5
const round = 2 * Math.PI * radius

export function TimeLeft({
  share,
  urgent = false,
  children,
}: {
  /** What is left of the whole, 0 to 1. */
  readonly share: number
  readonly urgent?: boolean
  readonly children: string
}) {
  return (
    <p className="time-left" data-urgent={urgent}>
      <svg className="time-left-ring" viewBox="0 0 28 28" aria-hidden>
        <circle className="time-left-track" cx="14" cy="14" r={radius} />
        <circle
          className="time-left-rest"
          cx="14"
          cy="14"
          r={radius}
          strokeDasharray={`${(share * round).toFixed(2)} ${round.toFixed(2)}`}
        />
      </svg>
      <span role="timer" aria-live="off">
        {children}
      </span>
    </p>
  )
}
