/** The number to type: each digit in its own cell, readable across a room, spoken digit by digit. @module */
import { Engraving } from './engraving.tsx'
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
