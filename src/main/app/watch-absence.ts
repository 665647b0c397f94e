/** Tells when nobody can be before the screen: asleep or locked, by whichever way this system tells it. @module */
import { powerMonitor } from 'electron'
import { createLinuxScreenLock } from '../desktop/adapters/linux-screen-lock.ts'
import type { Desktop } from '../desktop/desktop.ts'

export function watchAbsence(desktop: Pick<Desktop, 'away' | 'awake'>): void {
  powerMonitor.on('suspend', () => desktop.away('asleep'))
  powerMonitor.on('resume', () => desktop.awake('asleep'))
  // The runtime tells of locks on the other systems alone.
  powerMonitor.on('lock-screen', () => desktop.away('locked'))
  powerMonitor.on('unlock-screen', () => desktop.awake('locked'))
}

/** Loads what it needs only now: not before the app's start is over. Answers with what ends it. */
export function watchScreenLock(desktop: Pick<Desktop, 'away' | 'awake'>): () => void {
  if (process.platform !== 'linux') return () => undefined
  const lock = createLinuxScreenLock({ env: process.env, processId: process.pid })
  return lock.onChange((locked) => {
    if (locked) desktop.away('locked')
    else desktop.awake('locked')
  })
}
