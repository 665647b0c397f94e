/** What a page knows of a refusal, wherever it came from. @module */
import { pageProblemBody, pageProblemCode } from '#protocol/page-problems'
import type { PageProblemCode } from '#protocol/page-problems'

export interface Problem {
  /** `unreachable`: no answer came. `unexpected`: one that this page does not understand. `cookies-off`: by the browser. */
  readonly code: PageProblemCode | 'unreachable' | 'unexpected' | 'cookies-off'
  readonly retryAfterMs?: number
  /** For support: as the server said it. */
  readonly said?: string
}

export const unreachable: Problem = { code: 'unreachable' }
export const unexpected: Problem = { code: 'unexpected' }

export function toProblem(body: unknown): Problem {
  const parsed = pageProblemBody.safeParse(body)
  if (!parsed.success) return unexpected
  const { code, reference, retryAfterMs } = parsed.data
  const known = pageProblemCode.safeParse(code)
  return {
    code: known.success ? known.data : 'unexpected',
    said: reference === undefined ? code : `${code} ${reference}`,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }
}
