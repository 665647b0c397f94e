/** A refusal as Entra writes it: the number and our sentence, with ids by which the log is found. @module */
import { randomUUID } from 'node:crypto'
import { type Cause, numbers } from './causes.ts'
import { english } from './words.ts'

export interface Told {
  readonly cause: Cause
  readonly traceId: string
  readonly correlationId: string
  readonly at: number
}

export interface ErrorBody {
  readonly error: string
  readonly error_description: string
  readonly error_codes: readonly number[]
  /** `yyyy-MM-dd HH:mm:ssZ`. */
  readonly timestamp: string
  readonly trace_id: string
  readonly correlation_id: string
  readonly error_uri: string
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** `given`: what the client called its request; anything but a UUID is not repeated. */
export function toTold(cause: Cause, at: number, given: unknown): Told {
  const isOwn = typeof given !== 'string' || !uuid.test(given)
  return {
    ...{ cause, at, traceId: randomUUID() },
    correlationId: isOwn ? randomUUID() : given.toLowerCase(),
  }
}

export function timestampOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}Z`
}

export function descriptionOf(told: Told): string {
  const [happened] = english[told.cause]
  return [
    `AADSTS${String(numbers[told.cause])}: ${happened}`,
    `Trace ID: ${told.traceId}`,
    `Correlation ID: ${told.correlationId}`,
    `Timestamp: ${timestampOf(told.at)}`,
  ].join('\r\n')
}

/** `base`: the tenant's own address, where each number is explained. */
export function toErrorBody(error: string, told: Told, base: string): ErrorBody {
  const number = numbers[told.cause]
  return {
    error,
    error_description: descriptionOf(told),
    error_codes: [number],
    timestamp: timestampOf(told.at),
    trace_id: told.traceId,
    correlation_id: told.correlationId,
    error_uri: `${base}/oauth2/v2.0/error/${String(number)}`,
  }
}
