/** One connection to a D-Bus bus, for signals of services that are asked who they are. @module */

export interface BusSignal {
  readonly interface: string
  readonly member: string
  readonly body: readonly unknown[]
}

export interface SignalBus {
  /** `undefined` where nobody answers, or with an error. Starts no service. */
  ask(call: {
    readonly destination: string
    readonly path: string
    readonly interface: string
    readonly member: string
    readonly signature?: string
    readonly body?: readonly unknown[]
  }): Promise<readonly unknown[] | undefined>
  /** What the owner of `name` says on `path` or, without it, anywhere; and `gone` when it has no owner any more. */
  listen(
    name: string,
    path: string | undefined,
    heard: (signal: BusSignal) => void,
    gone: () => void,
  ): Promise<void>
  close(): void
}

const busName = 'org.freedesktop.DBus'
const ofTheBus = { destination: busName, path: '/org/freedesktop/DBus', interface: busName }

/** Rejects where there is no such bus. */
export async function connectBus(address: string): Promise<SignalBus> {
  // Only once it is wanted: it costs a tenth of a second that the app's start can do without.
  const { default: dbus } = await import('@particle/dbus-next')
  const bus = dbus.sessionBus({ busAddress: address })
  await new Promise<void>((resolve, reject) => {
    bus.on('connect', resolve)
    bus.on('error', reject) // later ones change nothing any more
  })

  const ask: SignalBus['ask'] = async ({ body = [], signature = '', ...call }) => {
    const flags = dbus.MessageFlag.NO_AUTO_START
    const message = new dbus.Message({ ...call, signature, body: [...body], flags })
    const reply = await bus.call(message).catch(() => undefined)
    return reply?.body as readonly unknown[] | undefined
  }
  const match = (rule: string) =>
    ask({ ...ofTheBus, member: 'AddMatch', signature: 's', body: [rule] })
  const ownerOf = async (name: string): Promise<unknown> =>
    (await ask({ ...ofTheBus, member: 'GetNameOwner', signature: 's', body: [name] }))?.[0]

  return {
    ask,
    async listen(name, path, heard, gone) {
      let owner: unknown
      // Anybody may send a signal to anybody: only the owner of the name is believed.
      bus.on('message', (message) => {
        if (message.type !== dbus.MessageType.SIGNAL) return
        const { sender, interface: face, member, body } = message
        if (sender === busName && member === 'NameOwnerChanged' && body[0] === name) {
          owner = body[2]
          if (owner === '') gone()
        } else if (sender === owner && (path === undefined || message.path === path)) {
          heard({ interface: face, member, body: body as readonly unknown[] })
        }
      })
      await match(`type='signal',sender='${busName}',member='NameOwnerChanged',arg0='${name}'`)
      await match(`type='signal',sender='${name}'${path === undefined ? '' : `,path='${path}'`}`)
      owner = await ownerOf(name)
    },
    close: () => bus.disconnect(),
  }
}
