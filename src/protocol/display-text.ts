/** What text that somebody else chose may contain before it is shown to a person. @module */

// Controls, format characters (bidi, zero-width, tags, soft hyphen), line and paragraph separators, private use,
// surrogates, all that Unicode calls ignorable by default, and three symbols and marks without ink.
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800\u{1D159}\u{16FE4}]/u
const MANY_MARKS = /\p{M}{3,}/u
/** A mark with nothing of its own to stand on would be drawn over what the page put before the text. */
const LOOSE_MARK = /(?:^| )\p{M}/u
const OTHER_SPACE = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/
const OUTER_SPACE = /^ | $| {2}/

const REFUSED = [HIDDEN, MANY_MARKS, LOOSE_MARK, OTHER_SPACE, OUTER_SPACE]

/** Whether `text` shows all that it contains, on one line, without reaching over its neighbours. */
export function isDisplayText(text: string): boolean {
  return !REFUSED.some((pattern) => pattern.test(text))
}

/**
 * The nearest text to `text` that `isDisplayText` accepts, at most `max` UTF-16 units;
 * empty where nothing visible is left. It also removes what this program's Unicode does not know (`Cn`), which
 * `isDisplayText` lets pass: so an older signer never sends what a newer device refuses, nor the other way round.
 */
export function toDisplayText(text: string, max: number): string {
  const visible = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+/gu, ' ')
    .replace(new RegExp(`${HIDDEN.source}|\\p{Cn}`, 'gu'), '')
    .normalize('NFC')
    .replace(/(^| )[\p{M} ]+/gu, '$1')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
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
