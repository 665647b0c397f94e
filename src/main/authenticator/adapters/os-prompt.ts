/** The one way, if any, in which this system verifies people. @module */
import type { Clock, OsPrompt } from '../ports.ts'
import { createPolkitUserVerifier } from './polkit-user-verifier.ts'
import { createTouchIdUserVerifier, type TouchId } from './touch-id-user-verifier.ts'
import { createWindowsHelloUserVerifier } from './windows-hello-user-verifier.ts'

export interface OsPromptNeeds {
  readonly platform: NodeJS.Platform
  /** Of this process; there is none on Windows. */
  readonly userId: number | undefined
  readonly clock: Clock
  /** What a dialog says where its text is not fixed, in the person's language. */
  readonly reason: () => string
  /** On a Mac. */
  readonly touchId?: TouchId
  /** On Windows, where passport-desktop comes with the app. */
  readonly loadPassport?: () => Promise<unknown>
}

/** `undefined` where we know of none: the PIN is all there is. */
export function createOsPrompt(needs: OsPromptNeeds): OsPrompt | undefined {
  const { platform, userId, clock, reason, touchId, loadPassport } = needs
  if (platform === 'linux') return createPolkitUserVerifier({ clock, userId })
  if (platform === 'darwin' && touchId) return createTouchIdUserVerifier({ touchId, reason })
  if (platform === 'win32' && loadPassport) {
    return createWindowsHelloUserVerifier({ load: loadPassport, reason })
  }
  return undefined
}
