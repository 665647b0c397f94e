/** The body of a request: limited, UTF-8, JSON. @module */
import type { IncomingMessage } from 'node:http'
import { fromUtf8 } from '#protocol/bytes'
import { maxBodyBytes } from '#protocol/http'
import { RequestRefused } from './http-problems.ts'

/** The request ended before its body did: there is nobody to answer. */
export class RequestGone extends Error {
  override readonly name = 'RequestGone'
}

/** The JSON that was sent, or undefined for no body. Throws `RequestRefused`, `ProtocolError` or `RequestGone`. */
export async function readJson(
  request: IncomingMessage,
  limit: number = maxBodyBytes,
): Promise<unknown> {
  const bytes = await readBytes(request, limit)
  return bytes.length === 0 ? undefined : parse(fromUtf8(bytes))
}

/** The form that was posted; undefined where the body is something else, which is drained. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const { 'content-type': type, 'content-encoding': encoding } = request.headers
  if (encoding !== undefined) throw new RequestRefused('media-refused')
  const bytes = await readBytes(request, maxBodyBytes)
  const isForm = /^application\/x-www-form-urlencoded(?:;|$)/i.test(type ?? '')
  return isForm ? new URLSearchParams(fromUtf8(bytes)) : undefined
}

async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    throw new RequestRefused('too-long')
  }
  const chunks: Buffer[] = []
  let length = 0
  try {
    // Not destroyed when we stop early: the refusal still has to be sent.
    const body: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false })
    for await (const chunk of body) {
      length += chunk.length
      if (length > limit) throw new RequestRefused('too-long')
      chunks.push(chunk)
    }
  } catch (cause) {
    if (cause instanceof RequestRefused) throw cause
    throw new RequestGone('', { cause })
  }
  return Buffer.concat(chunks)
}

function parse(text: string): unknown {
  try {
    // An own `__proto__` would be lost, or worse, in any copy.
    return JSON.parse(text, (name: string, value: unknown) => {
      if (name === '__proto__') throw new RequestRefused('invalid')
      return value
    })
  } catch (cause) {
    if (cause instanceof RequestRefused) throw cause
    // A SyntaxError quotes what it read; deep nesting ends as a RangeError.
    throw new RequestRefused('invalid')
  }
}
