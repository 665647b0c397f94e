/** Our mark: a stamp that was signed, and signed again beside it. @module */
import './mark.css'

export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" fill="none" strokeLinecap="round" aria-hidden>
      <path d="M27.6 10.4A13 13 0 1 0 28.9 17.5" stroke="currentColor" strokeWidth="2.5" />
      <path
        d="M9 16.5l4.5 4.5L22 11"
        stroke="currentColor"
        strokeWidth="2.5"
        strokeLinejoin="round"
      />
      <path
        d="M18.5 19.5L20 21L30 9.5"
        stroke="var(--accent)"
        strokeWidth="2.5"
        strokeLinejoin="round"
      />
    </svg>
  )
}
