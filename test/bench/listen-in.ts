/** Hears at the sockets' door when challenges and verdicts leave: where a ceremony begins and ends. @module */
import type { DeviceConnections, DeviceSocket } from '../../src/main/relying-party/doors.ts'

export interface ListenedIn {
  /** The same connections, for the sockets. */
  readonly connections: DeviceConnections
  /** When the last challenge to `dev` was handed to its socket, by `performance.now()`. */
  issuedAt(dev: string): number
  /** Settles after the next verdict to `dev` was handed to its socket. */
  verdictFor(dev: string): Promise<void>
}

interface Heard {
  issuedAt: number
  ended: () => void
}

/** Each socket has one account. What a verdict says, the devices look at. */
export function listenIn(connections: DeviceConnections): ListenedIn {
  const heard = new Map<string, Heard>()
  const of = (dev: string): Heard => {
    const known = heard.get(dev) ?? { issuedAt: 0, ended: () => undefined }
    heard.set(dev, known)
    return known
  }
  const listen = (socket: DeviceSocket): DeviceSocket => {
    let ours: Heard | undefined
    return {
      exporter: socket.exporter,
      address: socket.address,
      send(frame) {
        if (frame.type === 'proved') ours = of(frame.dev)
        if (frame.type === 'challenge' && ours !== undefined) ours.issuedAt = performance.now()
        socket.send(frame)
        if (frame.type === 'verdict') ours?.ended()
      },
      close: (code) => socket.close(code),
    }
  }
  return {
    connections: { open: (socket) => connections.open(listen(socket)) },
    issuedAt: (dev) => of(dev).issuedAt,
    verdictFor: (dev) =>
      new Promise((resolve) => {
        of(dev).ended = resolve
      }),
  }
}
