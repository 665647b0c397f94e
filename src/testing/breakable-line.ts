/** The line of a virtual authenticator to its relying party, which a test can take away. @module */
import type { RelyingPartyClient, SocketOpener } from '../main/authenticator/ports.ts'

export interface BreakableLine {
  readonly sockets: SocketOpener
  readonly client: RelyingPartyClient
  /** Settles when both sides know. */
  break(): Promise<void>
  mend(): void
}

export function createBreakableLine(
  sockets: SocketOpener,
  client: RelyingPartyClient,
): BreakableLine {
  let isBroken = false
  const open = new Map<() => void, Promise<void>>()
  return {
    sockets: {
      open(at, events) {
        if (isBroken) {
          queueMicrotask(() => events.ended({ reason: 'refused' }))
          return () => undefined
        }
        let over: () => void = () => undefined
        const ended = new Promise<void>((resolve) => {
          over = resolve
        })
        const end = sockets.open(at, {
          ...events,
          ended(how) {
            open.delete(end)
            over()
            events.ended(how)
          },
        })
        open.set(end, ended)
        return end
      },
    },
    client: {
      ask: (at, route, request) =>
        isBroken
          ? Promise.resolve({ outcome: 'unreachable', reason: 'refused' })
          : client.ask(at, route, request),
    },
    async break() {
      isBroken = true
      const ends = [...open]
      for (const [end] of ends) end()
      await Promise.all(ends.map(([, ended]) => ended))
    },
    mend() {
      isBroken = false
    },
  }
}
