/** The number to type: each digit in its own cell, readable across a room, spoken digit by digit. @module */
import './digits.css'

export function Digits({
  value,
  spoken,
  faded = false,
}: {
  readonly value: string
  /** What a screen reader says instead, with the digits apart. */
  readonly spoken: string
  /** No longer worth typing. */
  readonly faded?: boolean
}) {
  const many = value.length > 3
  return (
    <div className={`digits ${many ? 'digits-many' : 'digits-few'}`} data-faded={faded}>
      <Engraving />
      <p className="visually-hidden">{spoken}</p>
      <div className="digits-cells" aria-hidden data-testid="number">
        {Array.from(value).map((digit, i) => (
          <span key={i} className="digits-cell">
            {digit}
          </span>
        ))}
      </div>
    </div>
  )
}

const lines = Array.from({ length: 9 }, (_, line) => wave(line))

/** Fine waves, as on the paper of a passport, that never come under a digit. */
function Engraving() {
  return (
    <svg className="digits-engraving" viewBox="0 0 360 120" preserveAspectRatio="none" aria-hidden>
      {lines.map((line) => (
        <path key={line} d={line} vectorEffect="non-scaling-stroke" />
      ))}
    </svg>
  )
}

function wave(line: number): string {
  const points = Array.from({ length: 61 }, (_, i) => {
    const x = i * 6
    const turn = (x / 360) * Math.PI * 2
    const y = 60 + (line - 4) * 9 * Math.cos(turn * 1.5) + 34 * Math.sin(turn * 2 + line * 0.12)
    return `${x} ${y.toFixed(1)}`
  })
  return `M${points.join('L')}`
}
