/** An operating system that answers as a test says, and remembers what it was asked. @module */
import type { OsPrompt } from '../../src/main/authenticator/ports'
import type { OsAnswer } from '../../src/main/authenticator/user-verification'

export interface ScriptedOsPrompt extends OsPrompt {
  /** How often the person was asked. */
  readonly asked: number
}

/** `by` touch-id, since polkit is tested for real. */
export function osPromptAnswering(
  answer: OsAnswer | ((signal: AbortSignal | undefined) => Promise<OsAnswer>),
): ScriptedOsPrompt {
  let asked = 0
  return {
    get asked() {
      return asked
    },
    state: () => Promise.resolve({ by: 'touch-id' }),
    ask(signal) {
      asked++
      return typeof answer === 'string' ? Promise.resolve(answer) : answer(signal)
    },
  }
}
