/** A field for a number of so many digits: one input for people and screen readers, drawn as a cell for each digit. @module */
import { useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { editDigits, isExactly } from './digit-entry.ts'
import { Engraving } from './engraving.tsx'
import './number-cells.css'

export function NumberCells({
  label,
  digits,
  value,
  waiting = false,
  fixed = false,
  refused = false,
  note,
  onChange,
  onRefuse,
}: {
  readonly label: string
  readonly digits: number
  readonly value: string
  /** Keys do not count yet. */
  readonly waiting?: boolean
  /** It was given and can no longer be changed. */
  readonly fixed?: boolean
  readonly refused?: boolean
  readonly note: ReactNode
  readonly onChange: (value: string) => void
  readonly onRefuse: (what: 'typed' | 'pasted') => void
}) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const caretAfter = useRef<number>(undefined)
  const [caret, setCaret] = useState(0)
  const [focused, setFocused] = useState(false)
  // The browser puts the caret last when a value is set; a digit typed over in the middle keeps it there.
  useLayoutEffect(() => {
    const at = caretAfter.current
    caretAfter.current = undefined
    if (at !== undefined) input.current?.setSelectionRange(at, at)
  }, [value])
  useLayoutEffect(() => {
    if (!fixed) input.current?.focus({ preventScroll: true })
  }, [fixed])
  const active = focused && !waiting && !fixed ? Math.min(caret, digits - 1) : undefined
  return (
    <div className="cells" data-waiting={waiting} data-fixed={fixed}>
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <div className="cells-ground">
        <Engraving />
        <div className="cells-row" data-digits={digits}>
          {Array.from({ length: digits }, (_, i) => (
            <span key={i} className="cells-cell" data-active={i === active} aria-hidden>
              {value[i]}
            </span>
          ))}
          <input
            ref={input}
            id={id}
            className="cells-input"
            type="text"
            inputMode="numeric"
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            value={value}
            readOnly={fixed}
            aria-invalid={refused || undefined}
            aria-describedby={note === null ? undefined : `${id}-note`}
            onFocus={() => {
              setFocused(true)
            }}
            onBlur={() => {
              setFocused(false)
            }}
            onSelect={({ currentTarget }) => {
              setCaret(currentTarget.selectionStart ?? 0)
            }}
            onPointerUp={({ currentTarget, clientX }) => {
              const { left, width } = currentTarget.getBoundingClientRect()
              const cell = Math.floor(((clientX - left) / width) * digits)
              const at = Math.max(0, Math.min(cell, value.length))
              currentTarget.setSelectionRange(at, at)
            }}
            onBeforeInput={(event) => {
              if (/^[0-9]*$/.test(event.data)) return
              event.preventDefault()
              onRefuse('typed')
            }}
            onChange={({ target }) => {
              const at = target.selectionStart ?? target.value.length
              const next = editDigits({ before: value, after: target.value, caret: at }, digits)
              if (next === undefined) return
              caretAfter.current = at
              onChange(next)
            }}
            onPaste={(event) => {
              event.preventDefault()
              const text = event.clipboardData.getData('text')
              if (fixed || waiting) return
              if (isExactly(text, digits)) onChange(text)
              else onRefuse('pasted')
            }}
            onDrop={(event) => {
              event.preventDefault()
            }}
          />
        </div>
      </div>
      {note === null ? null : (
        <div id={`${id}-note`} className="cells-note">
          {note}
        </div>
      )}
    </div>
  )
}
