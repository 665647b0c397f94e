/**
 * The desktop app: builds the parts, wires them, starts.
 * @module
 */
import { app } from 'electron'
import { openWindow } from './shell/windows'

// Awaited inside a function: in a packaged app `ready` waits for this module to end.
async function start(): Promise<void> {
  await app.whenReady()
  const window = openWindow({ title: 'Countersign', width: 1024, height: 768 })
  await window.loadURL('about:blank')
}

void start()
