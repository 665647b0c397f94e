/** logind and a screen saver without a desktop: the interfaces that they document, over real buses. @module */
import { once } from 'node:events'
import dbus from '@particle/dbus-next'

const logind = 'org.freedesktop.login1'
const sessionPath = '/org/freedesktop/login1/session/_31'

export interface LogindService extends AsyncDisposable {
  /** What *loginctl lock-session* does: the desktop is asked to lock. */
  lock(): void
  unlock(): void
  /** What a desktop says that it did. */
  setLockedHint(locked: boolean): void
}

export interface ScreenSaverService extends AsyncDisposable {
  setActive(active: boolean): void
}

class Manager extends dbus.interface.Interface {
  constructor() {
    super(`${logind}.Manager`)
  }
  GetSession(id: string): string {
    if (id !== '1') throw new dbus.DBusError(`${logind}.NoSuchSession`, `No session '${id}' known`)
    return sessionPath
  }
  GetSessionByPID(): string {
    return sessionPath
  }
}
Manager.configureMembers({
  methods: {
    GetSession: { inSignature: 's', outSignature: 'o' },
    GetSessionByPID: { inSignature: 'u', outSignature: 'o' },
  },
})

class Session extends dbus.interface.Interface {
  LockedHint = false
  constructor() {
    super(`${logind}.Session`)
  }
  Lock(): void {
    // What is sent says nothing.
  }
  Unlock(): void {
    // What is sent says nothing.
  }
}
Session.configureMembers({
  properties: { LockedHint: { signature: 'b', access: 'read' } },
  signals: { Lock: { signature: '' }, Unlock: { signature: '' } },
})

class Saver extends dbus.interface.Interface {
  active = false
  GetActive(): boolean {
    return this.active
  }
  ActiveChanged(active: boolean): boolean {
    return active
  }
}
Saver.configureMembers({
  methods: { GetActive: { inSignature: '', outSignature: 'b' } },
  signals: { ActiveChanged: { signature: 'b' } },
})

async function connect(busAddress: string): Promise<dbus.MessageBus> {
  const bus = dbus.sessionBus({ busAddress })
  await once(bus, 'connect')
  return bus
}

/** One session, `1`, on the bus at this address. */
export async function startLogindService(
  busAddress: string,
  locked = false,
): Promise<LogindService> {
  const bus = await connect(busAddress)
  const session = new Session()
  session.LockedHint = locked
  bus.export('/org/freedesktop/login1', new Manager())
  bus.export(sessionPath, session)
  await bus.requestName(logind, 0)
  return {
    lock: () => session.Lock(),
    unlock: () => session.Unlock(),
    setLockedHint(is) {
      session.LockedHint = is
      dbus.interface.Interface.emitPropertiesChanged(session, { LockedHint: is }, [])
    },
    [Symbol.asyncDispose]() {
      bus.disconnect()
      return Promise.resolve()
    },
  }
}

export async function startScreenSaverService(
  busAddress: string,
  name: 'org.gnome.ScreenSaver' | 'org.freedesktop.ScreenSaver',
): Promise<ScreenSaverService> {
  const bus = await connect(busAddress)
  const saver = new Saver(name)
  bus.export(`/${name.replaceAll('.', '/')}`, saver)
  await bus.requestName(name, 0)
  return {
    setActive(active) {
      saver.active = active
      saver.ActiveChanged(active)
    },
    [Symbol.asyncDispose]() {
      bus.disconnect()
      return Promise.resolve()
    },
  }
}
