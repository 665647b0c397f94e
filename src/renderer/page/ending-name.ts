/** Each ending by the one name that its words go by. @module */
import type { Verdict } from '#protocol/verdict'
import type { PageWords } from '../text/en/page-words.ts'

type Ending = Exclude<Verdict, { readonly outcome: 'approved' }>

export type EndingName = Exclude<keyof PageWords['signIn']['ended'], 'again' | 'againBusy'>

/** `isFromElsewhere`: the answer came, or may have come, from a network that the tenant does not take. */
export function toEndingName(ending: Ending, isFromElsewhere = false): EndingName {
  if (ending.outcome !== 'denied' && ending.outcome !== 'refused') return ending.outcome
  return ending.reason === 'policy' && isFromElsewhere ? 'other-network' : ending.reason
}

/** As support reads it. */
export function toEndingCode(ending: Ending): string {
  return ending.outcome === 'denied' || ending.outcome === 'refused'
    ? `${ending.outcome} ${ending.reason}`
    : ending.outcome
}
