/** Fine waves, as on the paper of a passport, behind a number. @module */
import './engraving.css'

const lines = Array.from({ length: 9 }, (_, line) => wave(line))

export function Engraving() {
  return (
    <svg className="engraving" viewBox="0 0 360 120" preserveAspectRatio="none" aria-hidden>
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
