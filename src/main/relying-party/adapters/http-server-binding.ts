/** Binds both loopback addresses to one port, or neither. @module */
import { once } from 'node:events'
import type { Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { HttpServerError } from './http-server-errors.ts'
import { findPortHolder } from './http-server-port-holder.ts'

const IPV4 = '127.0.0.1'
const IPV6 = '::1'
/** How often another free port is looked for when the one found on IPv4 is taken on IPv6. */
const maxTries = 20

export interface Bound {
  readonly port: number
  readonly servers: readonly Server[]
}

/**
 * Listens on 127.0.0.1 and ::1; on 127.0.0.1 alone only where this machine has no ::1. Whoever could bind the other
 * address of our port would be `localhost` to every browser. Port 0 picks a free one. Throws `HttpServerError`.
 */
export async function bindLoopback(port: number, create: () => Server): Promise<Bound> {
  for (let tries = 1; ; tries++) {
    const first = create()
    const bound = await listen(first, IPV4, port)
    const second = create()
    try {
      await listen(second, IPV6, bound)
      return { port: bound, servers: [first, second] }
    } catch (error) {
      if (error instanceof HttpServerError && error.code === 'LOOPBACK_MISSING') {
        return { port: bound, servers: [first] }
      }
      first.close()
      await once(first, 'close')
      const taken = error instanceof HttpServerError && error.code === 'PORT_TAKEN'
      if (port !== 0 || !taken || tries === maxTries) throw error
    }
  }
}

async function listen(server: Server, address: string, port: number): Promise<number> {
  const listening = once(server, 'listening')
  server.listen({ host: address, port, ipv6Only: address === IPV6, exclusive: true })
  try {
    await listening
  } catch (cause) {
    throw await toHttpServerError(cause, address, port)
  }
  return (server.address() as AddressInfo).port
}

async function toHttpServerError(cause: unknown, address: string, port: number): Promise<unknown> {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  const place = { address, port }
  switch (code) {
    case 'EADDRINUSE': {
      const holder = await findPortHolder(address, port)
      const known = holder === undefined ? place : { ...place, holder }
      return new HttpServerError('PORT_TAKEN', known, { cause })
    }
    case 'EACCES':
    case 'EPERM':
      return new HttpServerError('PORT_FORBIDDEN', place, { cause })
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
      return new HttpServerError('LOOPBACK_MISSING', place, { cause })
    default:
      return cause
  }
}
