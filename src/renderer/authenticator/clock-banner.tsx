/** That this computer's clock is far from a relying party's, while it is. @module */
import type { ClockDifference } from '#protocol/authenticator-state'
import { toRoughDuration } from '#protocol/rough-duration'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Note } from '../ui/note.tsx'

export function ClockBanner({ of: { origin, aheadMs } }: { readonly of: ClockDifference }) {
  const { words, language } = useWindowWords()
  const { ahead, behind } = words.authenticator.clock
  const length = toRoughDuration(Math.abs(aheadMs), language)
  return <Note kind="warning">{(aheadMs > 0 ? ahead : behind)(length, new URL(origin).host)}</Note>
}
