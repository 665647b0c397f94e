/** The name that an ending has in the catalogues. @module */
import type { RequestEnd } from '#protocol/prompt-bridge'
import type { WindowWords } from '../text/windows/en.ts'

export type EndName = Exclude<keyof WindowWords['prompt']['ended'], 'next'>

export function toEndName(end: RequestEnd): EndName {
  return end.outcome === 'denied' || end.outcome === 'refused' ? end.reason : end.outcome
}
