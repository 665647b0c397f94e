/** Opening the vault at start, and again until it opens: the app stands meanwhile and says why it cannot. @module */
import type { Clock, OpenAuthenticator } from './ports.ts'
import type { Problem } from './problems.ts'

const againMs = 5000

export interface Opening {
  get(): OpenAuthenticator | undefined
  /** Why it did not open the last time. */
  problem(): Problem | undefined
  /** Tries now; settles when this try has ended. */
  tryNow(): Promise<void>
  stop(): void
}

export function createOpening(needs: {
  readonly clock: Clock
  readonly open: () => Promise<OpenAuthenticator>
  readonly opened: (open: OpenAuthenticator) => void
  readonly problemOf: (error: unknown) => Problem
  readonly changed: () => void
}): Opening {
  let open: OpenAuthenticator | undefined
  let problem: Problem | undefined
  let trying: Promise<void> | undefined
  let cancelAgain: (() => void) | undefined
  let stopped = false

  async function tryOnce(): Promise<void> {
    cancelAgain?.()
    try {
      open = await needs.open()
      problem = undefined
      needs.opened(open)
    } catch (error) {
      problem = needs.problemOf(error)
      if (!stopped) cancelAgain = needs.clock.after(againMs, () => void tryNow())
    }
    needs.changed()
  }

  function tryNow(): Promise<void> {
    if (open !== undefined || stopped) return Promise.resolve()
    trying ??= tryOnce().finally(() => (trying = undefined))
    return trying
  }

  return {
    get: () => open,
    problem: () => problem,
    tryNow,
    stop() {
      stopped = true
      cancelAgain?.()
    },
  }
}
