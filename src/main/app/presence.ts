/** What the desktop environment shows of the app beside its windows: the tray and notifications, kept up with its state. @module */
import type { AuthenticatorState } from '#protocol/authenticator-state'
import type { Notices } from '../desktop/ports.ts'
import { createNotifications } from '../shell/notifications.ts'
import type { TrayAct } from '../shell/tray-model.ts'
import { createTray } from '../shell/tray.ts'

export interface Presence extends Notices {
  /** @param locale a BCP 47 tag */
  show(state: AuthenticatorState, locale: string): void
  close(): void
}

export function createPresence(needs: {
  readonly iconFolder: string
  readonly onAct: (act: TrayAct) => void
  /** Whether the person wants notifications, and in which language. */
  readonly wish: () => { readonly on: boolean; readonly locale: string }
}): Presence {
  const tray = createTray(needs)
  const notifications = createNotifications({
    onOpen: (challengeId) => needs.onAct({ kind: 'open-request', challengeId }),
    onMissed: () => needs.onAct({ kind: 'open' }),
  })
  return {
    show(state, locale) {
      const { receiving, relyingParty, waiting, settings } = state
      tray.show({ receiving, relyingParty, waiting }, locale)
      notifications.show(waiting, { on: settings.notifications, locale })
    },
    requestMissed: (request) => notifications.missed(request, needs.wish()),
    // The tray goes with the process: taken away before, it would take the app's event loop with it.
    close() {
      notifications.close()
    },
  }
}
