/** Each ending by the one name that its words go by. @module */
import type { PageWords } from '../text/page-words.ts'
import type { Ending } from './sign-in-state.ts'

export type EndingName = Exclude<keyof PageWords['signIn']['ended'], 'again' | 'againBusy'>

export function toEndingName(ending: Ending): EndingName {
  return ending.outcome === 'denied' || ending.outcome === 'refused'
    ? ending.reason
    : ending.outcome
}

/** As support reads it. */
export function toEndingCode(ending: Ending): string {
  return ending.outcome === 'denied' || ending.outcome === 'refused'
    ? `${ending.outcome} ${ending.reason}`
    : ending.outcome
}
