/** A desktop's notifications without a desktop: it keeps what is told over D-Bus, and clicks. @module */
import { once } from 'node:events'
import dbus from '@particle/dbus-next'

const serviceName = 'org.freedesktop.Notifications'

export interface Notified {
  readonly id: number
  readonly title: string
  readonly body: string
  /** Names of what can be pressed on it, beside itself. */
  readonly buttons: readonly string[]
}

export interface NotificationService extends AsyncDisposable {
  /** Those that stand now, oldest first. */
  standing(): readonly Notified[]
  /** Presses the notification itself, which then goes, as on the usual desktops. */
  click(id: number): void
}

class Notifications extends dbus.interface.Interface {
  readonly standing = new Map<number, Notified>()
  #last = 0

  constructor() {
    super(serviceName)
  }

  GetCapabilities(): readonly string[] {
    return ['body', 'body-markup', 'actions', 'persistence']
  }

  GetServerInformation(): readonly string[] {
    return ['test', 'countersign', '1', '1.2']
  }

  Notify(
    _app: string,
    replaces: number,
    _icon: string,
    title: string,
    body: string,
    actions: readonly string[],
  ): number {
    const id = replaces === 0 ? ++this.#last : replaces
    const keys = actions.filter((_, i) => i % 2 === 0)
    this.standing.set(id, { id, title, body, buttons: keys.filter((key) => key !== 'default') })
    return id
  }

  CloseNotification(id: number): void {
    this.standing.delete(id)
    this.NotificationClosed(id, 3)
  }

  NotificationClosed(id: number, reason: number): readonly number[] {
    return [id, reason]
  }

  ActionInvoked(id: number, key: string): readonly unknown[] {
    return [id, key]
  }
}
Notifications.configureMembers({
  methods: {
    GetCapabilities: { inSignature: '', outSignature: 'as' },
    GetServerInformation: { inSignature: '', outSignature: 'ssss' },
    Notify: { inSignature: 'susssasa{sv}i', outSignature: 'u' },
    CloseNotification: { inSignature: 'u', outSignature: '' },
  },
  signals: {
    NotificationClosed: { signature: 'uu' },
    ActionInvoked: { signature: 'us' },
  },
})

/** On the session bus at this address; it must be there before the app tells of anything. */
export async function startNotificationService(busAddress: string): Promise<NotificationService> {
  const bus = dbus.sessionBus({ busAddress })
  await once(bus, 'connect')
  const service = new Notifications()
  bus.export('/org/freedesktop/Notifications', service)
  await bus.requestName(serviceName, 0)
  return {
    standing: () => [...service.standing.values()],
    click(id) {
      service.ActionInvoked(id, 'default')
      service.CloseNotification(id)
    },
    [Symbol.asyncDispose]() {
      bus.disconnect()
      return Promise.resolve()
    },
  }
}
