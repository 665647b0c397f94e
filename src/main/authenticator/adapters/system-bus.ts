/** One connection to the system's D-Bus, for calls that end in time. @module */
import type dbus from '@particle/dbus-next'
import type { Clock } from '../ports.ts'

/**
 * Where the specification puts it. No variable of the environment puts another one in its place: whoever
 * answers on this bus is believed when it says that the person was verified.
 */
const systemBusAddress = 'unix:path=/var/run/dbus/system_bus_socket'
const connectWithinMs = 5000

export interface BusCall {
  readonly destination: string
  readonly path: string
  readonly interface: string
  readonly member: string
  readonly signature: string
  readonly body: readonly unknown[]
}

export interface SystemBus {
  /** The name that the bus gave this connection; nobody else has it while it lasts. */
  readonly name: string
  /** A value that carries its own type, as D-Bus has them. */
  variant(signature: string, value: unknown): unknown
  /** Throws `BusError`: what the other side answered, that the bus is gone, or that time is up. */
  call(call: BusCall, withinMs: number): Promise<readonly unknown[]>
  close(): void
}

/** `name` is D-Bus's own name of the error, or one of ours. */
export class BusError extends Error {
  override readonly name = 'BusError'
  readonly code: string
  constructor(code: string, options?: ErrorOptions) {
    super(`the system bus answered ${code}`, options)
    this.code = code
  }
}

export async function connectSystemBus(clock: Clock): Promise<SystemBus> {
  // At the first question: it costs a tenth of a second that the app's start can do without.
  const { default: dbus } = await import('@particle/dbus-next')
  // The library would take the address of a session bus from here; the protocol is the same on every bus.
  const bus = dbus.sessionBus({ busAddress: systemBusAddress })
  const gone = new Promise<never>((_, reject) => {
    bus.on('error', (cause: unknown) => reject(new BusError('gone', { cause })))
  })
  gone.catch(() => undefined) // told to every call; nobody may be calling
  const connected = new Promise<void>((resolve) => bus.on('connect', resolve))
  try {
    await within(clock, connectWithinMs, [connected, gone])
  } catch (error) {
    bus.disconnect()
    throw error
  }
  return {
    name: nameOf(bus),
    variant: (signature, value) => new dbus.Variant(signature, value),
    async call({ body, ...call }, withinMs) {
      const message = new dbus.Message({ ...call, body: [...body] })
      const answer = bus.call(message).catch((cause: unknown) => {
        throw new BusError(cause instanceof dbus.DBusError ? cause.type : 'gone', { cause })
      })
      const reply = await within(clock, withinMs, [answer, gone])
      return (reply?.body ?? []) as readonly unknown[]
    },
    close: () => bus.disconnect(),
  }
}

async function within<T>(clock: Clock, ms: number, outcomes: readonly Promise<T>[]): Promise<T> {
  let cancel = () => {}
  const late = new Promise<never>((_, reject) => {
    cancel = clock.after(ms, () => reject(new BusError('late')))
  })
  try {
    return await Promise.race([...outcomes, late])
  } finally {
    cancel()
  }
}

function nameOf(bus: dbus.MessageBus): string {
  const { name } = bus as { readonly name?: unknown }
  if (typeof name !== 'string') throw new BusError('nameless')
  return name
}
