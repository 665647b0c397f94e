/**
 * What Chromium would let a debugger in by, closed in the packaged app: its fuses close Node's own, not these.
 * @module
 */
import { url as inspectorAddress } from 'node:inspector'
import { app } from 'electron'

/** Each gives whoever knows of it the windows, and what is typed in them. */
export const debugSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-debugging-targets',
  'remote-allow-origins',
  'auto-open-devtools-for-tabs',
  'load-extension',
  'js-flags',
  'log-net-log',
  'ssl-key-log-file',
] as const

/**
 * Must run before the app is ready. Where Node's inspector is open, as in what tests run, nothing is left to protect:
 * a package has no such door.
 */
export function closeDebugDoors(): void {
  if (!app.isPackaged || inspectorAddress() !== undefined) return
  for (const name of debugSwitches) app.commandLine.removeSwitch(name)
}
