/** Writes an answer onto the wire, with the headers that every answer of its kind bears. @module */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { maxBodyBytes } from '#protocol/http'
import { type Problem, toProblem } from './http-problems.ts'
import type { Answer, EventStream, Headers } from './route-table.ts'

/** Readers that fall this far behind are let go. */
const maxUnsentBytes = 262_144

/** On everything: nothing is guessed, framed, embedded or told to others. */
export const always: Headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
}
export const notDocument: Headers = {
  ...always,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
}

export function writeAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
): void {
  switch (answer.kind) {
    case 'json':
      write(request, response, answer.status ?? 200, JSON.stringify(answer.value), {
        ...notDocument,
        'Content-Type': 'application/json',
        ...answer.headers,
      })
      return
    case 'nothing':
      write(request, response, 204, '', { ...notDocument, ...answer.headers })
      return
    case 'problem': {
      const { code, retryAfterMs, pointer, mistake } = answer
      const problem = toProblem(code, retryAfterMs === undefined ? {} : { retryAfterMs })
      const where = pointer === undefined ? {} : { pointer, mistake }
      const body = { ...problem.body, ...where }
      writeProblem(request, response, { ...problem, body }, answer.headers)
      return
    }
    case 'bytes':
      write(request, response, answer.status ?? 200, answer.bytes, {
        ...always,
        ...answer.headers,
      })
      return
    case 'redirect':
      write(request, response, 302, '', { ...notDocument, Location: answer.to })
      return
    case 'handed-over':
      answer.to(response)
      return
    case 'events':
      openStream(response, answer.start)
      return
    default: {
      const unknown: never = answer
      throw new TypeError(`no such answer: ${String(unknown)}`)
    }
  }
}

export function writeProblem(
  request: IncomingMessage,
  response: ServerResponse,
  problem: Problem,
  headers: Headers = {},
): void {
  write(request, response, problem.body.status, JSON.stringify(problem.body), {
    ...notDocument,
    'Content-Type': 'application/problem+json',
    ...problem.headers,
    ...headers,
  })
}

function write(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: string | Uint8Array,
  headers: Headers,
): void {
  if (response.headersSent || response.destroyed) return
  response.writeHead(status, {
    ...toOutgoing(headers),
    // RFC 9110, section 8.6: not with 204.
    ...(status === 204 ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }),
    ...(isWorthReading(request) ? {} : { Connection: 'close' }),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
  // What is left of a body that was not wanted is drained, within the request's own time.
  if (!request.complete) request.resume()
}

/** Whether the connection can go on after what is left of the body. */
function isWorthReading({ complete, headers }: IncomingMessage): boolean {
  if (complete) return true
  const { 'content-length': length, 'transfer-encoding': encoding } = headers
  return encoding === undefined && Number(length ?? 0) <= maxBodyBytes
}

function openStream(response: ServerResponse, start: (stream: EventStream) => () => void): void {
  response.writeHead(200, {
    ...toOutgoing(notDocument),
    'Content-Type': 'text/event-stream; charset=utf-8',
  })
  response.flushHeaders()
  let ended = false
  const stop = start({
    send(event) {
      if (ended) return
      response.write(`data: ${JSON.stringify(event)}\n\n`)
      if (response.writableLength > maxUnsentBytes) response.destroy()
    },
    end() {
      if (ended) return
      ended = true
      response.end()
    },
  })
  const left = (): void => {
    ended = true
    stop()
  }
  // The reader may be gone before there was anything to read.
  if (response.destroyed) left()
  else response.once('close', left)
}

function toOutgoing(headers: Headers): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : [...value],
    ]),
  )
}
