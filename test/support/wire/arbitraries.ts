/** Any valid value of every message, for properties. @module */
import fc from 'fast-check'
import type { Approved } from '#protocol/approval'
import { toBase64url, type Bytes } from '#protocol/bytes'
import type { Challenge } from '#protocol/challenge'
import { denialReason } from '#protocol/denial'
import { toDisplayText } from '#protocol/display-text'
import type { Verdict } from '#protocol/verdict'
import { refusalReason } from '#protocol/verdict'

export const bytes = (length: number): fc.Arbitrary<Bytes> =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((value) => new Uint8Array(value))

export const base64url = (length: number) => bytes(length).map(toBase64url)
export const identifier = base64url(16)
export const bytes32 = base64url(32)
export const seconds = fc.integer({ min: 0, max: 0xffff_ffff })

export const tenantId = fc.uuid()
const port = fc.integer({ min: 1, max: 65_535 }).filter((value) => value !== 443)
export const origin = port.map((value) => `https://localhost:${value}`)
export const issuer = fc.tuple(origin, tenantId).map(([at, tid]) => `${at}/${tid}/v2.0`)

/** Text that people may be shown, of every script. */
export const displayText = (max: number) =>
  fc
    .oneof(fc.string({ maxLength: max }), fc.string({ maxLength: max, unit: 'grapheme' }))
    .map((text) => toDisplayText(text, max))
    .filter((text) => text !== '')

export const typedNumber = fc
  .constantFrom(2, 3, 6)
  .chain((length) => fc.nat(10 ** length - 1).map((n) => String(n).padStart(length, '0')))

export const features = fc.array(fc.stringMatching(/^[a-z][a-z0-9-]{0,31}$/), { maxLength: 16 })
export const publicKey = fc.record({
  kty: fc.constant('EC' as const),
  crv: fc.constant('P-256' as const),
  x: bytes32,
  y: bytes32,
})

const one = fc.constant(1 as const)
const tenantNames = { v: one, rpi: identifier, iss: issuer, tid: tenantId }
const names = { ...tenantNames, dev: identifier }

export const challenge: fc.Arbitrary<Challenge> = fc.record({
  ...names,
  cred: bytes32,
  txn: identifier,
  chal: bytes32,
  iat: seconds,
  exp: seconds,
  epoch: fc.integer({ min: 1, max: 0xffff_ffff }),
  purpose: fc.constant('sign-in' as const),
  digits: fc.constantFrom(2 as const, 3 as const, 6 as const),
  ctx: fc.record(
    {
      app: displayText(120),
      place: displayText(120),
      ip: fc.oneof(fc.ipV4(), fc.ipV6()).filter((ip) => /^[0-9a-f.:]{2,45}$/.test(ip)),
      browser: displayText(60),
      os: displayText(60),
      time: seconds,
      sameDevice: fc.boolean(),
      sameNetwork: fc.boolean(),
      knownBrowser: fc.boolean(),
    },
    { requiredKeys: ['app', 'time'] },
  ),
})

export const approved: fc.Arbitrary<Approved> = fc.record({
  ...names,
  txn: identifier,
  decision: fc.constant('approve' as const),
  number: typedNumber,
  ctx: bytes32,
})
export const approvalClientData = fc.record({ challenge: bytes32, origin, approval: approved })
export const registrationClientData = fc.record({
  challenge: bytes32,
  origin,
  registration: fc.record({ ...names, key: bytes32 }),
})

const reason = fc.constantFrom(...denialReason.options)
export const verdict: fc.Arbitrary<Verdict> = fc.oneof(
  fc.constantFrom('approved' as const, 'wrong-number', 'expired', 'withdrawn').map((outcome) => ({
    outcome,
  })),
  reason.map((why) => ({ outcome: 'denied' as const, reason: why })),
  fc.constantFrom(...refusalReason.options).map((why) => ({
    outcome: 'refused' as const,
    reason: why,
  })),
)
const subject = fc.oneof(
  fc.constant({ what: 'device' as const }),
  bytes32.map((cred) => ({ what: 'credential' as const, cred })),
)

/** By statement type; `Record` so that a new statement does not compile without one. */
export const payloads = {
  'approval-challenge+1': challenge,
  'approval-denial+1': fc.record({
    ...names,
    txn: identifier,
    challenge: bytes32,
    reason,
    iat: seconds,
  }),
  'approval-verdict+1': fc.record({ ...names, txn: identifier, verdict, iat: seconds }),
  'enrollment-offer+1': fc.record({
    ...tenantNames,
    code: bytes32,
    tenant: fc.record({ name: displayText(80), domain: displayText(80) }),
    account: fc.record({
      name: fc.tuple(displayText(50), displayText(60)).map(([user, at]) => `${user}@${at}`),
      displayName: displayText(80),
    }),
    iat: seconds,
    exp: seconds,
  }),
  'enrollment-request+1': fc.record({
    ...tenantNames,
    code: identifier,
    installation: identifier,
    key: publicKey,
    device: fc.record({
      name: displayText(60),
      platform: fc.constantFrom('linux' as const, 'macos' as const, 'windows' as const),
      version: fc.tuple(fc.nat(9999), fc.nat(9999), fc.nat(9999)).map((parts) => parts.join('.')),
    }),
    iat: seconds,
  }),
  'enrollment-confirmation+1': fc.record({ ...names, iat: seconds }),
  'enrollment-reply+1': fc.record(
    {
      ...names,
      key: bytes32,
      state: fc.constantFrom('prepared' as const, 'active' as const),
      totp: fc.record({
        secret: fc.integer({ min: 2, max: 64 }).chain(base64url),
        algorithm: fc.constantFrom('SHA1' as const, 'SHA256' as const, 'SHA512' as const),
        digits: fc.constantFrom(6 as const, 8 as const),
        periodSeconds: fc.integer({ min: 15, max: 120 }),
      }),
      iat: seconds,
    },
    { requiredKeys: ['v', 'rpi', 'iss', 'tid', 'dev', 'key', 'state', 'iat'] },
  ),
  'credential-request+1': fc.record(
    { ...names, code: identifier, iat: seconds },
    { requiredKeys: ['v', 'rpi', 'iss', 'tid', 'dev', 'iat'] },
  ),
  'credential-options+1': fc.record({
    ...names,
    chal: bytes32,
    iat: seconds,
    exp: seconds,
    pinRequired: fc.boolean(),
  }),
  'credential-reply+1': fc.record({ ...names, cred: bytes32, iat: seconds }),
  'removal-request+1': fc.record({ ...names, subject, iat: seconds }),
  'device-revocation+1': fc.record({
    ...names,
    subject,
    reason: fc.constantFrom('by-device' as const, 'by-user', 'by-admin', 'unknown-device'),
    iat: seconds,
  }),
} as const
