/** A registration: the credential, attested by itself and by the device key. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeAttestation, maxAttestationBytes, parseAttestation } from '#protocol/attestation'
import {
  aaguid,
  encodeAttestedData,
  encodeAuthenticatorData,
  parseAttestedData,
  parseAuthenticatorData,
} from '#protocol/authenticator-data'
import { fromUtf8, toBase64url, utf8, type Bytes } from '#protocol/bytes'
import { parseCanonical } from '#protocol/canonical'
import { ProtocolError } from '#protocol/errors'
import { fromCose, fromPoint, thumbprintBytes, toCose, toPoint } from '#protocol/public-key'
import {
  encodeRegistrationClientData,
  linkInput,
  parseRegistration,
  parseRegistrationClientData,
  registrationResponse,
} from '#protocol/registration'
import { toLowS } from '#protocol/signature'
import { seed } from '../../support/sizes'
import {
  bytes,
  bytes32,
  publicKey,
  registrationClientData,
  seconds,
} from '../../support/wire/arbitraries'
import { registration } from '../../support/wire/ceremonies'
import { cborEquivalents } from '../../support/wire/cbor'
import { fixture, fixtureBytes } from '../../support/wire/fixtures'
import { credentialKey, deviceKey } from '../../support/wire/keys'
import { highS } from '../../support/wire/signatures'
import { hex } from '../../support/wire/texts'
import * as values from '../../support/wire/values'

test('K4 a registration reads back from its fixture', () => {
  const attestation = parseAttestation(fixtureBytes('registration.attestation'))
  expect(hex(attestation.authenticatorData)).toBe(fixture('registration.authenticator-data'))
  expect(attestation.signature).toEqual(registration.signature)
  const { data, credential } = parseAttestedData(attestation.authenticatorData)
  expect(data).toMatchObject({ flags: 0x45, signCount: 0 })
  expect(credential).toEqual({
    aaguid,
    credentialId: values.credentialId,
    publicKey: credentialKey.publicKey,
  })
  expect(parseRegistrationClientData(utf8(fixture('registration.client-data')))).toMatchObject(
    values.registrationClientData,
  )
})

test('K4 a registration’s parts are read together, and name one credential', () => {
  const parsed = parseRegistration(
    parseCanonical(fixture('registration.response'), registrationResponse),
  )
  expect(parsed).toMatchObject({
    clientData: values.registrationClientData,
    credential: { credentialId: values.credentialId, publicKey: credentialKey.publicKey },
    signature: registration.signature,
  })
  expect(toBase64url(parsed.link)).toBe(registration.response.link)
  const other = toBase64url(values.rising(1, 32))
  const high = toBase64url(highS(parsed.link))
  for (const change of [{ id: other }, { link: high }, { link: undefined }, { transports: [] }]) {
    expect(() => parseRegistration({ ...registration.response, ...change })).toThrow(ProtocolError)
  }
})

test('K4 every registration reads back as itself', () => {
  const data = fc.record({ rpIdHash: bytes(32), flags: fc.nat(255), signCount: seconds })
  const credential = fc.record({ aaguid: bytes(16), credentialId: bytes32, publicKey })
  fc.assert(
    fc.property(
      ...([data, credential, bytes(64).map(toLowS), registrationClientData] as const),
      (fixed, attested, signature, clientData) => {
        expect(parseAuthenticatorData(encodeAuthenticatorData(fixed))).toEqual({ ...fixed })
        const authenticatorData = encodeAttestedData(fixed, attested)
        expect(parseAttestedData(authenticatorData)).toEqual({
          data: { ...fixed },
          credential: { ...attested, publicKey: { ...attested.publicKey } },
        })
        const object = encodeAttestation({ authenticatorData, signature })
        expect(parseAttestation(object)).toEqual({ authenticatorData, signature })
        expect(object.length).toBeLessThanOrEqual(maxAttestationBytes)
        const written = encodeRegistrationClientData(clientData)
        expect(encodeRegistrationClientData(parseRegistrationClientData(written))).toEqual(written)
      },
    ),
    { seed, numRuns: 200 },
  )
})

test('K4 a signature as short as one can be still has one attestation object', () => {
  const signature = new Uint8Array(64)
  signature[31] = 1
  signature[63] = 1
  const object = encodeAttestation({ authenticatorData: registration.authenticatorData, signature })
  expect(hex(object)).toContain('63736967' + '48' + '3006020101020101')
  expect(parseAttestation(object).signature).toEqual(signature)
})

test('K4 no other CBOR of the same attestation is read', () => {
  fc.assert(
    fc.property(cborEquivalents(registration.attestation), ({ name, bytes: other }) => {
      expect(() => parseAttestation(other), name).toThrow(ProtocolError)
    }),
    { seed, numRuns: 500 },
  )
})

test('K4 an attestation or its data, cut or longer, is refused', () => {
  const parsers: readonly (readonly [Bytes, (bytes: Bytes) => unknown])[] = [
    [registration.attestation, parseAttestation],
    [registration.authenticatorData, parseAttestedData],
    [
      encodeAuthenticatorData({ rpIdHash: new Uint8Array(32), flags: 5, signCount: 1 }),
      parseAuthenticatorData,
    ],
    [toCose(credentialKey.publicKey), fromCose],
    [toPoint(credentialKey.publicKey), fromPoint],
  ]
  for (const [valid, parse] of parsers) {
    parse(valid)
    for (let length = 0; length < valid.length; length++) {
      expect(() => parse(valid.slice(0, length))).toThrow(ProtocolError)
    }
    expect(() => parse(Uint8Array.of(...valid, 0))).toThrow(ProtocolError)
    expect(() => parse(new Uint8Array(10_000_000))).toThrow(ProtocolError)
  }
  const short = { authenticatorData: new Uint8Array(37), signature: registration.signature }
  expect(() => encodeAttestation(short)).toThrow(TypeError)
})

test('K4 every change of a COSE key’s frame is refused', () => {
  const cose = toCose(credentialKey.publicKey)
  expect(hex(cose)).toBe(fixture('key.credential.cose'))
  for (const at of [...Array.from({ length: 10 }, (_, i) => i), 42, 43, 44]) {
    for (let bit = 0; bit < 8; bit++) {
      const other = cose.slice()
      other[at] = (other[at] ?? 0) ^ (1 << bit)
      expect(() => fromCose(other), `${at}/${bit}`).toThrow(ProtocolError)
    }
  }
})

test('K4 a key’s three forms are of one key', () => {
  fc.assert(
    fc.property(publicKey, (key) => {
      expect(fromPoint(toPoint(key))).toEqual({ ...key })
      expect(fromCose(toCose(key))).toEqual({ ...key })
    }),
    { seed },
  )
  expect(fromUtf8(thumbprintBytes(deviceKey.publicKey))).toBe(fixture('key.device'))
  const compressed = Uint8Array.of(2, ...toPoint(deviceKey.publicKey).subarray(1, 33))
  expect(() => fromPoint(compressed)).toThrow(ProtocolError)
})

test('K4 the device key vouches for this credential, this challenge and this account', () => {
  const { rpi, iss, tid, dev, chal } = values.credentialOptions
  const link = {
    ...{ rpi, iss, tid, dev, chal },
    credentialId: values.credentialId,
    coseKey: toCose(credentialKey.publicKey),
  }
  expect(hex(linkInput(link))).toBe(fixture('registration.link-input'))
  const other = toBase64url(new Uint8Array(32))
  const changes = [
    ...[
      { rpi: other.slice(0, 22) },
      { iss: iss.replace('7443', '7444') },
      { dev: rpi },
      { chal: other },
    ],
    ...[
      { tid: tid.replace('1', '2') },
      { credentialId: other },
      { coseKey: toCose(deviceKey.publicKey) },
    ],
  ]
  const all = [link, ...changes.map((change) => ({ ...link, ...change }))].map((one) =>
    hex(linkInput(one)),
  )
  expect(new Set(all).size).toBe(all.length)
})
