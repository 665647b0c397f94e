/** What a person has typed and chosen so far for one request: no time, no bridge, no words. @module */
import type { BridgeProblem } from '#protocol/bridge'
import type { DesktopProblemCode } from '#protocol/desktop-problems'

export type NumberNote = 'incomplete' | 'digits-only' | 'paste-refused'

export interface Answering {
  readonly number: string
  /** Whether the reasons of a denial are shown instead of the number. */
  readonly denying: boolean
  /** Why the field did not take what was given. */
  readonly note?: NumberNote
  /** Why the app did not do what was asked. */
  readonly problem?: BridgeProblem<DesktopProblemCode>
}

export type AnsweringChange =
  | { readonly kind: 'edited'; readonly number: string }
  | { readonly kind: 'refused'; readonly note: NumberNote }
  /** Somebody typed on elsewhere: what came of it is not the person's number. */
  | { readonly kind: 'strayed' }
  | { readonly kind: 'turned'; readonly denying: boolean }
  | { readonly kind: 'asked' }
  | { readonly kind: 'answered'; readonly problem: BridgeProblem<DesktopProblemCode> }

export const untouched: Answering = { number: '', denying: false }

export function reduceAnswering(current: Answering, change: AnsweringChange): Answering {
  const { number, denying } = current
  switch (change.kind) {
    case 'edited':
      return { number: change.number, denying }
    case 'refused':
      return { number, denying, note: change.note }
    case 'strayed':
      return { number: '', denying, note: 'digits-only' }
    case 'turned':
      return { number, denying: change.denying }
    case 'asked':
      return { number, denying }
    case 'answered':
      return { number, denying: false, problem: change.problem }
    default: {
      const never: never = change
      return never
    }
  }
}
