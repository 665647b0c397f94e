/**
 * Nothing signs without the PIN: not a verifier that says yes, not the files, not the keychain.
 * @module
 */
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { concat, fromBase64url, toBase64url, utf8, type Bytes } from '#protocol/bytes'
import { aesGcmCipher } from '../../../src/main/authenticator/adapters/aes-gcm-cipher'
import { argon2PinHash } from '../../../src/main/authenticator/adapters/argon2-pin-hash'
import { createPinUserVerifier } from '../../../src/main/authenticator/adapters/pin-user-verifier'
import { isKeyOf } from '../../../src/main/authenticator/key-pair'
import type { UserVerifier } from '../../../src/main/authenticator/ports'
import {
  keyDerivation,
  openKey,
  type StretchedPin,
} from '../../../src/main/authenticator/sealed-key'
import { Secret } from '../../../src/main/authenticator/secret'
import { Grant } from '../../../src/main/authenticator/user-verification'
import type { Vault } from '../../../src/main/authenticator/vault'
import type { ActiveAccount } from '../../../src/main/authenticator/vault-state'
import {
  addAccount,
  aVaultWorld,
  pinOf,
  rightPin,
  turnOn,
  type VaultWorld,
} from '../../support/vault-world'

const shown = { app: 'Payroll', time: 1_790_000_000 }
const hashOf = (statement: string) => toBase64url(sha256(utf8(statement)))

async function aSealedAccount(world: VaultWorld) {
  const vault = await world.start()
  const { id } = await addAccount(vault, world.relyingParty)
  const account = await turnOn(vault, world.relyingParty, id)
  const challenge = world.relyingParty.challenge(account)
  return { vault, id, account, challenge }
}

function credentialOf({ phoneSignIn }: ActiveAccount) {
  if (phoneSignIn?.state !== 'active') throw new Error('phone sign-in is off')
  return phoneSignIn.credential
}

/** As the authenticator does: verify, then have it signed. */
async function approve(
  vault: Vault,
  verifier: UserVerifier,
  { id, challenge }: { id: string; challenge: string },
) {
  const verification = await verifier.verify({ accountId: id, challenge })
  if (verification.outcome !== 'verified') throw new Error(verification.reason)
  return await vault.approve(id, { challenge, number: '42', shown, grant: verification.grant })
}

/** Every run of 32 bytes that somebody finds in the files and in the keychain. */
async function foundKeys(world: VaultWorld): Promise<readonly Bytes[]> {
  const { file, entries } = await world.copy()
  const words = [file, ...entries.values()].join(' ').match(/[\w-]{22,}/g) ?? []
  return words.flatMap((word) => {
    const bytes = decode(word)
    return Array.from({ length: Math.max(0, bytes.length - 31) }, (_, at) =>
      bytes.slice(at, at + 32),
    )
  })
}

function decode(word: string): Bytes {
  try {
    return fromBase64url(word)
  } catch {
    return new Uint8Array(0)
  }
}

test('K11 a verifier that merely says yes yields no signature, whatever it puts into the grant', async () => {
  await using world = await aVaultWorld()
  const sealed = await aSealedAccount(world)
  const { vault, id, challenge } = sealed
  const before = vault.get(id)
  const keys = [
    ...(await foundKeys(world)),
    new Uint8Array(32).fill(1),
    ...[1, 2, 3].map(() => new Uint8Array(randomBytes(32))),
  ]
  for (const key of keys) {
    const grant = new Grant(hashOf(challenge), new Secret(Uint8Array.from(key)))
    const yes: UserVerifier = { verify: () => Promise.resolve({ outcome: 'verified', grant }) }
    await expect(approve(vault, yes, sealed)).rejects.toMatchObject({ code: 'GRANT_REFUSED' })
  }
  const boolean = { verify: () => Promise.resolve({ outcome: 'verified', grant: true }) }
  await expect(approve(vault, boolean as unknown as UserVerifier, sealed)).rejects.toThrow(
    TypeError,
  )
  expect(vault.get(id)).toEqual(before)
  console.log(
    `FIGURE K11 ${keys.length + 1} grants by a verifier that merely says yes, 0 signatures`,
  )
})

test('K11 a grant signs once, for its own challenge, and not after it was voided or has aged', async () => {
  await using world = await aVaultWorld()
  const { vault, id, account, challenge } = await aSealedAccount(world)
  const other = world.relyingParty.challenge(account)
  const open = async () => {
    const opened = await vault.openWithPin(id, challenge, pinOf(rightPin))
    if (opened.outcome !== 'verified') throw new Error(opened.reason)
    return opened.grant
  }
  const sign = (statement: string, grant: Grant) =>
    vault.approve(id, { challenge: statement, number: '42', shown, grant })

  await expect(sign(other, await open())).rejects.toMatchObject({ code: 'GRANT_REFUSED' })
  const misused = await open()
  await expect(sign(other, misused)).rejects.toMatchObject({ code: 'GRANT_REFUSED' })
  await expect(sign(challenge, misused)).rejects.toMatchObject({ code: 'GRANT_REFUSED' })
  const voided = await open()
  vault.voidGrants()
  await expect(sign(challenge, voided)).rejects.toMatchObject({ code: 'GRANT_REFUSED' })
  const aged = await open()
  world.clock.advance(60_000)
  await expect(sign(challenge, aged)).rejects.toMatchObject({ code: 'GRANT_REFUSED' })
  const good = await open()
  await sign(challenge, good)
  await vault.settle(id, txnOf(vault, id))
  await expect(sign(challenge, good)).rejects.toMatchObject({ code: 'GRANT_REFUSED' })
})

