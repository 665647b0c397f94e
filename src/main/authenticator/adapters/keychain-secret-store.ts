/** Secrets in the OS keychain, by a helper process that may hang without anything else hanging. @module */
import { setTimeout } from 'node:timers/promises'
import { fromUtf8, utf8 } from '#protocol/bytes'
import type { SecretStore } from '../ports.ts'
import { Secret } from '../secret.ts'
import { KeychainCalls, keychainLimits, type KeychainLimits } from './keychain-calls.ts'
import { KeychainHelper, type StartHelper } from './keychain-helper.ts'
import type { LookAtKeyring } from './secret-service.ts'

export interface KeychainNeeds {
  readonly startHelper: StartHelper
  readonly look: LookAtKeyring
  readonly limits?: KeychainLimits
}

/** How long what is under way may still take when the program ends. */
const closingMs = 1_000

export function createKeychainSecretStore(needs: KeychainNeeds): SecretStore {
  const helper = new KeychainHelper(needs.startHelper)
  const listeners = new Set<(waiting: boolean) => void>()
  const calls = new KeychainCalls({
    helper,
    look: needs.look,
    limits: needs.limits ?? keychainLimits,
    onWaiting: (waiting) => {
      for (const listener of listeners) listener(waiting)
    },
  })
  return {
    async read(name) {
      const { secret } = await calls.make({ verb: 'get', name })
      return secret === undefined ? undefined : new Secret(utf8(secret))
    },
    async write(name, secret) {
      await calls.make({ verb: 'set', name, secret: fromUtf8(secret.expose()) })
    },
    async delete(name) {
      await calls.make({ verb: 'delete', name })
    },
    onWaitingForUnlock(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close() {
      await Promise.race([calls.settled(), setTimeout(closingMs, undefined, { ref: false })])
      helper.end()
    },
  }
}
