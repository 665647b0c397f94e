/** Looks for slow requests while somebody is connected who could send one; a server without guests wakes nobody. @module */
import type { Server } from 'node:https'
import type { Duplex } from 'node:stream'

/** How often Node compares open requests with the limits of their headers and bodies. */
const checkingMs = 1_000
/** The longest that a timer can be set to. */
export const neverMs = 2 ** 31 - 1

/**
 * `server` is made with `connectionsCheckingInterval: neverMs`. Node reads that property anew, and ends the check before,
 * each time that a server begins to listen, so each change is told as such a beginning. A socket of a device has left
 * HTTP behind, and is watched elsewhere.
 */
export function checkWhileConnected(server: Server): void {
  const guests = new Set<Duplex>()
  const check = (everyMs: number): void => {
    if (!server.listening) return
    Object.assign(server, { connectionsCheckingInterval: everyMs })
    server.emit('listening')
  }
  const leave = (guest: Duplex): void => {
    if (guests.delete(guest) && guests.size === 0) check(neverMs)
  }
  function gone(this: Duplex): void {
    leave(this)
  }
  server.on('secureConnection', (socket) => {
    guests.add(socket)
    socket.once('close', gone)
    if (guests.size === 1) check(checkingMs)
  })
  server.on('upgrade', (_request, socket) => {
    socket.off('close', gone)
    leave(socket)
  })
}
