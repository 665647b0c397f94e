/** A refusal of what no tenant's provider answers: the same envelope, the same page, and a line in the log. @module */
import type { Elsewhere } from '../../adapters/route-any-tenant.ts'
import type { Needs } from '../../needs.ts'
import { toDocument } from '../pages.ts'
import { type Cause, causeOfNumber, numbers } from './causes.ts'
import { toErrorBody, toTold } from './envelope.ts'
import { describeError } from './error-page.ts'

export interface RefusedAs {
  readonly cause: Cause
  /** The standard's name for it. */
  readonly error: string
  readonly status?: number
  /** Under which the log tells more of a fault. */
  readonly reference?: string
}

export interface AskedBy {
  readonly route: string
  readonly clientId: string
  /** What the client called its request. */
  readonly requestId: unknown
  readonly language: string | undefined
  /** A person reads the answer. */
  readonly isRead: boolean
}

export function createRefusals({
  identity,
  clock,
  log,
}: Pick<Needs, 'identity' | 'clock' | 'log'>) {
  return {
    refuse(asked: AskedBy, { cause, error, status = 400, reference }: RefusedAs): Elsewhere {
      const told = toTold(cause, clock.now(), asked.requestId)
      log.write(cause === 'internal' ? 'error' : 'info', 'openid-refused', {
        ...{ tenant: '', route: asked.route, cause, code: numbers[cause] },
        ...{ client: asked.clientId, trace: told.traceId, correlation: told.correlationId },
        ...(reference === undefined ? {} : { reference }),
      })
      if (!asked.isRead) {
        const value = toErrorBody(error, told, `${identity.origin}/common`)
        return { outcome: 'json', status, value }
      }
      const shown = toDocument(describeError(toLanguage(asked.language), told))
      return { outcome: 'page', status, ...shown }
    },
    /** The page of a number, as the envelope leads to it. */
    explain(path: string, language: string | undefined): Elsewhere | undefined {
      const cause = causeOfNumber(Number(/^\/oauth2\/v2\.0\/error\/([0-9]{4,8})$/.exec(path)?.[1]))
      if (cause === undefined) return undefined
      const shown = toDocument(describeError(toLanguage(language), { cause }))
      return { outcome: 'page', status: 200, ...shown }
    },
  }
}

export function toLanguage(accepted: string | undefined): 'en' | 'nl' {
  return /^\s*nl\b/i.test(accepted ?? '') ? 'nl' : 'en'
}
