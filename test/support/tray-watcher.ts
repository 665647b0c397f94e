/** A desktop's tray without a panel: it takes the app's item over D-Bus, reads what it shows, and clicks. @module */
import { once } from 'node:events'
import dbus from '@particle/dbus-next'

const watcherName = 'org.kde.StatusNotifierWatcher'
const itemInterface = 'org.kde.StatusNotifierItem'
const menuInterface = 'com.canonical.dbusmenu'

type Bus = ReturnType<typeof dbus.sessionBus>

interface Place {
  readonly name: string
  readonly path: string
}

export interface TrayEntry {
  readonly id: number
  readonly label: string
  readonly enabled: boolean
}

export interface SeenTray {
  readonly tooltip: string
  /** Of the icon as it is drawn: size, and how opaque each pixel is, 0 to 255. */
  readonly icon: { readonly size: number; readonly alpha: readonly number[] }
  /** Without the lines between. */
  readonly entries: readonly TrayEntry[]
}

export interface TrayWatcher extends AsyncDisposable {
  /** What the item shows, once the app has one. */
  see(): Promise<SeenTray>
  /** As a left click on the icon. */
  click(): Promise<void>
  choose(label: string): Promise<void>
}

class Watcher extends dbus.interface.Interface {
  constructor() {
    super(watcherName)
  }

  get RegisteredStatusNotifierItems(): string[] {
    return []
  }

  get IsStatusNotifierHostRegistered(): boolean {
    return true
  }

  get ProtocolVersion(): number {
    return 0
  }

  RegisterStatusNotifierItem(): void {
    // Whose it is stands on the message alone, which `startTrayWatcher` reads.
  }

  RegisterStatusNotifierHost(): void {
    // This one is the host itself.
  }
}
const readable = { access: 'read' } as const
Watcher.configureMembers({
  properties: {
    RegisteredStatusNotifierItems: { signature: 'as', ...readable },
    IsStatusNotifierHostRegistered: { signature: 'b', ...readable },
    ProtocolVersion: { signature: 'i', ...readable },
  },
  methods: {
    RegisterStatusNotifierItem: { inSignature: 's' },
    RegisterStatusNotifierHost: { inSignature: 's' },
  },
})

/** On the session bus at this address; it must be there before the app starts. */
export async function startTrayWatcher(busAddress: string): Promise<TrayWatcher> {
  const bus = dbus.sessionBus({ busAddress })
  await once(bus, 'connect')
  bus.export('/StatusNotifierWatcher', new Watcher())
  const item = new Promise<Place>((resolve) => {
    bus.on('message', ({ member, sender, body }: Registration) => {
      if (member !== 'RegisterStatusNotifierItem') return
      const service = String(body[0])
      resolve(
        service.startsWith('/')
          ? { name: sender, path: service }
          : { name: service, path: '/StatusNotifierItem' },
      )
    })
  })
  await bus.requestName(watcherName, 0)

  async function read(): Promise<SeenTray & { readonly menu: Place }> {
    const { name, path } = await item
    const [properties] = (await call(
      bus,
      { name, path },
      ['org.freedesktop.DBus.Properties', 'GetAll'],
      ['s', itemInterface],
    )) as [Readonly<Record<string, Held>>]
    const menu = { name, path: String(properties['Menu']?.value) }
    const [, [, , children]] = (await call(
      bus,
      menu,
      [menuInterface, 'GetLayout'],
      ['iias', 0, -1, []],
    )) as [number, Layout]
    const [, , title, text] = (properties['ToolTip']?.value ?? []) as readonly unknown[]
    return {
      menu,
      // Which of the two it is told as depends on the desktop.
      tooltip: [title, text].map(String).join(' ').trim(),
      icon: toIcon(properties['IconPixmap']?.value as readonly Pixmap[]),
      entries: children.flatMap(({ value: [id, shown] }) => toEntry(id, shown)),
    }
  }

  return {
    see: read,
    async click() {
      await call(bus, await item, [itemInterface, 'Activate'], ['ii', 0, 0])
    },
    async choose(label) {
      const { entries, menu } = await read()
      const entry = entries.find((each) => each.label === label)
      if (entry?.enabled !== true) throw new Error(`the menu offers no ${label}`)
      const data = new dbus.Variant('s', '')
      await call(bus, menu, [menuInterface, 'Event'], ['isvu', entry.id, 'clicked', data, 0])
    },
    [Symbol.asyncDispose]() {
      bus.disconnect()
      return Promise.resolve()
    },
  }
}

interface Registration {
  readonly member: string
  readonly sender: string
  readonly body: readonly unknown[]
}

interface Held {
  readonly value: unknown
}
type Layout = readonly [
  id: number,
  shown: Readonly<Record<string, Held>>,
  children: readonly { readonly value: Layout }[],
]
type Pixmap = readonly [width: number, height: number, argb: Uint8Array]

/** The item describes itself to nobody, so each call is written out. */
async function call(
  bus: Bus,
  { name, path }: Place,
  [ofInterface, member]: readonly [string, string],
  [signature, ...body]: readonly [string, ...unknown[]],
): Promise<readonly unknown[]> {
  const message = new dbus.Message({
    destination: name,
    path,
    interface: ofInterface,
    member,
    signature,
    body,
  })
  const reply = await bus.call(message)
  return (reply?.body ?? []) as readonly unknown[]
}

function toEntry(id: number, shown: Readonly<Record<string, Held>>): readonly TrayEntry[] {
  if (shown['type']?.value === 'separator') return []
  // `_` marks an access key, and a doubled one is itself.
  const told = shown['label']?.value
  const label = typeof told === 'string' ? told.replaceAll('__', '_') : ''
  return [{ id, label, enabled: shown['enabled']?.value !== false }]
}

function toIcon(pixmaps: readonly Pixmap[]): SeenTray['icon'] {
  const [size, , argb] = pixmaps[0] ?? [0, 0, new Uint8Array()]
  return { size, alpha: Array.from(argb).filter((_, i) => i % 4 === 0) }
}
