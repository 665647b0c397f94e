/** What a PIN may be, and the one form in which it is hashed. @module */
import { fromUtf8, utf8 } from '#protocol/bytes'
import { blockedPins } from './pin-block-list.ts'
import { Secret } from './secret.ts'

export const shortestPin = 6
export const longestPin = 128
/** UTF-8 takes at most four bytes a character, and normalising may lengthen. Longer input is not looked at. */
const maxPinBytes = 1024

export type PinFault = 'pin-too-short' | 'pin-too-long' | 'pin-too-common'

/**
 * A copy of the PIN in the one form that is hashed: NFKC, so that two keyboards give the same PIN
 * (NIST SP 800-63B-4, section 3.1.1.2). `undefined` where it is not text, or too long to be a PIN.
 */
export function normalisePin(pin: Secret): Secret | undefined {
  const bytes = pin.expose()
  if (bytes.length > maxPinBytes) return undefined
  if (bytes.every((byte) => byte >= 0x20 && byte < 0x7f)) return pin.copy()
  const text = decode(pin)
  return text === undefined ? undefined : new Secret(utf8(text.normalize('NFKC')))
}

/** Why a normalised PIN may not be set, if it may not. */
export function findPinFault(pin: Secret): PinFault | undefined {
  const characters = Array.from(fromUtf8(pin.expose()).toLowerCase())
  if (characters.length < shortestPin) return 'pin-too-short'
  if (characters.length > longestPin) return 'pin-too-long'
  const common = blockedPins.has(characters.join('')) || isRun(characters) || isRepeated(characters)
  return common ? 'pin-too-common' : undefined
}

/** `345678`, `987654`, `abcdef`; the nought may follow the nine. */
function isRun(characters: readonly string[]): boolean {
  const codes = characters.map((character) => character.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, i) => code - (codes[i] ?? 0))
  const wraps = (step: number) => (step === -9 ? 1 : step === 9 ? -1 : step)
  const first = wraps(steps[0] ?? 0)
  return (first === 1 || first === -1) && steps.every((step) => wraps(step) === first)
}

/** One, two or three characters over and over: `111111`, `454545`, `123123`. */
function isRepeated(characters: readonly string[]): boolean {
  return [1, 2, 3].some((period) =>
    characters.every((character, i) => i < period || character === characters[i - period]),
  )
}

function decode(pin: Secret): string | undefined {
  try {
    return fromUtf8(pin.expose())
  } catch {
    return undefined
  }
}
