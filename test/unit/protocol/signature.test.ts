/** One signature, one encoding: r‖s with a low S, and strict DER. @module */
import { createPublicKey, verify } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ProtocolError } from '#protocol/errors'
import {
  checkSignature,
  fromDer,
  isSignature,
  maxDerBytes,
  toDer,
  toLowS,
} from '#protocol/signature'
import { seed } from '../../support/sizes'
import { bytes } from '../../support/wire/arbitraries'
import { derEquivalents, highS } from '../../support/wire/signatures'
import { approval } from '../../support/wire/ceremonies'
import { fixture, fixtureBytes } from '../../support/wire/fixtures'
import { credentialKey } from '../../support/wire/keys'
import { hex } from '../../support/wire/texts'

const signature = bytes(64).map(toLowS)

test('K4 a signature crosses as 64 bytes or as DER, and either gives the other', () => {
  expect(hex(toDer(fixtureBytes('approval.signature')))).toBe(fixture('approval.signature.der'))
  expect(hex(fromDer(fixtureBytes('approval.signature.der')))).toBe(fixture('approval.signature'))
  fc.assert(
    fc.property(signature, (any) => {
      expect(fromDer(toDer(any))).toEqual(any)
    }),
    { seed },
  )
})

test('K4 the shortest and the longest numbers keep their one encoding', () => {
  const one = new Uint8Array(64)
  one[31] = 1
  one[63] = 0x80
  expect(hex(toDer(one))).toBe('3007' + '020101' + '02020080')
  const long = new Uint8Array(64).fill(0xff, 0, 32)
  long[32] = 0x7f
  expect(toDer(long)).toHaveLength(71)
  expect(maxDerBytes).toBe(72)
  for (const any of [one, long, new Uint8Array(64)]) expect(fromDer(toDer(any))).toEqual(any)
})

test('K4 of (r, s) and (r, n−s) only the low one is a signature', () => {
  const key = createPublicKey({ key: credentialKey.publicKey, format: 'jwk' })
  const holds = (bytes: Uint8Array) =>
    verify('sha256', approval.input, { key, dsaEncoding: 'ieee-p1363' }, bytes)
  const high = highS(approval.signature)
  // Both would verify, which is why the form decides.
  expect([holds(approval.signature), holds(high)]).toEqual([true, true])
  expect([isSignature(approval.signature), isSignature(high)]).toEqual([true, false])
  expect(toLowS(high)).toEqual(approval.signature)
  expect(toLowS(approval.signature)).toEqual(approval.signature)
  expect(() => checkSignature(high)).toThrow(ProtocolError)
  expect(() => fromDer(toDer(high))).toThrow(ProtocolError)
  const edge = (last: number) =>
    Uint8Array.from([
      ...new Uint8Array(32).fill(1),
      ...Buffer.from('7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192', 'hex'),
      last,
    ])
  expect([isSignature(edge(0xa8)), isSignature(edge(0xa9))]).toEqual([true, false])
})

test('K4 no other DER of the same numbers is read', () => {
  fc.assert(
    fc.property(
      signature.chain((any) => derEquivalents(any)),
      ({ name, der }) => {
        expect(() => fromDer(der), name).toThrow(ProtocolError)
      },
    ),
    { seed, numRuns: 1000 },
  )
})

test('K4 DER cut at any length, or of any other bytes, ends in the one error', () => {
  const der = toDer(approval.signature)
  for (let length = 0; length < der.length; length++) {
    expect(() => fromDer(der.slice(0, length))).toThrow(ProtocolError)
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (any) => {
      let read: Uint8Array
      try {
        read = toDer(fromDer(new Uint8Array(any)))
      } catch (error) {
        expect(error).toBeInstanceOf(ProtocolError)
        return
      }
      expect(read).toEqual(new Uint8Array(any))
    }),
    { seed, numRuns: 1000 },
  )
  expect(() => fromDer(new Uint8Array(1_000_000))).toThrow('TOO_LONG')
})

test('K4 a signature of another length is the caller’s mistake where it is written', () => {
  for (const length of [0, 63, 65]) {
    expect(isSignature(new Uint8Array(length))).toBe(false)
    expect(() => toDer(new Uint8Array(length))).toThrow(TypeError)
    expect(() => toLowS(new Uint8Array(length))).toThrow(TypeError)
    expect(() => checkSignature(new Uint8Array(length))).toThrow(ProtocolError)
  }
})
