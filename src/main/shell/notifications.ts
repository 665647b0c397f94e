/**
 * A notification for each request that comes, gone when the request is; it says who and where to, never the number.
 * @module
 */
import { Notification } from 'electron'
import { plainBody, planNotifications, type NotifiedRequest } from './notification-model'
import { trayWords } from './tray-words'

export interface RequestNotifications {
  /** @param waiting every request that waits now */
  show(
    waiting: readonly NotifiedRequest[],
    wish: { readonly on: boolean; readonly locale: string },
  ): void
  close(): void
}

export function createNotifications({
  onOpen,
}: {
  readonly onOpen: (challengeId: string) => void
}): RequestNotifications {
  /** Held, so that a click still finds its request. */
  const open = new Map<string, Notification>()
  let known: ReadonlySet<string> = new Set()
  const withdraw = (id: string): void => {
    open.get(id)?.close()
    open.delete(id)
  }
  return {
    show(waiting, { on, locale }) {
      if (!Notification.isSupported()) return
      const plan = planNotifications(known, waiting, on)
      known = plan.known
      plan.withdraw.forEach(withdraw)
      const words = trayWords(locale).notification
      for (const request of plan.show) {
        const notification = new Notification({
          title: words.title(request),
          body: plainBody(words.body(request)),
          urgency: 'critical',
          timeoutType: 'never',
        })
        notification.on('click', () => {
          onOpen(request.id)
        })
        open.set(request.id, notification)
        notification.show()
      }
    },
    close() {
      for (const id of [...open.keys()]) withdraw(id)
    },
  }
}
