/** What each part of the console is given. @module */
import type { ConsoleRight } from '#protocol/console-http'
import { addressOf, type SectionName } from './section.ts'

export interface ViewProps {
  readonly rights: readonly ConsoleRight[]
  /** The id of what is open beside the list; empty for none. */
  readonly open: string
}

/** Opens a row, or closes what is open. The browser's own back undoes it. */
export function show(section: SectionName, open: string): void {
  location.hash = addressOf({ section, open })
}
