/** The spans of time that the logs are looked at by, and how they are cut for a chart. @module */

const hour = 3_600_000
const day = 24 * hour

const spans = {
  day: { lengthMs: day, stepMs: hour },
  week: { lengthMs: 7 * day, stepMs: 6 * hour },
  month: { lengthMs: 30 * day, stepMs: day },
} as const
export type SpanName = keyof typeof spans
export const spanNames = Object.keys(spans) as SpanName[]

export interface Span {
  readonly since: number
  readonly until: number
  readonly stepMs: number
}

/** Ends with the step that `now` (epoch ms) is in, so that the newest column grows. */
export function spanOf(name: SpanName, now: number): Span {
  const { lengthMs, stepMs } = spans[name]
  const until = (Math.floor(now / stepMs) + 1) * stepMs
  return { since: until - lengthMs, until, stepMs }
}
