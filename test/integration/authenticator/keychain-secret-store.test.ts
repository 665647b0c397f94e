/**
 * A real keyring that is locked, absent, killed or hangs: each is told apart, in time, and nothing is lost.
 * @module
 */
import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keychainLimits } from '../../../src/main/authenticator/adapters/keychain-calls'
import { createKeychainSecretStore } from '../../../src/main/authenticator/adapters/keychain-secret-store'
import {
  forkHelper,
  type StartHelper,
} from '../../../src/main/authenticator/adapters/keychain-helper'
import { lookAtSecretService } from '../../../src/main/authenticator/adapters/secret-service'
import type { SecretStore } from '../../../src/main/authenticator/ports'
import { startDesktopSession } from '../../support/desktop-session'
import { startDisplay } from '../../support/display'
import { startKeyring } from '../../support/keyring'
import { buildProgram } from '../../support/test-build'
import { pinOf } from '../../support/vault-world'

let helperFile: string
beforeAll(async () => {
  helperFile = await buildProgram('src/main/keychain.ts')
})

/** Each state that was named, and the longest that it took. */
const named = new Map<string, number>()
afterAll(() => {
  const states = [...named].map(([code, ms]) => `${code} in ${ms.toFixed(0)} ms`)
  console.log(`FIGURE D4 ${states.join(', ')} at most`)
})

type Env = Readonly<Record<string, string>>

function storeIn(
  env: Env,
  startHelper: StartHelper = forkHelper(helperFile, env),
  limits = keychainLimits,
): SecretStore {
  return createKeychainSecretStore({ startHelper, look: lookAtSecretService(env), limits })
}

const textOf = (secret: { expose(): Uint8Array } | undefined) =>
  secret && Buffer.from(secret.expose()).toString()

/** What the call ended with, and after how many milliseconds. */
async function ending(call: Promise<unknown>): Promise<{ code: string; ms: number }> {
  const began = performance.now()
  const code = await call.then(
    () => 'no error',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  )
  const ms = performance.now() - began
  if (code !== 'no error') named.set(code, Math.max(ms, named.get(code) ?? 0))
  return { code, ms }
}

test('K11 what the keychain holds is seen from outside, under its name', async () => {
  await using keyring = await startKeyring()
  const store = storeIn(keyring.env)
  await store.write('v/a', pinOf('one'))
  await store.write('v/a', pinOf('two'))
  await store.write('v/b', pinOf('three'))
  const entries = await keyring.search({ service: 'countersign' })
  expect(entries.map(({ secret }) => secret).sort()).toEqual(['three', 'two'])
  expect(textOf(await store.read('v/a'))).toBe('two')
  await store.delete('v/a')
  await store.delete('v/a')
  expect(await store.read('v/a')).toBeUndefined()
  expect(await keyring.search({ service: 'countersign', account: 'v/a' })).toEqual([])
  await store.close()
})

test('D4 a session without a bus, and a bus without a keyring, have no keychain', async () => {
  await using session = await startDesktopSession()
  for (const env of [session.envWithoutBus, session.env]) {
    const store = storeIn(env)
    for (const call of [
      () => store.read('a'),
      () => store.write('a', pinOf('x')),
      () => store.delete('a'),
    ]) {
      const { code, ms } = await ending(call())
      expect(code).toBe('KEYCHAIN_ABSENT')
      expect(ms).toBeLessThan(5_000)
    }
    await store.close()
  }
})

test('D4 a locked keyring is locked, and no answer of it is taken for nothing there', async () => {
  await using keyring = await startKeyring()
  const store = storeIn(keyring.env)
  await store.write('a', pinOf('x'))
  await keyring.lock()
  for (const call of [
    () => store.read('a'),
    () => store.read('b'),
    () => store.write('a', pinOf('y')),
    () => store.delete('a'),
  ]) {
    const { code, ms } = await ending(call())
    expect(code).toBe('KEYCHAIN_LOCKED')
    expect(ms).toBeLessThan(5_000)
  }
  await keyring.unlock()
  expect(textOf(await store.read('a'))).toBe('x')
  await store.close()
})

test('D4 a keyring that is killed mid-use is absent, and goes on when it is back', async () => {
  await using keyring = await startKeyring()
  const store = storeIn(keyring.env)
  await store.write('a', pinOf('x'))
  await keyring.kill()
  const { code, ms } = await ending(store.read('a'))
  expect(code).toBe('KEYCHAIN_ABSENT')
  expect(ms).toBeLessThan(5_000)
  await keyring.restart()
  expect(textOf(await store.read('a'))).toBe('x')
  await store.close()
})

test('D5 a keyring that hangs stops nothing else, and is given up within 5 s', async () => {
  await using keyring = await startKeyring()
  const store = storeIn(keyring.env)
  await store.write('a', pinOf('x'))
  keyring.stop()
  const calls = [1, 2, 3, 4, 5, 6].map(() => ending(store.read('a')))
  const hanging = new Set(calls)
  for (const call of calls) void call.then(() => hanging.delete(call))
  const reads: number[] = []
  while (hanging.size > 0) {
    const began = performance.now()
    await readFile(import.meta.filename)
    reads.push(performance.now() - began)
    await setTimeout(2)
  }
  const ends = await Promise.all(calls)
  reads.sort((a, b) => a - b)
  const p99 = reads[Math.floor(reads.length * 0.99)] ?? Infinity
  const longest = Math.max(...ends.map(({ ms }) => ms))
  console.log(
    `FIGURE D5 ${reads.length} reads while 6 calls hung, p99 ${p99.toFixed(1)} ms; given up after ${longest.toFixed(0)} ms`,
  )
  expect(ends.map(({ code }) => code)).toEqual(calls.map(() => 'KEYCHAIN_NOT_ANSWERING'))
  expect(longest).toBeLessThan(5_000)
  expect(p99).toBeLessThan(100)
  keyring.resume()
  expect(textOf(await store.read('a'))).toBe('x')
  await store.close()
})

test('D4 a keyring whose unlock prompt stands is waited for, and the call goes on when it is unlocked', async () => {
  await using display = await startDisplay()
  await using keyring = await startKeyring({ activation: true, display: display.name })
  const store = storeIn(keyring.env)
  await store.write('a', pinOf('x'))
  await keyring.lock()
  const began = performance.now()
  const told: [boolean, number][] = []
  const waiting = new Promise<void>((resolve) => {
    store.onWaitingForUnlock((waits) => {
      told.push([waits, performance.now() - began])
      resolve()
    })
  })
  const read = store.read('a')
  await Promise.race([waiting, read])
  expect(told.map(([waits]) => waits)).toEqual([true])
  expect(told[0]?.[1]).toBeLessThan(5_000)
  named.set('waiting for you to unlock it', told[0]?.[1] ?? Infinity)
  await keyring.unlock()
  expect(textOf(await read)).toBe('x')
  expect(told.map(([waits]) => waits)).toEqual([true, false])
  await store.close()
})

test('D4 an unlock prompt that nobody answers is named, not taken for a hang', async () => {
  await using display = await startDisplay()
  await using keyring = await startKeyring({ activation: true, display: display.name })
  const limits = { ...keychainLimits, promptMs: 3_000, lookAfterMs: 300 }
  const store = storeIn(keyring.env, undefined, limits)
  await store.write('a', pinOf('x'))
  await keyring.lock()
  await expect(store.read('a')).rejects.toMatchObject({ code: 'KEYCHAIN_WAITING_FOR_UNLOCK' })
  await keyring.unlock()
  expect(textOf(await store.read('a'))).toBe('x')
  await store.close()
})