function txnOf(vault: Vault, id: string): string {
  const { phoneSignIn } = vault.get(id)
  return phoneSignIn?.state === 'active' ? (phoneSignIn.signed?.txn ?? '') : ''
}

test('K11 the PIN verifier asks once and gives back what happened', async () => {
  await using world = await aVaultWorld()
  const sealed = await aSealedAccount(world)
  const { vault, id, challenge } = sealed
  const asked: (number | undefined)[] = []
  const verifierOf = (pin: string | undefined) =>
    createPinUserVerifier(vault, {
      ask: ({ triesLeft }) => {
        asked.push(triesLeft)
        return Promise.resolve(pin === undefined ? undefined : pinOf(pin))
      },
    })
  const request = { accountId: id, challenge }
  expect(await verifierOf(undefined).verify(request)).toEqual({
    outcome: 'refused',
    reason: 'cancelled',
  })
  const signal = AbortSignal.abort()
  expect(await verifierOf(rightPin).verify({ ...request, signal })).toEqual({
    outcome: 'refused',
    reason: 'timed-out',
  })
  expect(await verifierOf('wrong-one').verify(request)).toMatchObject({
    reason: 'wrong-pin',
    triesLeft: 7,
  })
  await approve(vault, verifierOf(rightPin), sealed)
  expect(asked).toEqual([8, 8, 8, 7])
})

test('K11 with every file and the keychain, but without the PIN, nothing opens the key', async () => {
  await using world = await aVaultWorld()
  const { account } = await aSealedAccount(world)
  const credential = credentialOf(account)
  const belonging = { account, credentialId: credential.id }
  const keys = await foundKeys(world)
  const materials = [...keys, new Uint8Array(0), new Uint8Array(32)]
  let tried = 0
  for (const material of materials) {
    if (material.length === 32)
      expect(isKeyOf(new Secret(Uint8Array.from(material)), credential.publicKey)).toBe(false)
    const info = utf8('countersign passwordless key 1')
    const derived = [material, concat(material, material)].map((bytes) =>
      hkdf(sha256, bytes, undefined, info, 32),
    )
    for (const key of derived) {
      const [nonce, sealed] = [credential.sealed.nonce, credential.sealed.ciphertext].map(
        fromBase64url,
      )
      if (!nonce || !sealed) throw new Error('not sealed')
      expect(
        await aesGcmCipher.open(new Secret(Uint8Array.from(key)), nonce, sealed, new Uint8Array(0)),
      ).toBeUndefined()
    }
    for (const wrap of keys) {
      if (tried++ % 97 !== 0) continue // every pair would take minutes
      const pin = stretched(credential.sealed.pinId, material)
      const opened = await openKey(aesGcmCipher, credential.sealed, {
        pin,
        wrap: new Secret(wrap),
        belonging,
      })
      expect(opened).toBeUndefined()
    }
  }
  console.log(
    `FIGURE K11 ${materials.length} found values tried as key and as half of one, 0 opened the key`,
  )
})

function stretched(pinId: string, bytes: Bytes): StretchedPin {
  const secret = new Secret(Uint8Array.from(bytes))
  return { pinId, derivation: keyDerivation, secret, [Symbol.dispose]: () => secret.erase() }
}

test('D8 stolen files reveal nothing to the right PIN; with the keychain too, each guess costs a whole derivation', async () => {
  await using world = await aVaultWorld({ pinHash: argon2PinHash })
  const { account } = await aSealedAccount(world)
  const credential = credentialOf(account)
  expect(credential.sealed.derivation).toEqual({ memoryKiB: 65_536, passes: 3, lanes: 1 })
  const { entries } = await world.copy()
  const entryOf = (end: string) =>
    [...entries].find(([name]) => name.endsWith(end))?.[1].split('.') ?? []
  const salt = fromBase64url(entryOf('verification')[2] ?? '')
  const wrap = fromBase64url(entryOf(account.id)[3] ?? '')
  const guess = async (pin: string, half: Bytes) => {
    const secret = await argon2PinHash.hash(pinOf(pin), salt, credential.sealed.derivation)
    const pinHalf: StretchedPin = {
      pinId: credential.sealed.pinId,
      derivation: keyDerivation,
      secret,
      [Symbol.dispose]: () => secret.erase(),
    }
    const belonging = { account, credentialId: credential.id }
    return await openKey(aesGcmCipher, credential.sealed, {
      pin: pinHalf,
      wrap: new Secret(half),
      belonging,
    })
  }
  expect(await guess(rightPin, new Uint8Array(32))).toBeUndefined()
  const took: number[] = []
  for (const pin of ['271600', '271601', '271602', '271604', '271605']) {
    const began = performance.now()
    expect(await guess(pin, Uint8Array.from(wrap))).toBeUndefined()
    took.push(performance.now() - began)
  }
  const opened = await guess(rightPin, Uint8Array.from(wrap))
  expect(opened && isKeyOf(opened, credential.publicKey)).toBe(true)
  const median = took.sort((a, b) => a - b)[2] ?? 0
  const hours = (median * 1e6) / 3_600_000
  console.log(
    `FIGURE D8 ${median.toFixed(0)} ms a guess with files and keychain (Argon2id 64 MiB, 3 passes), ${hours.toFixed(0)} core-hours for all six-digit PINs; files alone open with no PIN`,
  )
  expect(median).toBeGreaterThan(20)
})

test('K11 no secret can be printed', () => {
  const secret = pinOf('a-canary')
  const printed = [String(secret), JSON.stringify({ secret }), inspect({ secret }, { depth: 9 })]
  expect(printed.join()).not.toContain('canary')
  expect(printed.join()).not.toContain(String(secret.expose()[0]))
  secret.erase()
  expect(() => secret.expose()).toThrow(TypeError)
})
