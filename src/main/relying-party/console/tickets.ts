/** One-use tickets that open the console: for whoever holds the admin token, each good for a minute. @module */
import { toBase64url } from '#protocol/bytes'
import type { Needs } from '../needs.ts'

export const ticketMs = 60_000
/** More than anybody uses in a minute: the oldest ones then go. */
const most = 32

export interface Tickets {
  /** A new ticket for the console of `tenant`, 32 bytes, base64url. */
  give(tenant: string): string
  /** Uses a ticket up; whether it was good for `tenant`. */
  take(tenant: string, ticket: string): boolean
}

/** Kept in memory, by their hashes: a restart ends them all. */
export function createTickets({
  crypto,
  random,
  clock,
}: Pick<Needs, 'crypto' | 'random' | 'clock'>): Tickets {
  const open = new Map<string, { readonly tenant: string; readonly until: number }>()
  const forget = () => {
    for (const [hash, { until }] of open) if (until <= clock.monotonic()) open.delete(hash)
    for (const hash of [...open.keys()].slice(0, Math.max(0, open.size - most))) open.delete(hash)
  }
  return {
    give(tenant) {
      const ticket = toBase64url(random.bytes(32))
      open.set(crypto.digest(ticket), { tenant, until: clock.monotonic() + ticketMs })
      forget()
      return ticket
    },
    take(tenant, ticket) {
      forget()
      const hash = crypto.digest(ticket)
      const found = open.get(hash)
      open.delete(hash)
      return found?.tenant === tenant
    },
  }
}
