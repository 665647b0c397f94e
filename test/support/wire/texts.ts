/** Everything that crosses, as text or hex, by the name of its fixture. @module */
import { encodeCanonical, type Canonical } from '#protocol/canonical'
import { contextBytes } from '#protocol/challenge'
import { encodeFrame } from '#protocol/frames'
import { encodeEnrollmentLink } from '#protocol/links'
import { thumbprintBytes, toCose, toPoint } from '#protocol/public-key'
import { toDer } from '#protocol/signature'
import { deviceBodies, pageBodies, polledBodies, problem } from './bodies'
import { approval, connection, registration } from './ceremonies'
import { deviceFrames, relyingPartyFrames } from './frames'
import { credentialKey, deviceKey, relyingPartyKey } from './keys'
import { challengeHash, statementSamples } from './statements'
import { challenge, link } from './values'

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8')
}

const keys = Object.entries({
  'relying-party': relyingPartyKey,
  device: deviceKey,
  credential: credentialKey,
}).flatMap(([name, key]) => [
  [`key.${name}`, text(thumbprintBytes(key.publicKey))],
  [`key.${name}.thumbprint`, key.thumbprint],
])

const statements = statementSamples.flatMap(({ statement, payload, jws }) => [
  [`${statement.type}.payload`, encodeCanonical(payload)],
  [`${statement.type}.jws`, jws],
])

const frames = [
  ...Object.values(deviceFrames).map((frame) => [`frame.device.${frame.type}`, encodeFrame(frame)]),
  ...Object.values(relyingPartyFrames).map((frame) => [
    `frame.relying-party.${frame.type}`,
    encodeFrame(frame),
  ]),
]

const bodies = [
  ...Object.entries(deviceBodies).map(([name, body]) => [`device.${name}`, body] as const),
  ...Object.entries(pageBodies).map(([name, body]) => [`page.${name}`, body] as const),
  ['device.poll', polledBodies] as const,
].flatMap(([name, { request, response }]) => [
  [`${name}.request`, encodeCanonical(request as Canonical)],
  [`${name}.response`, encodeCanonical(response as Canonical)],
])

export const wireTexts: Readonly<Record<string, string>> = Object.fromEntries([
  ...keys,
  ['key.credential.point', hex(toPoint(credentialKey.publicKey))],
  ['key.credential.cose', hex(toCose(credentialKey.publicKey))],
  ['enrollment-link', encodeEnrollmentLink(link)],
  ...statements,
  ['approval-challenge+1.sha256', challengeHash],
  ['approval-challenge+1.context', text(contextBytes(challenge.ctx))],
  ['approval.client-data', text(approval.clientData)],
  ['approval.authenticator-data', hex(approval.authenticatorData)],
  ['approval.input', hex(approval.input)],
  ['approval.signature', hex(approval.signature)],
  ['approval.signature.der', hex(toDer(approval.signature))],
  ['approval.response', encodeCanonical(approval.response)],
  ['registration.client-data', text(registration.clientData)],
  ['registration.authenticator-data', hex(registration.authenticatorData)],
  ['registration.input', hex(registration.input)],
  ['registration.attestation', hex(registration.attestation)],
  ['registration.link-input', hex(registration.linkInput)],
  ['registration.response', encodeCanonical(registration.response)],
  ['connection.relying-party-input', hex(connection.relyingPartyInput)],
  ['connection.device-input', hex(connection.deviceInput)],
  ...frames,
  ...bodies,
  ['problem', encodeCanonical(problem)],
]) as Record<string, string>
