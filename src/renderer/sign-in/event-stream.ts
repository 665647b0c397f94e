/** Reads the events of an open request out of a `text/event-stream`. @module */
import { attemptEvent } from '#protocol/attempt-event'
import type { AttemptEvent } from '#protocol/attempt-event'

const maxPendingLength = 16_384

/** Whole events as they come; ends with the stream, throws at anything that is none. */
export async function* readAttemptEvents(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<AttemptEvent> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let pending = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      pending += decoder.decode(value, { stream: true })
      const lines = pending.split(/\r\n|\n|\r/)
      pending = lines.pop() ?? ''
      if (pending.length > maxPendingLength) throw new RangeError('A line without an end.')
      for (const line of lines) {
        if (line.startsWith('data:')) yield attemptEvent.parse(JSON.parse(line.slice(5)))
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
