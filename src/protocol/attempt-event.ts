/** What a page hears of the request that it waits for. @module */
import * as z from 'zod/mini'
import { verdict } from './verdict.ts'

const milliseconds = z.int().check(z.minimum(0))

/** Lines of the event stream (`text/event-stream`, each `data:` one of these as JSON). */
export const attemptEvent = z.discriminatedUnion('kind', [
  /** Still open; also sent as a heartbeat. `delivered`: a device has the request. */
  z.strictObject({
    kind: z.literal('waiting'),
    expiresInMs: milliseconds,
    delivered: z.boolean(),
  }),
  /** Over. After `approved` the page asks `complete` for its session. */
  z.strictObject({ kind: z.literal('ended'), verdict }),
])
export type AttemptEvent = z.infer<typeof attemptEvent>
