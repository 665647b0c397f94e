/** Verifies the person by Touch ID, through two functions that Electron documents. Never run on a real Mac. @module */
import type { OsPrompt } from '../ports.ts'
import type { OsAnswer } from '../user-verification.ts'
import { untilAborted } from './until-aborted.ts'

/** Of Electron's `systemPreferences`, which only the app itself may import. */
export interface TouchId {
  /** `canPromptTouchID`: whether this device has the ability to use Touch ID. */
  canPrompt(): boolean
  /** `promptTouchID`: resolves if the person authenticated; rejects otherwise, with a sentence for people. */
  prompt(reason: string): Promise<void>
}

export function createTouchIdUserVerifier(needs: {
  readonly touchId: TouchId
  /** What the dialog says, in the person's language. */
  readonly reason: () => string
}): OsPrompt {
  const { touchId, reason } = needs
  return {
    state: () => {
      const able = canPrompt(touchId)
      return Promise.resolve(
        able ? { by: 'touch-id' } : { by: 'touch-id', hindrance: 'unavailable' },
      )
    },
    async ask(signal) {
      if (!canPrompt(touchId)) return 'unavailable'
      if (signal?.aborted === true) return 'timed-out'
      // The system offers no way to withdraw the dialog: a yes after the end is nobody's.
      return await untilAborted(signal, prompt(touchId, reason()), 'timed-out')
    },
  }
}

/** It tells why in a sentence only, so that *closed* and *not recognised* are one answer here. */
async function prompt(touchId: TouchId, reason: string): Promise<OsAnswer> {
  try {
    await touchId.prompt(reason)
    return 'verified'
  } catch {
    return 'refused'
  }
}

function canPrompt(touchId: TouchId): boolean {
  try {
    return touchId.canPrompt()
  } catch {
    return false
  }
}
