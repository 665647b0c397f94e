/** What a request is told that never came to a provider: too long, not a form, of no tenant. @module */
import type { ProblemCode } from '#protocol/http'
import type { RefuseBefore, RefusedBefore } from '../../adapters/route-openid-errors.ts'
import type { Needs } from '../../needs.ts'
import { createRefusals, type RefusedAs } from './without-tenant.ts'

const malformed = { cause: 'request-malformed', error: 'invalid_request' } as const

const said: { readonly [C in ProblemCode]?: RefusedAs } = {
  'too-long': { ...malformed, status: 413 },
  'media-refused': { ...malformed, status: 415 },
  invalid: malformed,
  'method-refused': { cause: 'method-refused', error: 'invalid_request', status: 405 },
  'tenant-unknown': { cause: 'tenant-unknown', error: 'invalid_tenant' },
  'not-stored': { cause: 'unavailable', error: 'temporarily_unavailable', status: 503 },
  internal: { cause: 'internal', error: 'server_error', status: 500 },
}

/** What a browser shows to a person. */
const shown = new Set(['authorize', 'logout', 'confirm', 'deviceauth', 'devicelogin'])

export function createRefuseBefore(needs: Pick<Needs, 'identity' | 'clock' | 'log'>): RefuseBefore {
  const refusals = createRefusals(needs)
  return (refused) => {
    const as = asOf(refused)
    if (as === undefined) return undefined
    const { path, language, requestId, reference } = refused
    const route = path.slice(path.lastIndexOf('/') + 1)
    const asked = { route, clientId: '', requestId, language, isRead: shown.has(route) }
    return refusals.refuse(asked, { ...as, ...(reference === undefined ? {} : { reference }) })
  }
}

function asOf({ code, isAddressLong }: RefusedBefore): RefusedAs | undefined {
  if (code !== 'route-unknown') return said[code]
  if (!isAddressLong) return undefined
  return { cause: 'address-too-long', error: 'invalid_request', status: 414 }
}
