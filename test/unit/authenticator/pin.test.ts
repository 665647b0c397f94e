/**
 * What may be a PIN, how tries are counted, and what a wrong one costs.
 * @module
 */
import { argon2id } from '@noble/hashes/argon2.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toBase64url, utf8 } from '#protocol/bytes'
import { argon2PinHash } from '../../../src/main/authenticator/adapters/argon2-pin-hash'
import { blockedPins } from '../../../src/main/authenticator/pin-block-list'
import { findPinFault, normalisePin, shortestPin } from '../../../src/main/authenticator/pin'
import { delayMs, maxTries } from '../../../src/main/authenticator/pin-tries'
import { seed } from '../../support/sizes'
import { addAccount, aVaultWorld, pinOf, rightPin, turnOn } from '../../support/vault-world'

const faultOf = (text: string) => {
  const normal = normalisePin(pinOf(text))
  return normal ? findPinFault(normal) : 'pin-too-long'
}

test.each([
  ['', 'pin-too-short'],
  ['27160', 'pin-too-short'],
  ['éèêëō', 'pin-too-short'],
  ['271603', undefined],
  ['tulp🌷en', undefined],
  ['111111', 'pin-too-common'],
  ['484848', 'pin-too-common'],
  ['abcabcabc', 'pin-too-common'],
  ['456789', 'pin-too-common'],
  ['567890', 'pin-too-common'],
  ['098765', 'pin-too-common'],
  ['FEDCBA', 'pin-too-common'],
  ['PassWord', 'pin-too-common'],
  ['１２３４５６', 'pin-too-common'],
])('X2 as a first PIN, %j is judged %s', (text, fault) => {
  expect(faultOf(text)).toBe(fault)
})

test('X2 a PIN has at most 128 characters, and longer text is not looked at', () => {
  expect(faultOf('x'.repeat(5) + 'y'.repeat(123))).toBeUndefined()
  expect(faultOf('x'.repeat(6) + 'y'.repeat(123))).toBe('pin-too-long')
  expect(faultOf('7'.repeat(1_025))).toBe('pin-too-long')
})

test('X2 the block list holds nothing that its length rules out already', () => {
  expect([...blockedPins].filter((pin) => pin.length < shortestPin)).toEqual([])
  expect([...blockedPins].filter((pin) => pin !== pin.toLowerCase())).toEqual([])
})

test('X2 two keyboards give the same PIN: composed and decomposed letters are one', () => {
  const [composed, decomposed] = ['caf\u00e9-42', 'cafe\u0301-42'].map((text) =>
    normalisePin(pinOf(text)),
  )
  expect(decomposed?.expose()).toEqual(composed?.expose())
})

test('K11 Argon2id is the one of RFC 9106, as an independent implementation has it', async () => {
  const sample = fc.sample(
    fc.tuple(fc.string({ minLength: 6 }), fc.uint8Array({ minLength: 16, maxLength: 16 })),
    { numRuns: 3, seed },
  )
  for (const [pin, salt] of sample) {
    const ours = await argon2PinHash.hash(pinOf(pin), Uint8Array.from(salt), {
      memoryKiB: 256,
      passes: 3,
      lanes: 1,
    })
    const theirs = argon2id(utf8(pin), salt, { m: 256, t: 3, p: 1, dkLen: 32 })
    expect(toBase64url(ours.expose())).toBe(toBase64url(theirs))
  }
})

test('X2 a wrong PIN says how many tries are left and how long the next one waits; the eighth deletes the key', async () => {
  await using world = await aVaultWorld()
  const vault = await world.start()
  const { id } = await addAccount(vault, world.relyingParty)
  const account = await turnOn(vault, world.relyingParty, id)
  const challenge = world.relyingParty.challenge(account)
  const delays = [0, 0, 30, 60, 120, 240, 480].map((seconds) => seconds * 1000)
  for (const [i, retryAfterMs] of delays.entries()) {
    const answer = await vault.openWithPin(id, challenge, pinOf(`wrong${i}`))
    const triesLeft = maxTries - i - 1
    expect(answer).toEqual({ outcome: 'refused', reason: 'wrong-pin', triesLeft, retryAfterMs })
    if (retryAfterMs > 0) {
      world.clock.advance(retryAfterMs - 1)
      // Not even the right one is looked at.
      const early = await vault.openWithPin(id, challenge, pinOf(rightPin))
      expect(early).toEqual({ outcome: 'refused', reason: 'too-soon', triesLeft, retryAfterMs: 1 })
      expect(await vault.pinState()).toEqual({ set: true, triesLeft, retryAfterMs: 1 })
    }
    world.clock.advance(1)
  }
  const last = await vault.openWithPin(id, challenge, pinOf('wrong7'))
  expect(last).toEqual({ outcome: 'refused', reason: 'keys-deleted' })
  const { phoneSignIn } = vault.get(id)
  expect(phoneSignIn).toMatchObject({ state: 'deleted', reason: 'wrong-pins' })
  expect(
    [...world.keychain.entries.keys()].filter((name) => name.endsWith('verification')),
  ).toEqual([])

  // The way back: the account is there, and a new credential sets a new PIN.
  expect(await vault.pinState()).toEqual({ set: false })
  const again = await turnOn(vault, world.relyingParty, id, 'another-pin')
  const opened = await vault.openWithPin(
    id,
    world.relyingParty.challenge(again),
    pinOf('another-pin'),
  )
  expect(opened.outcome).toBe('verified')
})

