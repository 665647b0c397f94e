/** The event stream tells each change at once, and ends with the request or its reader. @module */
import { once } from 'node:events'
import { request } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import type { AttemptEvents } from '../../../src/main/relying-party/doors'
import type { AttemptEvent } from '../../../src/protocol/attempt-event'
import { startDoors } from '../../support/open-doors'
import { ask, type Target } from '../../support/plain-requests'

const waiting: AttemptEvent = { kind: 'waiting', expiresInMs: 60_000, delivered: false }
const ended: AttemptEvent = { kind: 'ended', verdict: { outcome: 'approved' } }

/** Attempts of which the test decides what happens. */
function someAttempts() {
  const listeners = new Set<(event: AttemptEvent) => void>()
  const events: AttemptEvents = {
    watch(_tenant, _browser, listener) {
      listeners.add(listener)
      listener(waiting)
      return Promise.resolve({ outcome: 'done', value: () => void listeners.delete(listener) })
    },
  }
  return {
    events,
    listeners,
    tell: (event: AttemptEvent) => listeners.forEach((each) => each(event)),
  }
}

async function openStream({ port, ca }: Target): Promise<IncomingMessage> {
  const headers = { Host: `localhost:${port}` }
  const asked = request({
    host: 'localhost',
    port,
    ca,
    path: '/contoso.com/sign-in/events',
    headers,
    agent: false,
  }).end()
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  return response.setEncoding('utf8')
}

async function nextText(response: IncomingMessage): Promise<string> {
  const [text] = (await once(response, 'data')) as [string]
  return text
}

test('each change is one line at once, and the last one ends the stream', async () => {
  const attempts = someAttempts()
  await using doors = await startDoors({ events: attempts.events })
  const stream = await openStream(doors)
  expect(stream.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  })
  expect(await nextText(stream)).toBe(`data: ${JSON.stringify(waiting)}\n\n`)
  const delivered = { ...waiting, delivered: true }
  attempts.tell(delivered)
  expect(await nextText(stream)).toBe(`data: ${JSON.stringify(delivered)}\n\n`)
  const rest = nextText(stream)
  const end = once(stream, 'end')
  attempts.tell(ended)
  expect(await rest).toBe(`data: ${JSON.stringify(ended)}\n\n`)
  await end
  expect(attempts.listeners.size).toBe(0)
})

test('a reader that leaves is watched for no longer', async () => {
  const attempts = someAttempts()
  await using doors = await startDoors({ events: attempts.events })
  const stream = await openStream(doors)
  await nextText(stream)
  expect(attempts.listeners.size).toBe(1)
  stream.destroy()
  while (attempts.listeners.size > 0) await new Promise((resolve) => setImmediate(resolve))
})

test('a request that is none has no stream', async () => {
  await using doors = await startDoors({
    events: { watch: () => Promise.resolve({ outcome: 'refused', code: 'session-missing' }) },
  })
  const { status, headers } = await ask(doors, { path: '/contoso.com/sign-in/events' })
  expect([status, headers['content-type']]).toEqual([403, 'application/problem+json'])
})

test('streams end when the relying party does', async () => {
  const attempts = someAttempts()
  const doors = await startDoors({ events: attempts.events })
  const stream = await openStream(doors)
  await nextText(stream)
  const end = once(stream.resume(), 'end')
  await doors[Symbol.asyncDispose]()
  await end
})
