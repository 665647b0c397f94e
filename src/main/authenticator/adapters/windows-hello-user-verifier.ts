/** Verifies the person by Windows Hello, as passport-desktop 0.1.2 documents it. Never run on a real Windows. @module */
import type { OsPrompt } from '../ports.ts'
import type { OsAnswer } from '../user-verification.ts'
import { untilAborted } from './until-aborted.ts'

/** What is used of that package's `Passport`. */
interface Passport {
  available(): boolean
  requestVerification(message: string): Promise<number>
}

/** Its `VerificationResult`, in the documented order. */
const results: readonly OsAnswer[] = [
  'verified', // Verified
  'unavailable', // DeviceNotPresent
  'not-set-up', // NotConfiguredForUser
  'unavailable', // DisabledByPolicy
  'unavailable', // DeviceBusy
  'refused', // RetriesExhausted
  'dismissed', // Canceled
]

export function createWindowsHelloUserVerifier(needs: {
  /** Imports the package: at the first question, and never where it is not installed. */
  readonly load: () => Promise<unknown>
  /** What the dialog says, in the person's language. */
  readonly reason: () => string
}): OsPrompt {
  const { load, reason } = needs
  let loading: Promise<Passport | undefined> | undefined
  const passport = () => (loading ??= loadPassport(load))

  return {
    async state() {
      const found = await passport()
      return found && isAvailable(found)
        ? { by: 'windows-hello' }
        : { by: 'windows-hello', hindrance: 'unavailable' }
    },
    async ask(signal) {
      const found = await passport()
      if (!found || !isAvailable(found)) return 'unavailable'
      if (signal?.aborted === true) return 'timed-out'
      // The system offers no way to withdraw the dialog: a yes after the end is nobody's.
      return await untilAborted(signal, request(found, reason()), 'timed-out')
    },
  }
}

async function request(passport: Passport, message: string): Promise<OsAnswer> {
  try {
    return results[await passport.requestVerification(message)] ?? 'unavailable'
  } catch {
    return 'unavailable'
  }
}

function isAvailable(passport: Passport): boolean {
  try {
    return passport.available()
  } catch {
    return false
  }
}

async function loadPassport(load: () => Promise<unknown>): Promise<Passport | undefined> {
  try {
    const module = await load()
    const found = memberOf(module, 'Passport') ?? memberOf(memberOf(module, 'default'), 'Passport')
    return isPassport(found) ? found : undefined
  } catch {
    return undefined // not installed, or not for this system
  }
}

/** A class with static functions, so that it is a function itself. */
function isPassport(value: unknown): value is Passport {
  return (
    typeof memberOf(value, 'available') === 'function' &&
    typeof memberOf(value, 'requestVerification') === 'function'
  )
}

function memberOf(value: unknown, name: string): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined
  return (value as Readonly<Record<string, unknown>>)[name]
}
