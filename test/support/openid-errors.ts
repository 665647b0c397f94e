/** What a refusal of OpenID looks like, as programs read it. @module */
import { expect } from 'vitest'
import { type Cause, numbers } from '../../src/main/relying-party/oidc/errors/causes.ts'
import { english } from '../../src/main/relying-party/oidc/errors/words.ts'
import type { Landed } from './openid-browser.ts'
import type { TokenAnswer } from './openid-world.ts'

export function expectEnvelope({ body }: TokenAnswer, cause: Cause, error: string): void {
  const number = numbers[cause]
  expect(body).toMatchObject({ error, error_codes: [number] })
  const { error_description: description, timestamp, trace_id: trace } = body
  expect(timestamp).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/)
  expect(trace).toMatch(/^[0-9a-f-]{36}$/)
  expect(description).toBe(
    [
      `AADSTS${String(number)}: ${english[cause][0]}`,
      `Trace ID: ${String(trace)}`,
      `Correlation ID: ${String(body['correlation_id'])}`,
      `Timestamp: ${String(timestamp)}`,
    ].join('\r\n'),
  )
  expect(body['error_uri']).toMatch(new RegExp(`/oauth2/v2\\.0/error/${String(number)}$`))
}

export function answerOf({ status, text }: Landed): TokenAnswer {
  return { status, body: JSON.parse(text) as Record<string, unknown> }
}
