/** The event stream of the browser's open request: each change, and a heartbeat, until it ends. @module */
import { type AttemptEvent } from '#protocol/attempt-event'
import { eventsPath } from '#protocol/sign-in-http'
import type { AttemptEvents } from '../doors.ts'
import { RequestRefused } from './http-problems.ts'
import type { BrowserReader } from './route-browser.ts'
import type { EventStream, Route } from './route-table.ts'

const heartbeatMs = 10_000
/** More than any person's tabs; each costs a connection. */
const maxStreams = 512

interface Follower {
  readonly stream: EventStream
  /** The newest waiting event and when it came, by a clock that only grows. */
  last:
    { readonly event: Extract<AttemptEvent, { kind: 'waiting' }>; readonly at: number } | undefined
}

export interface EventRoute {
  readonly route: Route
  /** Ends all streams. */
  close(): void
}

export function createEventRoute(events: AttemptEvents, browsers: BrowserReader): EventRoute {
  const followers = new Set<Follower>()
  const heartbeat = setInterval(() => {
    for (const { stream, last } of followers) {
      if (last === undefined) continue
      const passed = Math.round(performance.now() - last.at)
      const expiresInMs = Math.max(0, last.event.expiresInMs - passed)
      stream.send({ ...last.event, expiresInMs })
    }
  }, heartbeatMs).unref()

  const route: Route = {
    class: 'page',
    method: 'GET',
    path: `/:tenant${eventsPath}`,
    async answer({ request, tenant, query }) {
      if (query !== '') throw new RequestRefused('invalid')
      if (followers.size >= maxStreams)
        return { kind: 'problem', code: 'throttled', retryAfterMs: 5_000 }
      // What comes before the stream stands waits here, and the source may end before it does.
      const early: AttemptEvent[] = []
      let follow = (event: AttemptEvent): void => void early.push(event)
      const watching = await events.watch(tenant, browsers.read(request), (event) => follow(event))
      if (watching.outcome === 'refused') return browsers.answer(watching)
      const unwatch = watching.value
      return {
        kind: 'events',
        start(stream) {
          const follower: Follower = { stream, last: undefined }
          followers.add(follower)
          follow = (event) => {
            stream.send(event)
            if (event.kind === 'waiting') follower.last = { event, at: performance.now() }
            else {
              followers.delete(follower)
              stream.end()
            }
          }
          early.forEach(follow)
          return () => {
            followers.delete(follower)
            unwatch()
          }
        },
      }
    },
  }
  return {
    route,
    close() {
      clearInterval(heartbeat)
      for (const { stream } of followers) stream.end()
    },
  }
}
