/** A signature made for one ceremony is good for no other. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeApprovalClientData, webAuthnInput } from '#protocol/approval'
import { encodeAttestedData, encodeAuthenticatorData } from '#protocol/authenticator-data'
import { toBase64url, utf8, type Bytes } from '#protocol/bytes'
import { deviceProofInput, relyingPartyProofInput } from '#protocol/connection'
import { ProtocolError } from '#protocol/errors'
import { statementInput } from '#protocol/jws'
import { encodeRegistrationClientData, linkInput } from '#protocol/registration'
import { toDer } from '#protocol/signature'
import { figure, seed } from '../../support/sizes'
import * as any from '../../support/wire/arbitraries'
import { ceremonies, holds, signings } from '../../support/wire/endpoints'
import { approval, registration } from '../../support/wire/ceremonies'
import { deviceFrames, relyingPartyFrames } from '../../support/wire/frames'
import { credentialKey, sha256 } from '../../support/wire/keys'
import { statementSamples } from '../../support/wire/statements'

function accepts(accept: () => boolean): boolean {
  try {
    return accept()
  } catch (error) {
    if (error instanceof ProtocolError) return false
    throw error
  }
}

test('A6 each message is accepted at its own endpoint and refused at every other', () => {
  let refused = 0
  for (const sent of ceremonies) {
    for (const endpoint of ceremonies) {
      const accepted = accepts(() => endpoint.accepts(sent.message))
      expect([sent.name, endpoint.name, accepted]).toEqual([
        sent.name,
        endpoint.name,
        sent === endpoint,
      ])
      if (!accepted) refused++
    }
  }
  const all = ceremonies.length
  expect(refused).toBe(all * (all - 1))
  figure('A6', `${all} ceremonies × ${all} endpoints, ${refused}/${all * (all - 1)} others refused`)
})

test('A6 no signature holds over what another ceremony signs, whoever signed it', () => {
  for (const a of signings) {
    for (const b of signings) {
      const held = holds(a.signer.publicKey, b.input, a.signature)
      expect([a.name, b.name, held]).toEqual([a.name, b.name, a === b])
    }
  }
})

test('A6 a signature put into another ceremony’s message is refused there', () => {
  const sign = (input: Bytes) => credentialKey.sign(input)
  for (const { name, signature } of signings) {
    const inApproval = { ...approval.response, signature: toBase64url(toDer(signature)) }
    const inLink = { ...registration.response, link: toBase64url(signature) }
    const inProof = { ...deviceFrames.prove, proof: toBase64url(signature) }
    const inHello = { ...relyingPartyFrames.hello, proof: toBase64url(signature) }
    for (const endpoint of ceremonies) {
      for (const message of [inApproval, inLink, inProof, inHello]) {
        const own = ceremonies.find(
          (one) => JSON.stringify(one.message) === JSON.stringify(message),
        )
        const accepted = accepts(() => endpoint.accepts(message))
        expect([name, endpoint.name, accepted]).toEqual([name, endpoint.name, own === endpoint])
      }
    }
  }
  // And a statement of one type under another's signature.
  for (const a of statementSamples) {
    for (const b of statementSamples) {
      const mixed = `${a.jws.split('.').slice(0, 2).join('.')}.${b.jws.split('.')[2] ?? ''}`
      const endpoint = ceremonies.find(({ name }) => name === a.statement.type)
      expect(accepts(() => endpoint?.accepts(mixed) ?? false)).toBe(a === b)
    }
  }
  expect(sign(approval.input)).toEqual(approval.signature)
})

const account = fc.record({ iss: any.issuer, dev: any.identifier })
const transcript = fc.record({
  ...{ rpi: any.identifier, sn: any.bytes32, cn: any.bytes32 },
  ...{ relyingPartyFeatures: any.features, deviceFeatures: any.features, exporter: any.bytes(32) },
})
const data = fc.record({ rpIdHash: any.bytes(32), flags: fc.nat(255), signCount: any.seconds })

/** What may be signed at all, with the value that it states. */
const signable: fc.Arbitrary<readonly [name: string, value: unknown, input: Bytes]> = fc.oneof(
  ...statementSamples.map(({ statement }) =>
    fc.tuple(any.payloads[statement.type], any.bytes32).map(([payload, kid]) => {
      const input = utf8(statementInput(statement, kid, payload))
      return [statement.type, [payload, kid], input] as const
    }),
  ),
  fc.tuple(data, any.approvalClientData).map((value) => {
    const clientDataHash = sha256(encodeApprovalClientData(value[1]))
    return [
      'approval',
      value,
      webAuthnInput(encodeAuthenticatorData(value[0]), clientDataHash),
    ] as const
  }),
  fc
    .tuple(
      data,
      fc.record({ aaguid: any.bytes(16), credentialId: any.bytes32, publicKey: any.publicKey }),
      any.registrationClientData,
    )
    .map((value) => {
      const clientDataHash = sha256(encodeRegistrationClientData(value[2]))
      const attested = encodeAttestedData(value[0], value[1])
      return ['registration', value, webAuthnInput(attested, clientDataHash)] as const
    }),
  fc
    .record({
      ...{ rpi: any.identifier, iss: any.issuer, tid: any.tenantId, dev: any.identifier },
      ...{ chal: any.bytes32, credentialId: any.bytes32, coseKey: any.bytes(77) },
    })
    .map((value) => ['link', value, linkInput(value)] as const),
  transcript.map(
    (value) => ['relying party’s proof', value, relyingPartyProofInput(value)] as const,
  ),
  fc
    .tuple(transcript, account)
    .map((value) => ['device’s proof', value, deviceProofInput(...value)] as const),
)

test('K4 two different statements never have the same signed bytes', () => {
  const seen = new Map<string, string>()
  fc.assert(
    fc.property(signable, ([name, value, input]) => {
      const stated = fc.stringify([name, value])
      const bytes = Buffer.from(input).toString('base64')
      expect(seen.get(bytes) ?? stated).toBe(stated)
      seen.set(bytes, stated)
    }),
    { seed, numRuns: 2000 },
  )
  expect(seen.size).toBeGreaterThan(1900)
})

test('K4 the first bytes tell what kind of thing is signed', () => {
  // A frame begins with a length below 2²⁴, a statement with its header, WebAuthn with the hash of the rpId.
  const kind = (input: Bytes) => (input[0] === 0 ? 'frame' : input[0] === 0x65 ? 'jws' : 'webauthn')
  const kinds = Object.fromEntries(signings.map(({ name, input }) => [name, kind(input)]))
  expect(kinds).toMatchObject({
    ...Object.fromEntries(statementSamples.map(({ statement }) => [statement.type, 'jws'])),
    ...{ approval: 'webauthn', registration: 'webauthn' },
    ...{ 'relying party’s proof': 'frame', 'device’s proof': 'frame', link: 'frame' },
  })
  expect([approval.input[0], registration.input[0]]).toEqual([0x49, 0x49])
})
