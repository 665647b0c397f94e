/** A tile with the initials of an organization or person. @module */
import './initials.css'

export function Initials({ of: name }: { readonly of: string }) {
  return (
    <span className="initials" aria-hidden>
      {toInitials(name)}
    </span>
  )
}

/** The first letters of the first two words, else the first two letters. */
export function toInitials(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? []
  const letters =
    words.length > 1
      ? words.slice(0, 2).map((word) => Array.from(word)[0] ?? '')
      : Array.from(words[0] ?? '').slice(0, 2)
  return letters.join('').toLocaleUpperCase()
}
