/**
 * A notification for each request that comes, gone when the request is, and one for each that was missed; it says who
 * and where to, never the number.
 * @module
 */
import { Notification } from 'electron'
import { plainBody, planNotifications, type NotifiedRequest } from './notification-model'
import { trayWords, type NamedRequest } from './tray-words'

interface NotificationWish {
  /** The person's setting. */
  readonly on: boolean
  /** A BCP 47 tag. */
  readonly locale: string
}

export interface RequestNotifications {
  /** @param waiting every request that waits now */
  show(waiting: readonly NotifiedRequest[], wish: NotificationWish): void
  /** One that came and ended while nobody could see it. */
  missed(request: NotifiedRequest, wish: NotificationWish): void
  close(): void
}

export function createNotifications({
  onOpen,
  onMissed,
}: {
  readonly onOpen: (challengeId: string) => void
  /** The person clicked on what was missed: how it ended stands in the authenticator window. */
  readonly onMissed: () => void
}): RequestNotifications {
  /** Held, so that a click still finds its request. */
  const open = new Map<string, Notification>()
  let known: ReadonlySet<string> = new Set()
  const withdraw = (id: string): void => {
    open.get(id)?.close()
    open.delete(id)
  }
  function tell(
    key: string,
    { title, body }: { readonly title: string; readonly body: string },
    urgency: 'critical' | 'normal',
    onClick: () => void,
  ): void {
    withdraw(key)
    const notification = new Notification({
      title,
      body: plainBody(body),
      urgency,
      timeoutType: 'never',
    })
    notification.on('click', onClick)
    open.set(key, notification)
    notification.show()
  }
  return {
    show(waiting, { on, locale }) {
      // To be asked whether it can, the system's own service may have to be begun.
      if (waiting.length + known.size === 0 || !Notification.isSupported()) return
      const plan = planNotifications(known, waiting, on)
      known = plan.known
      plan.withdraw.forEach(withdraw)
      const words = trayWords(locale).notification
      for (const request of plan.show)
        tell(request.id, said(words, request), 'critical', () => {
          onOpen(request.id)
        })
    },
    missed(request, { on, locale }) {
      if (!on || !Notification.isSupported()) return
      const key = `missed ${request.id}` // the request's own one is withdrawn under its id
      tell(key, said(trayWords(locale).missed, request), 'normal', () => {
        onMissed()
        withdraw(key)
      })
    },
    close() {
      for (const id of [...open.keys()]) withdraw(id)
    },
  }
}

function said(
  words: Record<'title' | 'body', (request: NamedRequest) => string>,
  request: NamedRequest,
): { readonly title: string; readonly body: string } {
  return { title: words.title(request), body: words.body(request) }
}
