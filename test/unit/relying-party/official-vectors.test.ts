/** The official vectors of WebAuthn Level 3: our arithmetic agrees with them, and our doors take none of them. @module */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { webAuthnInput } from '#protocol/approval'
import { parseAuthenticatorData } from '#protocol/authenticator-data'
import { concat, toBase64url, utf8, type Bytes } from '#protocol/bytes'
import { ProtocolError } from '#protocol/errors'
import { fromCose } from '#protocol/public-key'
import { fromDer, toDer, toLowS } from '#protocol/signature'
import { cbor, type Json } from '../../support/fido-messages'
import { aJudgingWorld, crypto } from '../../support/judging-world'
import { derivation } from '../../support/official-derivation'
import {
  officialVectors,
  otherFormats,
  partsOf,
  type OfficialVector,
} from '../../support/official-vectors'
import { aRegisteringWorld } from '../../support/registering-world'
import { figure } from '../../support/sizes'
import { registration } from '../../support/wire/ceremonies'

/** r‖s of DER with either S. */
function readDer(der: Bytes): Bytes {
  const number = (at: number) => {
    const bytes = der.subarray(at + 2, at + 2 + (der[at + 1] ?? 0))
    const padded = new Uint8Array(32)
    const value = bytes.length > 32 ? bytes.subarray(bytes.length - 32) : bytes
    padded.set(value, 32 - value.length)
    return padded
  }
  return concat(number(2), number(4 + (der[3] ?? 0)))
}

function isRefusedByReader(der: Bytes): boolean {
  try {
    fromDer(der)
    return false
  } catch (error) {
    if (error instanceof ProtocolError) return true
    throw error
  }
}

/** The key as the attestation object ends with it. */
const keyOf = ({ registration: { attestationObject } }: OfficialVector) =>
  fromCose(attestationObject.slice(-77))

describe('A3 the official vectors', () => {
  test.each(officialVectors)('A3 $name is, byte for byte, what the standard prints', (vector) => {
    const made = createHash('sha256').update(partsOf(vector)).digest('hex')
    expect(made).toBe(vector.printed)
  })

  test('A3 of each ES256 vector the key is read and the signature holds, for its own key alone', () => {
    let high = 0
    for (const [n, vector] of officialVectors.entries()) {
      const { authenticatorData, clientDataJSON, signature } = vector.authentication
      expect(keyOf(vector)).toEqual(vector.publicKey)
      const { rpIdHash, signCount } = parseAuthenticatorData(authenticatorData)
      expect(rpIdHash).toEqual(crypto.sha256(utf8('example.org')))
      expect(signCount).toBe(0)
      const whole = readDer(signature)
      expect(toDer(whole)).toEqual(signature)
      // Of (r, s) and (r, n−s) only the low one is a signature here.
      const isHigh = isRefusedByReader(signature)
      if (isHigh) high++
      expect(isHigh).toBe(toBase64url(toLowS(whole)) !== toBase64url(whole))
      const input = webAuthnInput(authenticatorData, crypto.sha256(clientDataJSON))
      expect(crypto.verify(keyOf(vector), input, toLowS(whole)), vector.name).toBe(true)
      const another = officialVectors[(n + 1) % officialVectors.length]
      if (another === undefined) throw new Error('no other vector')
      expect(crypto.verify(keyOf(another), input, toLowS(whole))).toBe(false)
    }
    const { length } = officialVectors
    figure(
      'A3',
      `${length}/${length} ES256 vectors as printed, their signatures hold; ${high} with a high S, which is refused until it is low`,
    )
  })

  test('A3 at our own doors every vector, and every other format, is refused cleanly', async () => {
    await using registering = await aRegisteringWorld()
    await using approving = await aJudgingWorld()
    const before = [registering.snapshot(), approving.snapshot()]
    const registrations: Json[] = [
      ...officialVectors.map((vector) => ({
        id: toBase64url(vector.credentialId),
        clientDataJSON: toBase64url(vector.registration.clientDataJSON),
        attestationObject: toBase64url(vector.registration.attestationObject),
        link: registration.response.link,
      })),
      ...otherFormats.flatMap(otherRegistrations),
    ]
    for (const message of registrations) {
      expect(await registering.register(message)).toEqual({ outcome: 'refused', code: 'invalid' })
    }
    const approvals = officialVectors.map(({ credentialId, authentication }) => ({
      id: toBase64url(credentialId),
      clientDataJSON: toBase64url(authentication.clientDataJSON),
      authenticatorData: toBase64url(authentication.authenticatorData),
      signature: toBase64url(authentication.signature),
    }))
    for (const message of approvals) {
      expect(await approving.answer(message)).toEqual({
        outcome: 'refused',
        reason: 'answer-malformed',
      })
    }
    expect([registering.snapshot(), approving.snapshot()]).toEqual(before)
    figure(
      'A3',
      `${officialVectors.length} vectors at our doors, registered and used: ${registrations.length - 2 * otherFormats.length + approvals.length} refused; ${otherFormats.length}/${otherFormats.length} other formats refused, 0 faults`,
    )
  })
})

/** With a client data of its own kind, and with ours, so that the attestation alone is what is wrong. */
function otherRegistrations([name, fmt, alg, kty]: (typeof otherFormats)[number]): readonly Json[] {
  const next = derivation(name)
  const id = next(32)
  const key = concat(
    cbor({ pairs: [] }).subarray(1),
    Uint8Array.of(0xa3, 1, kty, 3),
    cbor(alg),
    Uint8Array.of(0x21),
    cbor(next(48)),
  )
  const authData = concat(
    registration.authenticatorData.slice(0, 53),
    Uint8Array.of(0, 32),
    id,
    key,
  )
  const attStmt = {
    pairs: [
      ['alg', alg],
      ['sig', next(64)],
      ['x5c', [next(300)]],
    ],
  } as const
  const attestationObject = cbor({
    pairs: [
      ['fmt', fmt],
      ['attStmt', attStmt],
      ['authData', authData],
    ],
  })
  const theirs = utf8(
    JSON.stringify({
      type: 'webauthn.create',
      challenge: toBase64url(next(32)),
      origin: 'https://example.org',
      crossOrigin: false,
    }),
  )
  return [theirs, registration.clientData].map((clientDataJSON) => ({
    id: toBase64url(id),
    clientDataJSON: toBase64url(clientDataJSON),
    attestationObject: toBase64url(attestationObject),
    link: registration.response.link,
  }))
}
