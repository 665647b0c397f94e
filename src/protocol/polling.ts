/** The device's connection where there are no sockets: the same frames, as texts in the bodies of requests. @module */
import * as z from 'zod/mini'
import { maxFrameBytes } from './frames.ts'
import { maxBodyBytes } from './http.ts'

/** `POST`, on the one TLS connection whose exporter is in the proofs. */
export const pollingPath = '/device/poll'
/** So long a request waits for something to be said, before the answer says nothing. */
export const holdMs = 1000
const maxFrames = 16

const batch = z.strictObject({
  frames: z.array(z.string().check(z.maxLength(maxFrameBytes))).check(z.maxLength(maxFrames)),
})

/** Frames in order, each the text that it would be on a socket; there may be none. */
export const poll = { request: batch, response: batch } as const
export type PolledFrames = z.infer<typeof batch>

/** Takes from the head of `waiting` what one body can carry. */
export function takeBatch(waiting: string[]): string[] {
  let length = '{"frames":[]}'.length
  let count = 0
  for (const text of waiting.slice(0, maxFrames)) {
    // Of ASCII, so the characters are the bytes.
    length += JSON.stringify(text).length + 1
    if (length > maxBodyBytes) break
    count++
  }
  return waiting.splice(0, count)
}
