/** Back-channel logout: what is posted to applications, and how that may go. @module */
import type { Configuration, Provider } from 'oidc-provider'
import type { Needs } from '../needs.ts'

const withinMs = 5_000
const tries = 2

/**
 * To the registered address alone: plain HTTP only where it is this machine's own, nothing followed. Applications
 * under development stand on this machine, so addresses of it are not refused, as the library would.
 */
export const postToApplication: NonNullable<Configuration['fetch']> = async (address, asked) => {
  const url = new URL(address)
  if (!mayBePosted(url)) throw new TypeError('neither https nor of this machine')
  const { method = 'GET', headers, body } = asked as RequestInit
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fetch(url, {
        ...{ method, redirect: 'manual', signal: AbortSignal.timeout(withinMs) },
        ...(headers === undefined ? {} : { headers }),
        ...(body === undefined || body === null ? {} : { body }),
      })
    } catch (error) {
      const isOver = error instanceof Error && error.name === 'TimeoutError'
      if (isOver || attempt === tries) throw error
    }
  }
}

export function mayBePosted({ protocol, hostname, username, password }: URL): boolean {
  if (username !== '' || password !== '') return false
  if (protocol === 'https:') return true
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

export function logBackChannel(
  provider: Provider,
  needs: Pick<Needs, 'log'>,
  tenant: string,
): void {
  provider.on('backchannel.error', (_ctx, error, client) => {
    logNotTold(needs.log, { tenant, client: client.clientId, error })
  })
}

export function logNotTold(
  log: Needs['log'],
  { tenant, client, error }: { tenant: string; client: string; error: unknown },
): void {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  log.write('warn', 'back-channel-logout-failed', { tenant, client, error: said })
}
