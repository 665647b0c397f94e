/** The route of devices without sockets: each request carries frames in, and what is said meanwhile out. @module */
import { parseShape } from '#protocol/canonical'
import { poll, pollingPath } from '#protocol/polling'
import { RequestRefused } from './http-problems.ts'
import { busyForMs, type RealtimeSockets } from './realtime-sockets.ts'
import type { Route } from './route-table.ts'

export function createPollingRoute(sockets: Pick<RealtimeSockets, 'poll'>): Route {
  return {
    class: 'device',
    method: 'POST',
    path: pollingPath,
    async answer({ request, query, body }) {
      if (query !== '') throw new RequestRefused('invalid')
      const polled = await sockets.poll(request, parseShape(body, poll.request).frames)
      if (polled === undefined) {
        return { kind: 'problem', code: 'throttled', retryAfterMs: busyForMs }
      }
      const { frames, isLast } = polled
      const headers = isLast ? { Connection: 'close' } : {}
      return { kind: 'json', value: { frames }, headers }
    },
  }
}
