/** Asks the relying party, by the routes of the protocol: what comes back is parsed whole or refused. @module */
import { useMemo } from 'react'
import { pageTokenHeader } from '#protocol/sign-in-http'
import { keepPageToken, readPageToken } from './page-token.ts'
import { toProblem, unexpected, unreachable } from './problem.ts'
import type { Problem } from './problem.ts'

export type Reply<T> =
  | { readonly outcome: 'done'; readonly value: T }
  | { readonly outcome: 'refused'; readonly problem: Problem }

/** A shape of the protocol: what is not of it is refused whole. */
interface Shape<T> {
  safeParse(
    value: unknown,
  ): { readonly success: true; readonly data: T } | { readonly success: false }
}

interface Route<Q, A> {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly request: Shape<Q>
  readonly response: Shape<A>
}

export interface RelyingParty {
  ask<Q, A>(
    route: Route<Q, A>,
    request: Q,
    options?: { readonly id?: string; readonly signal?: AbortSignal },
  ): Promise<Reply<A>>
  /** Opens a stream of events; the caller reads it to its end. */
  listen(path: string, signal: AbortSignal): Promise<Reply<ReadableStream<Uint8Array>>>
}

const patienceMs = 15_000

/** The relying party of the tenant in the page's address; `interaction`: of the sign-in that it belongs to. */
export function useRelyingParty(tenant: string, interaction = ''): RelyingParty {
  return useMemo(() => askRelyingParty(tenant, interaction), [tenant, interaction])
}

export function askRelyingParty(tenant: string, interaction = ''): RelyingParty {
  const send = (path: string, options: RequestInit) =>
    sendWith(readPageToken(tenant, interaction), `/${tenant}${path}`, options)
  return {
    async ask(route, request, { id, signal } = {}) {
      const path = route.path.replace(/:u?id/, encodeURIComponent(id ?? ''))
      const limit = AbortSignal.timeout(patienceMs)
      const response = await send(path, {
        method: route.method,
        signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
        ...(route.method === 'GET' ? {} : { body: JSON.stringify(request) }),
      })
      if (response === undefined) return { outcome: 'refused', problem: unreachable }
      const body = await readJson(response)
      if (!response.ok) return { outcome: 'refused', problem: toProblem(body) }
      const parsed = route.response.safeParse(body)
      if (!parsed.success) return { outcome: 'refused', problem: unexpected }
      takePageToken(parsed.data, (token) => {
        keepPageToken(tenant, token, interaction)
      })
      return { outcome: 'done', value: parsed.data }
    },
    async listen(path, signal) {
      const response = await send(path, { method: 'GET', signal })
      if (response === undefined) return { outcome: 'refused', problem: unreachable }
      if (!response.ok) return { outcome: 'refused', problem: toProblem(await readJson(response)) }
      if (response.body === null) return { outcome: 'refused', problem: unexpected }
      return { outcome: 'done', value: response.body }
    },
  }
}

/** No answer, whatever the reason, is `undefined`. */
async function sendWith(
  token: string | undefined,
  path: string,
  options: RequestInit,
): Promise<Response | undefined> {
  try {
    return await fetch(path, {
      ...options,
      headers: {
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { [pageTokenHeader]: token }),
      },
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
    })
  } catch {
    return undefined
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return undefined
  }
}

/** Every answer that moves the browser on may bring a new token. */
function takePageToken(value: unknown, keep: (token: string) => void): void {
  if (typeof value !== 'object' || value === null || !('pageToken' in value)) return
  if (typeof value.pageToken === 'string') keep(value.pageToken)
}
