/** The app's own windows: each made when it is first shown, known to the door while it is open, gone when closed. @module */
import type { BrowserWindow } from 'electron'
import { appPage, type WindowName } from '#protocol/bridge'
import type { Windows } from '../desktop/ports.ts'
import type { TrustedSenders } from '../ipc/trusted-senders.ts'
import { bringToFront } from '../shell/bring-to-front.ts'
import { fitWindow } from '../shell/fit-window.ts'
import { openWindow } from '../shell/windows.ts'

export type OwnWindow = Exclude<WindowName, 'simulation'>

export interface AppWindowsNeeds {
  readonly senders: TrustedSenders
  /** In every title, where pages run without their sandbox. */
  readonly mark: string | undefined
  readonly openSimulation: Windows['openSimulation']
  readonly onShown: (window: OwnWindow) => void
  /** By the person or by the app. */
  readonly onClosed: (window: OwnWindow) => void
}

/** What asks for an answer stands before all others, as high as it needs. */
const shapes = {
  authenticator: { width: 420, height: 640, least: { width: 360, height: 480 } },
  prompt: { width: 400, height: 620, onTop: true, fitted: true },
  pin: { width: 380, height: 360, onTop: true, fitted: true },
} as const satisfies Readonly<Record<OwnWindow, object>>

export function createAppWindows(needs: AppWindowsNeeds): Windows {
  const open = new Map<OwnWindow, BrowserWindow>()
  /** How high each was made at first: the next one begins so, and seldom has to change under the person's eyes. */
  const heights = new Map<OwnWindow, number>()
  const unfitted = new Set<OwnWindow>()
  /** Made, and shown by itself once there is something to be seen. */
  const coming = new Set<OwnWindow>()

  function make(name: OwnWindow): void {
    const { mark, senders } = needs
    const window = openWindow({
      ...shapes[name],
      height: heights.get(name) ?? shapes[name].height,
      title: 'Countersign',
      contents: { window: name },
      mark,
    })
    const distrust = senders.trust(window.webContents.id, name)
    open.set(name, window)
    unfitted.add(name)
    coming.add(name)
    window.on('show', () => {
      coming.delete(name)
      needs.onShown(name)
    })
    window.on('closed', () => {
      distrust()
      open.delete(name)
      coming.delete(name)
      needs.onClosed(name)
    })
    void window.loadURL(appPage(name))
  }

  return {
    show(name) {
      const window = open.get(name)
      if (window === undefined) {
        make(name)
        return
      }
      if (!coming.has(name)) bringToFront(window)
    },
    close(name) {
      open.get(name)?.close()
    },
    fit(name, height) {
      const window = open.get(name)
      if (window === undefined) return
      if (unfitted.delete(name)) heights.set(name, height)
      fitWindow(window, height)
    },
    isShown: (name) => open.get(name)?.isVisible() === true,
    openSimulation: needs.openSimulation,
  }
}