test('X2 the right PIN gives all tries back', async () => {
  await using world = await aVaultWorld()
  const vault = await world.start()
  const { id } = await addAccount(vault, world.relyingParty)
  const challenge = world.relyingParty.challenge(await turnOn(vault, world.relyingParty, id))
  for (let round = 0; round < 3; round++) {
    for (const text of ['wrong1', 'wrong2', 'wrong3']) {
      await vault.openWithPin(id, challenge, pinOf(text))
    }
    world.clock.advance(30_000)
    expect((await vault.openWithPin(id, challenge, pinOf(rightPin))).outcome).toBe('verified')
    expect(await vault.pinState()).toEqual({ set: true, triesLeft: maxTries, retryAfterMs: 0 })
  }
})

test('K11 there is one PIN: the first credential sets it, and every other must open a key with it', async () => {
  await using world = await aVaultWorld()
  const vault = await world.start()
  const { relyingParty } = world
  const first = await addAccount(vault, relyingParty, 'balas@contoso.com')
  const second = await addAccount(vault, relyingParty, 'bsandhu@contoso.com')
  await turnOn(vault, relyingParty, first.id)
  const options = relyingParty.options(second)
  const other = await vault.createCredential(second.id, options, pinOf('other-pin'))
  expect(other).toMatchObject({ outcome: 'refused', reason: 'wrong-pin', triesLeft: maxTries - 1 })
  expect(vault.get(second.id).phoneSignIn).toBeUndefined()
  await turnOn(vault, relyingParty, second.id)
  const twice = await vault.createCredential(second.id, options, pinOf(rightPin))
  expect(twice).toEqual({ outcome: 'refused', reason: 'phone-sign-in-on' })
})

test('X2 a forgotten PIN deletes every passwordless key and keeps every account', async () => {
  await using world = await aVaultWorld()
  const vault = await world.start()
  const { relyingParty, keychain } = world
  const accounts = [await addAccount(vault, relyingParty), await addAccount(vault, relyingParty)]
  for (const { id } of accounts) await turnOn(vault, relyingParty, id)
  await vault.forgetPin()
  for (const { id } of accounts) {
    expect(vault.get(id)).toMatchObject({
      state: 'active',
      phoneSignIn: { state: 'deleted', reason: 'forgotten-pin' },
    })
    const entry = [...keychain.entries].find(([name]) => name.endsWith(id))?.[1]
    expect(entry).toMatch(/^countersign-account-1\.[\w-]{43}\.\.\.$/)
    expect(await vault.signRemovalRequest(id, { what: 'device' })).toMatch(/^ey/)
  }
  expect(await vault.resume()).toMatchObject(
    accounts.map(({ id }) => ({ accountId: id, what: 'removal' })),
  )
})

test('D7 after the eighth wrong PIN an older file or an older keychain opens nothing, by any PIN', async () => {
  await using world = await aVaultWorld()
  const vault = await world.start()
  const { id } = await addAccount(vault, world.relyingParty)
  const challenge = world.relyingParty.challenge(await turnOn(vault, world.relyingParty, id))
  const old = await world.copy()
  for (let i = 0; i < maxTries; i++) {
    world.clock.advance(delayMs(i))
    await vault.openWithPin(id, challenge, pinOf('wrong-one'))
  }
  const after = await world.copy()

  await world.restoreFile(old)
  const overFile = await (await world.start()).openWithPin(id, challenge, pinOf(rightPin))
  expect(overFile).toEqual({ outcome: 'refused', reason: 'key-missing' })

  await world.restoreFile(after)
  world.restoreKeychain(old)
  const overKeychain = await (await world.start()).openWithPin(id, challenge, pinOf(rightPin))
  expect(overKeychain).toEqual({ outcome: 'refused', reason: 'phone-sign-in-off' })
})
