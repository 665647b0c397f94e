/** Every parser of the protocol with one input that it accepts. @module */
import { parseApproval, parseApprovalClientData } from '#protocol/approval'
import { parseAttestation } from '#protocol/attestation'
import { parseAttestedData, parseAuthenticatorData } from '#protocol/authenticator-data'
import { fromBase64url, fromUtf8, toBase64url, utf8, type Bytes } from '#protocol/bytes'
import { encodeCanonical, parseCanonical, parseShape, type Canonical } from '#protocol/canonical'
import { deviceRoutes } from '#protocol/device-http'
import { encodeFrame, parseDeviceFrame, parseRelyingPartyFrame } from '#protocol/frames'
import { problemBody } from '#protocol/http'
import { parseStatement } from '#protocol/jws'
import { pageRoutes } from '#protocol/page-http'
import { fromCose, fromPoint, toCose, toPoint } from '#protocol/public-key'
import { parseRegistration, parseRegistrationClientData } from '#protocol/registration'
import { checkSignature, fromDer, toDer } from '#protocol/signature'
import { deviceBodies, pageBodies, problem } from './bodies'
import { approval, registration } from './ceremonies'
import { deviceFrames, relyingPartyFrames } from './frames'
import { credentialKey } from './keys'
import { statementSamples } from './statements'

export interface Parser<Input> {
  readonly name: string
  readonly valid: Input
  readonly parse: (input: Input) => unknown
}

const point = toPoint(credentialKey.publicKey)

export const byteParsers: readonly Parser<Bytes>[] = [
  { name: 'fromUtf8', valid: approval.clientData, parse: fromUtf8 },
  { name: 'parseApprovalClientData', valid: approval.clientData, parse: parseApprovalClientData },
  {
    name: 'parseRegistrationClientData',
    valid: registration.clientData,
    parse: parseRegistrationClientData,
  },
  {
    name: 'parseAuthenticatorData',
    valid: approval.authenticatorData,
    parse: parseAuthenticatorData,
  },
  { name: 'parseAttestedData', valid: registration.authenticatorData, parse: parseAttestedData },
  { name: 'parseAttestation', valid: registration.attestation, parse: parseAttestation },
  { name: 'fromPoint', valid: point, parse: fromPoint },
  { name: 'fromCose', valid: toCose(credentialKey.publicKey), parse: fromCose },
  { name: 'checkSignature', valid: approval.signature, parse: checkSignature },
  { name: 'fromDer', valid: toDer(approval.signature), parse: fromDer },
]

export const textParsers: readonly Parser<string>[] = [
  { name: 'fromBase64url', valid: toBase64url(approval.signature), parse: fromBase64url },
  ...statementSamples.map(({ statement, jws }) => ({
    name: statement.type,
    valid: jws,
    parse: (text: string) => parseStatement(statement, text),
  })),
  ...Object.values(deviceFrames).map((frame) => ({
    name: `parseDeviceFrame ${frame.type}`,
    valid: encodeFrame(frame),
    parse: parseDeviceFrame,
  })),
  ...Object.values(relyingPartyFrames).map((frame) => ({
    name: `parseRelyingPartyFrame ${frame.type}`,
    valid: encodeFrame(frame),
    parse: parseRelyingPartyFrame,
  })),
]

const routes = [
  ...Object.entries(deviceRoutes).map(([name, route]) => ({
    name: `device.${name}`,
    route,
    body: deviceBodies[name as keyof typeof deviceBodies],
  })),
  ...Object.entries(pageRoutes).map(([name, route]) => ({
    name: `page.${name}`,
    route,
    body: pageBodies[name as keyof typeof pageBodies],
  })),
]

/** What is read from parsed JSON. */
export const valueParsers: readonly Parser<unknown>[] = [
  { name: 'parseApproval', valid: approval.response, parse: parseApproval },
  { name: 'parseRegistration', valid: registration.response, parse: parseRegistration },
  { name: 'problem', valid: problem, parse: (value) => parseShape(value, problemBody) },
  ...routes.flatMap(({ name, route, body }) => [
    {
      name: `${name}.request`,
      valid: body.request,
      parse: (value: unknown) => parseShape<unknown>(value, route.request),
    },
    {
      name: `${name}.response`,
      valid: body.response,
      parse: (value: unknown) => parseShape<unknown>(value, route.response),
    },
  ]),
]

/** Each place where JSON stands inside a message: its text, and how a whole message with another text is read. */
export const jsonPlaces: readonly Parser<string>[] = [
  {
    name: 'approval clientDataJSON',
    valid: fromUtf8(approval.clientData),
    parse: (text) => parseApprovalClientData(utf8(text)),
  },
  {
    name: 'registration clientDataJSON',
    valid: fromUtf8(registration.clientData),
    parse: (text) => parseRegistrationClientData(utf8(text)),
  },
  ...textParsers.filter(({ name }) => name.includes('Frame ')),
  ...statementSamples.flatMap(({ statement, payload, jws }) => {
    const [head = '', body = '', signature = ''] = jws.split('.')
    return [
      {
        name: `${statement.type} header`,
        valid: fromUtf8(fromBase64url(head)),
        parse: (text: string) =>
          parseStatement(statement, [toBase64url(utf8(text)), body, signature].join('.')),
      },
      {
        name: `${statement.type} payload`,
        valid: encodeCanonical(payload),
        parse: (text: string) =>
          parseStatement(statement, [head, toBase64url(utf8(text)), signature].join('.')),
      },
    ]
  }),
  ...routes.map(({ name, route, body }) => ({
    name: `${name}.request`,
    valid: encodeCanonical(body.request as Canonical),
    parse: (text: string) => parseCanonical<unknown>(text, route.request),
  })),
]
