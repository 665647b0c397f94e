/** What an application cannot be, as a sentence. @module */
import type { ApplicationRefusal } from '#protocol/console-applications-http'
import type { ConsoleWords } from '../../text/console/en.ts'

/** `addresses`: what was sent of the place that is wrong, in order. */
export function sayRefusal(
  why: ApplicationRefusal,
  words: ConsoleWords['applications'],
  addresses: readonly string[],
): string {
  switch (why.code) {
    case 'address':
      return words.wrong(addresses[why.at] ?? '', words.why[why.why])
    case 'may-not-grant':
      return words.mayNotGrant
    case 'too-many-secrets':
      return words.tooManySecrets
  }
}
