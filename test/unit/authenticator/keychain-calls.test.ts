/**
 * What a keychain call ends with on systems that are not at hand: macOS and Windows, by a scripted helper.
 * @module
 */
import { expect, test } from 'vitest'
import { keychainLimits } from '../../../src/main/authenticator/adapters/keychain-calls'
import type { StartHelper } from '../../../src/main/authenticator/adapters/keychain-helper'
import type { KeychainReply } from '../../../src/main/authenticator/adapters/keychain-messages'
import { createKeychainSecretStore } from '../../../src/main/authenticator/adapters/keychain-secret-store'
import type { KeyringState } from '../../../src/main/authenticator/adapters/secret-service'
import { pinOf } from '../../support/vault-world'

const limits = { ...keychainLimits, retryAfterMs: [0, 0] }

type Script = 'exits' | 'library-missing' | { readonly fails: string } | { readonly finds?: string }

/** A helper that answers each call with the next line of the script. */
function scripted(script: readonly Script[], state: KeyringState = 'unknown') {
  const left = [...script]
  const count = { started: 0, looked: 0 }
  const startHelper: StartHelper = () => {
    count.started++
    let tell: (message: unknown) => void = () => undefined
    let exit = () => undefined as unknown
    return {
      send({ id }) {
        const next = left.shift() ?? 'exits'
        queueMicrotask(() => (next === 'exits' ? exit() : tell(replyOf(id, next))))
      },
      onMessage: (listener) => (tell = listener),
      onExit: (listener) => (exit = listener),
      end: () => undefined,
    }
  }
  const look = () => {
    count.looked++
    return Promise.resolve(state)
  }
  return { count, store: createKeychainSecretStore({ startHelper, look, limits }) }
}

function replyOf(id: number, line: Exclude<Script, 'exits'>): KeychainReply {
  if (line === 'library-missing') return { id, outcome: 'library-missing' }
  if ('fails' in line) return { id, outcome: 'failed', message: line.fails }
  return { id, outcome: 'done', ...(line.finds === undefined ? {} : { secret: line.finds }) }
}

const macLocked = { fails: 'User interaction is not allowed.' }
const denied = { fails: 'The user name or passphrase you entered is not correct.' }
const windows = { fails: 'Access is denied.' }

test.each<[string, string, readonly Script[]]>([
  ['macOS may not ask the person', 'KEYCHAIN_LOCKED', [macLocked, macLocked, macLocked]],
  ['macOS says no', 'KEYCHAIN_REFUSING', [denied, denied, denied]],
  ['Windows says no', 'KEYCHAIN_REFUSING', [windows, windows, windows]],
  ['the library is not installed', 'KEYCHAIN_ABSENT', ['library-missing']],
  ['the helper dies each time', 'KEYCHAIN_REFUSING', ['exits', 'exits', 'exits']],
])('D4 where %s, the store says %s', async (_where, code, script) => {
  for (const call of ['read', 'write', 'delete'] as const) {
    const { store } = scripted(script)
    const made = call === 'write' ? store.write('a', pinOf('x')) : store[call]('a')
    await expect(made).rejects.toMatchObject({ code })
    await store.close()
  }
})

test('D4 a call that fails at once is tried twice more, each time by a new helper', async () => {
  const { store, count } = scripted([windows, 'exits', { finds: 'x' }])
  const secret = await store.read('a')
  expect(Buffer.from(secret?.expose() ?? []).toString()).toBe('x')
  expect(count.started).toBe(3)
})

test('D4 what was found needs no look from beside, and nothing found does', async () => {
  const found = scripted([{ finds: 'x' }], 'locked')
  await found.store.read('a')
  expect(found.count.looked).toBe(0)
  const locked = scripted([{}], 'locked')
  await expect(locked.store.read('a')).rejects.toMatchObject({ code: 'KEYCHAIN_LOCKED' })
  const open = scripted([{}], 'unlocked')
  expect(await open.store.read('a')).toBeUndefined()
  expect(open.count.looked).toBe(1)
})

test('D5 calls are made one at a time, in the order of asking', async () => {
  const { store } = scripted([{ finds: '1' }, { finds: '2' }, { finds: '3' }])
  const secrets = await Promise.all(['a', 'b', 'c'].map((name) => store.read(name)))
  expect(secrets.map((secret) => Buffer.from(secret?.expose() ?? []).toString())).toEqual([
    '1',
    '2',
    '3',
  ])
})
