/**
 * Ends this process by kill -9 at a named point, having said that it was reached. Test builds only.
 * @module
 */
import { writeSync } from 'node:fs'
import type { CrashPoints } from '../../src/main/authenticator/ports'

/** `vault:try-counted` or, the third time it is reached, `vault:try-counted#3`; nothing is never reached. */
export function killedAt(where: string | undefined): CrashPoints {
  const [name, times = '1'] = (where ?? '').split('#')
  let left = Number(times)
  return {
    reached(point) {
      if (point !== name || --left > 0) return
      writeSync(1, `${JSON.stringify({ reached: point })}\n`)
      process.kill(process.pid, 'SIGKILL')
    },
  }
}

/** The same for a program that runs on: the process that started it says where, as often as it likes. */
export function killedWhereTold(): CrashPoints {
  let points = killedAt(undefined)
  process.on('message', (where) => {
    points = killedAt(String(where))
    process.send?.({ told: where })
  })
  // Nobody is left who could end it.
  process.on('disconnect', () => process.exit(1))
  return { reached: (point) => points.reached(point) }
}
