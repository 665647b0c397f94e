/**
 * Which notifications stand, given which requests wait: one for each new one, none for what is over.
 * @module
 */
import type { NamedRequest } from './tray-words.ts'

export interface NotifiedRequest extends NamedRequest {
  readonly id: string
}

export interface NotificationPlan<Request extends NotifiedRequest> {
  readonly show: readonly Request[]
  readonly withdraw: readonly string[]
  /** Every request that waits and was told of, or came while telling was off: none is told twice. */
  readonly known: ReadonlySet<string>
}

export function planNotifications<Request extends NotifiedRequest>(
  known: ReadonlySet<string>,
  waiting: readonly Request[],
  on: boolean,
): NotificationPlan<Request> {
  const ids = new Set(waiting.map(({ id }) => id))
  return {
    show: on ? waiting.filter(({ id }) => !known.has(id)) : [],
    withdraw: [...known].filter((id) => !on || !ids.has(id)),
    known: ids,
  }
}

/**
 * Linux reads a notification's body as markup, in which a name could draw a link or bold words; the
 * characters that begin it become others of the same look. Titles are plain text everywhere.
 */
export function plainBody(text: string): string {
  return text.replaceAll('&', '＆').replaceAll('<', '‹').replaceAll('>', '›')
}
