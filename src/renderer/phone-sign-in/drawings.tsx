/** What each step looks like, drawn: beside the words that say the same, so they say nothing themselves. @module */
import type { ReactNode } from 'react'

/** The digits of the number, the same on the page and in the app; each in a box of 12 by 20. */
const strokes = {
  four: 'M9 20V0L0 14H12',
  two: 'M1 5C1 1.5 3.5 0 6 0C9 0 11 2 11 5C11 9 3 14 1 20H12',
} as const

export function NameDrawing() {
  return (
    <Sheet>
      <rect className="drawn-bar" x="20" y="18" width="34" height="6" rx="3" />
      <rect className="drawn-field" x="20" y="34" width="80" height="16" rx="4" />
      <rect className="drawn-quiet" x="26" y="40" width="40" height="4" rx="2" />
      <rect className="drawn-mark" x="20" y="58" width="80" height="14" rx="4" />
    </Sheet>
  )
}

export function WayDrawing() {
  return (
    <Sheet>
      <rect className="drawn-bar" x="20" y="16" width="50" height="6" rx="3" />
      <rect className="drawn-chosen" x="20" y="30" width="80" height="18" rx="4" />
      <rect className="drawn-mark" x="26" y="35" width="8" height="8" rx="2" />
      <rect className="drawn-bar" x="40" y="37" width="50" height="4" rx="2" />
      <rect className="drawn-field" x="20" y="54" width="80" height="18" rx="4" />
      <rect className="drawn-quiet" x="40" y="61" width="36" height="4" rx="2" />
    </Sheet>
  )
}

export function NumberDrawing() {
  return (
    <Sheet>
      <rect className="drawn-bar" x="20" y="16" width="44" height="6" rx="3" />
      <rect className="drawn-ground" x="20" y="30" width="80" height="42" rx="5" />
      <Cell x={36} digit={strokes.four} />
      <Cell x={62} digit={strokes.two} />
    </Sheet>
  )
}

export function TypeDrawing() {
  return (
    <App>
      <rect className="drawn-bar" x="42" y="18" width="36" height="5" rx="2.5" />
      <Cell x={42} digit={strokes.four} small />
      <Cell x={61} digit={strokes.two} small />
      <rect className="drawn-quiet" x="42" y="56" width="28" height="3" rx="1.5" />
      <rect className="drawn-mark" x="42" y="64" width="36" height="9" rx="3" />
    </App>
  )
}

export function VerifyDrawing() {
  return (
    <App>
      <circle className="drawn-ground" cx="60" cy="38" r="15" />
      <path className="drawn-tick" d="M53 38.5 L58.2 43.5 L67.5 33" />
      {[48, 56, 64, 72].map((x) => (
        <circle key={x} className="drawn-dot" cx={x} cy="66" r="2.5" />
      ))}
    </App>
  )
}

/** A page in a browser. */
function Sheet({ children }: { readonly children: ReactNode }) {
  return (
    <svg className="drawing" viewBox="0 0 120 88" aria-hidden>
      <rect className="drawn-sheet" x="6" y="4" width="108" height="80" rx="7" />
      {children}
    </svg>
  )
}

/** A small window of the app. */
function App({ children }: { readonly children: ReactNode }) {
  return (
    <svg className="drawing" viewBox="0 0 120 88" aria-hidden>
      <rect className="drawn-sheet" x="30" y="4" width="60" height="80" rx="9" />
      {children}
    </svg>
  )
}

/** A digit in its cell. Drawn, not set: it is a picture of a number, which nobody is to read out. */
function Cell({
  x,
  digit,
  small = false,
}: {
  readonly x: number
  readonly digit: string
  readonly small?: boolean
}) {
  const [width, height, y] = small ? [17, 20, 30] : [22, 28, 37]
  const inset = small ? 4 : 6
  return (
    <>
      <rect className="drawn-cell" x={x} y={y} width={width} height={height} rx="3" />
      <svg x={x} y={y + inset} width={width} height={height - 2 * inset} viewBox="-1 -1 14 22">
        <path className="drawn-digit" d={digit} />
      </svg>
    </>
  )
}
