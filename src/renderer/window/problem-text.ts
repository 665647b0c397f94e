/** A problem's sentence, with the facts that it needs. @module */
import type { BridgeProblem } from '#protocol/bridge'
import type { DesktopProblemCode } from '#protocol/desktop-problems'
import type { WindowWords } from '../text/windows/en.ts'

/** `facts`: `seconds`, `triesLeft` or `port`, by code. */
export function problemText(
  { code, facts }: BridgeProblem<DesktopProblemCode>,
  words: WindowWords,
): string {
  switch (code) {
    case 'throttled':
    case 'pin-too-soon':
      return words.problems[code](Number(facts?.['seconds'] ?? 1))
    case 'pin-wrong':
      return words.problems[code](Number(facts?.['triesLeft'] ?? 1))
    case 'port-taken':
      return words.problems[code](Number(facts?.['port'] ?? 0))
    default:
      return words.problems[code]
  }
}
