/**
 * Makes every window of the desktop app, so that none can be made with weaker settings.
 * @module
 */
import { BrowserWindow } from 'electron'

/** What a window may differ in; all that protects it is fixed below. */
export interface WindowWish {
  readonly title: string
  readonly width: number
  readonly height: number
  /** The session partition, where the window must share no cookie or certificate with others. */
  readonly partition?: string
}

export function openWindow({ title, width, height, partition }: WindowWish): BrowserWindow {
  const window = new BrowserWindow({
    title,
    width,
    height,
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      experimentalFeatures: false,
      spellcheck: false,
      ...(partition === undefined ? {} : { partition }),
    },
  })
  window.removeMenu()
  window.once('ready-to-show', () => {
    window.show()
  })
  return window
}
