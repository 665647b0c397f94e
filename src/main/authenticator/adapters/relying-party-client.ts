/** Asks a relying party over HTTPS that trusts one certificate only; no redirects, no cookies, no other host. @module */
import type { IncomingMessage } from 'node:http'
import { Agent, request as httpsRequest } from 'node:https'
import type { z } from 'zod'
import { parseShape } from '#protocol/canonical'
import { deviceProblemCode, deviceRoutes, type DeviceRoute } from '#protocol/device-http'
import { maxBodyBytes, problemBody } from '#protocol/http'
import type { Answer, PinnedOrigin, RelyingPartyClient } from '../ports.ts'
import { toLoopback, toTrustAnchor, toUnreachable } from './loopback.ts'

export interface Reply {
  readonly status: number
  readonly type: string
  readonly retryAfterMs: number | undefined
  readonly body: string
  /** The other side ends the connection with it. */
  readonly isLast: boolean
}

export function createRelyingPartyClient({ timeoutMs = 10_000 } = {}): RelyingPartyClient {
  return {
    async ask(at, route, body) {
      let reply: Reply
      try {
        reply = await post(at, deviceRoutes[route].path, JSON.stringify(body), timeoutMs)
      } catch (error) {
        return { outcome: 'unreachable', reason: toUnreachable(error) }
      }
      return judge(route, reply)
    },
  }
}

async function post(
  at: PinnedOrigin,
  path: string,
  body: string,
  timeoutMs: number,
): Promise<Reply> {
  const bytes = Buffer.from(body)
  // A connection of its own for each question: none that an earlier check has judged is used again.
  const agent = new Agent({ keepAlive: false, maxCachedSessions: 0 })
  const request = httpsRequest({
    ...toLoopback(at.origin),
    ca: [toTrustAnchor(at.certificate)],
    agent,
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', 'content-length': bytes.length },
    signal: AbortSignal.timeout(timeoutMs),
    maxHeaderSize: 8192,
  })
  return new Promise((resolve, reject) => {
    request.once('error', reject)
    request.once('response', (response) => {
      readReply(response).then(resolve, (cause: unknown) => {
        request.destroy()
        reject(new Error('the answer broke off', { cause }))
      })
    })
    request.end(bytes)
  })
}

/** The whole answer; throws where it is too long or breaks off. */
export async function readReply(response: IncomingMessage): Promise<Reply> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of response) {
    const bytes = chunk as Buffer
    length += bytes.length
    if (length > maxBodyBytes) throw new Error('the answer is too long')
    chunks.push(bytes)
  }
  return {
    status: response.statusCode ?? 0,
    type: response.headers['content-type'] ?? '',
    retryAfterMs: toRetryAfterMs(response.headers['retry-after']),
    body: Buffer.concat(chunks).toString('utf8'),
    isLast: response.headers.connection === 'close',
  }
}

function judge<R extends DeviceRoute>(route: R, reply: Reply): Answer<ResponseOf<R>> {
  try {
    if (reply.status === 200 && reply.type.startsWith('application/json')) {
      const schema = deviceRoutes[route].response
      return { outcome: 'done', value: parseShape(JSON.parse(reply.body), schema) as ResponseOf<R> }
    }
    if (reply.status >= 400 && reply.type.startsWith('application/problem+json')) {
      const problem = parseShape(JSON.parse(reply.body), problemBody)
      const code = deviceProblemCode.safeParse(problem.code)
      const retryAfterMs = problem.retryAfterMs ?? reply.retryAfterMs
      if (code.success) {
        const wait = retryAfterMs === undefined ? {} : { retryAfterMs }
        return { outcome: 'refused', code: code.data, ...wait }
      }
    }
  } catch {
    return { outcome: 'unreachable', reason: 'unclear' }
  }
  return { outcome: 'unreachable', reason: reply.status === 503 ? 'busy' : 'unclear' }
}

type ResponseOf<R extends DeviceRoute> = z.infer<(typeof deviceRoutes)[R]['response']>

/** `Retry-After` in seconds (RFC 9110, section 10.2.3); its date form is not used between these two. */
export function toRetryAfterMs(header: string | undefined): number | undefined {
  return header !== undefined && /^[0-9]{1,5}$/.test(header) ? Number(header) * 1000 : undefined
}
