/** An approval: WebAuthn's bytes, with one text a value. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  encodeApprovalClientData,
  parseApproval,
  parseApprovalClientData,
  webAuthnInput,
} from '#protocol/approval'
import { fromBase64url, fromUtf8, toBase64url, utf8 } from '#protocol/bytes'
import { parseCanonical } from '#protocol/canonical'
import { approvalResponse } from '#protocol/approval'
import { contextBytes } from '#protocol/challenge'
import { maxClientDataBytes } from '#protocol/client-data'
import { ProtocolError } from '#protocol/errors'
import { parseRegistrationClientData } from '#protocol/registration'
import { seed } from '../../support/sizes'
import { approvalClientData } from '../../support/wire/arbitraries'
import { approval, registration } from '../../support/wire/ceremonies'
import { fixture, fixtureBytes } from '../../support/wire/fixtures'
import { sha256 } from '../../support/wire/keys'
import { challengeHash } from '../../support/wire/statements'
import { hex } from '../../support/wire/texts'
import * as values from '../../support/wire/values'

test('K4 an approval reads back from its fixture', () => {
  const parsed = parseApproval(parseCanonical(fixture('approval.response'), approvalResponse))
  expect(parsed.credentialId).toBe(values.credentialId)
  expect(parsed.clientData).toMatchObject(values.approvalClientData(challengeHash))
  expect(fromUtf8(parsed.clientDataBytes)).toBe(fixture('approval.client-data'))
  expect(hex(parsed.authenticatorData)).toBe(fixture('approval.authenticator-data'))
  expect(hex(parsed.signature)).toBe(fixture('approval.signature'))
})

test('K4 an approval names the challenge as it was received and what was shown', () => {
  expect(challengeHash).toBe(toBase64url(sha256(utf8(fixture('approval-challenge+1.jws')))))
  expect(fromUtf8(contextBytes(values.challenge.ctx))).toBe(fixture('approval-challenge+1.context'))
  const { challenge, approval: said } = parseApprovalClientData(approval.clientData)
  expect(challenge).toBe(fixture('approval-challenge+1.sha256'))
  expect(said.ctx).toBe(toBase64url(sha256(utf8(fixture('approval-challenge+1.context')))))
})

test('K4 the signature is over authenticator data and the hash of clientDataJSON', () => {
  const input = webAuthnInput(approval.authenticatorData, sha256(approval.clientData))
  expect(hex(input)).toBe(
    fixture('approval.authenticator-data') + hex(sha256(utf8(fixture('approval.client-data')))),
  )
  expect(input).toEqual(fixtureBytes('approval.input'))
})

test('K4 every clientDataJSON reads back as itself, in one order', () => {
  fc.assert(
    fc.property(approvalClientData, (any) => {
      const bytes = encodeApprovalClientData(any)
      expect(parseApprovalClientData(bytes)).toMatchObject(any)
      expect(encodeApprovalClientData(parseApprovalClientData(bytes))).toEqual(bytes)
      expect(bytes.length).toBeLessThanOrEqual(maxClientDataBytes)
      expect(fromUtf8(bytes)).toMatch(
        /^\{"type":"approval.get","challenge":"[^"]+","origin":"[^"]+","crossOrigin":false,"approval":\{"v":1,"rpi":"[^"]+","iss":"[^"]+","tid":"[^"]+","txn":"[^"]+","dev":"[^"]+","decision":"approve","number":"[0-9]+","ctx":"[^"]+"\}\}$/,
      )
    }),
    { seed, numRuns: 200 },
  )
})

const text = fixture('approval.client-data')
test.for([
  ['another type', text.replace('approval.get', 'webauthn.get')],
  ['crossOrigin true', text.replace('false', 'true')],
  ['topOrigin', text.replace('false', 'false,"topOrigin":"https://localhost:7443"')],
  ['no crossOrigin', text.replace('"crossOrigin":false,', '')],
  ['another decision', text.replace('"approve"', '"deny"')],
  ['a later version', text.replace('"v":1', '"v":2')],
  ['another machine', text.replaceAll('https://localhost', 'https://example')],
  ['tokenBinding', `${text.slice(0, -1)},"tokenBinding":{"status":"supported"}}`],
  ['a challenge of 31 bytes', text.replace(challengeHash, challengeHash.slice(0, 42))],
] as const)('K4 clientDataJSON with %s is refused', ([, other]) => {
  expect(other).not.toBe(text)
  expect(() => parseApprovalClientData(utf8(other))).toThrow(ProtocolError)
})

test('K4 what is too long is refused before it is read', () => {
  const long = { ...approval.response, clientDataJSON: 'A'.repeat(2_000_000) }
  expect(() => parseApproval(long)).toThrow('SHAPE_INVALID at clientDataJSON')
  expect(() => parseApprovalClientData(new Uint8Array(maxClientDataBytes + 1))).toThrow('TOO_LONG')
  expect(() => parseRegistrationClientData(registration.authenticatorData)).toThrow(ProtocolError)
})

test('K4 nobody writes an approval that the other side would refuse', () => {
  const value = values.approvalClientData(challengeHash)
  const wrong = { ...value, approval: { ...value.approval, number: '4' } }
  expect(() => encodeApprovalClientData(wrong)).toThrow(TypeError)
  expect(() => encodeApprovalClientData({ ...value, origin: 'https://evil' })).toThrow(TypeError)
})

test('K4 an approval whose parts are not base64url of the right length is refused', () => {
  const { response } = approval
  for (const [name, value] of Object.entries(response)) {
    for (const bad of ['', `${value}=`, `${value}A`, ` ${value}`, value.slice(0, -1), null, 1]) {
      expect(() => parseApproval({ ...response, [name]: bad }), `${name} ${String(bad)}`).toThrow(
        ProtocolError,
      )
    }
  }
  expect(() => parseApproval({ ...response, userHandle: 'AA' })).toThrow(ProtocolError)
  expect(fromBase64url(response.authenticatorData)).toHaveLength(37)
})
