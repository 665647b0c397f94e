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
  /** A warning that the title bears whatever the page calls itself. */
  readonly mark?: string | undefined
}

export function openWindow({ title, width, height, partition, mark }: WindowWish): BrowserWindow {
  const window = new BrowserWindow({
    title: mark === undefined ? title : `${title} (${mark})`,
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
  if (mark !== undefined) {
    window.on('page-title-updated', (event) => {
      event.preventDefault()
    })
  }
  window.once('ready-to-show', () => {
    window.show()
  })
  return window
}
