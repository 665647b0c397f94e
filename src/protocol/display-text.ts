/** What text that somebody else chose may contain before it is shown to a person. @module */

// Controls, format characters (bidi, zero-width, tags, soft hyphen), line and paragraph separators,
// private use, unassigned, surrogates, and the invisible fillers and blanks that Unicode counts as letters or symbols.
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0\u180B-\u180F\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u
const MANY_MARKS = /\p{M}{3,}/u
const OTHER_SPACE = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/
const OUTER_SPACE = /^ | $| {2}/

/** Whether `text` shows all that it contains, on one line, without reaching over its neighbours. */
export function isDisplayText(text: string): boolean {
  return ![HIDDEN, MANY_MARKS, OTHER_SPACE, OUTER_SPACE].some((pattern) => pattern.test(text))
}

/**
 * The nearest text to `text` that `isDisplayText` accepts, at most `max` UTF-16 units, in NFC;
 * empty where nothing visible is left.
 */
export function toDisplayText(text: string, max: number): string {
  const visible = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+/gu, ' ')
    .replace(new RegExp(HIDDEN, 'gu'), '')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .replace(/ {2,}/g, ' ')
    .trim()
  if (visible.length <= max) return visible
  // Cut between characters, and say that something was cut.
  let cut = ''
  for (const character of visible) {
    if (cut.length + character.length > max - 1) break
    cut += character
  }
  return `${cut.trimEnd()}…`
}
