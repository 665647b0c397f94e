/** One value for every message, with names and times that are easy to find again in a dump. @module */
import type { ApprovalClientData } from '#protocol/approval'
import { toBase64url, utf8, type Bytes } from '#protocol/bytes'
import { contextBytes, type Challenge } from '#protocol/challenge'
import type { Transcript } from '#protocol/connection'
import type { Denial } from '#protocol/denial'
import type {
  EnrollmentConfirmation,
  EnrollmentOffer,
  EnrollmentReply,
  EnrollmentRequest,
} from '#protocol/enrollment'
import type { EnrollmentLink } from '#protocol/links'
import type {
  CredentialOptions,
  CredentialReply,
  CredentialRequest,
  RegistrationClientData,
} from '#protocol/registration'
import type { RemovalRequest, Revocation } from '#protocol/revocation'
import type { VerdictPayload } from '#protocol/verdict'
import { deviceKey, relyingPartyKey, sha256 } from './keys'

/** `length` bytes that count up from `first`. */
export function rising(first: number, length: number): Bytes {
  return Uint8Array.from({ length }, (_, i) => (first + i) & 0xff)
}
const id = (first: number) => toBase64url(rising(first, 16))
const id32 = (first: number) => toBase64url(rising(first, 32))

/** 2026-11-23T09:00:00Z. */
export const now = 1_795_424_400
export const origin = 'https://localhost:7443'
const tid = '5f0c7b1e-3c2a-4d8b-9a51-c0ffee000001'
const iss = `${origin}/${tid}/v2.0`
const rpi = id(0x10)
const dev = id(0x20)
const txn = id(0x30)
const installation = id(0x40)
export const code = id(0x50)
const chal = id32(0x60)
export const credentialId = id32(0x80)
export const exporter = rising(0xe0, 32)

const tenant = { v: 1, rpi, iss, tid } as const
const enrolled = { ...tenant, dev } as const

export const link: EnrollmentLink = {
  rp: origin,
  tenant: tid,
  code,
  key: relyingPartyKey.thumbprint,
  ca: id32(0x00),
}

export const offer: EnrollmentOffer = {
  ...tenant,
  code: toBase64url(sha256(rising(0x50, 16))),
  tenant: { name: 'Contoso', domain: 'contoso.com' },
  account: { name: 'balas@contoso.com', displayName: 'Bala Sandhu' },
  iat: now,
  exp: now + 600,
}
export const enrollmentRequest: EnrollmentRequest = {
  ...tenant,
  code,
  installation,
  key: deviceKey.publicKey,
  device: { name: 'Bala’s laptop', platform: 'linux', version: '0.1.0' },
  iat: now,
}
export const confirmation: EnrollmentConfirmation = { ...enrolled, iat: now }
export const enrollmentReply: EnrollmentReply = {
  ...enrolled,
  key: deviceKey.thumbprint,
  state: 'prepared',
  totp: {
    secret: toBase64url(utf8('12345678901234567890')),
    algorithm: 'SHA1',
    digits: 6,
    periodSeconds: 30,
  },
  iat: now,
}

export const credentialRequest: CredentialRequest = { ...enrolled, code: id(0x51), iat: now }
export const credentialOptions: CredentialOptions = {
  ...enrolled,
  chal,
  iat: now,
  exp: now + 300,
  pinRequired: false,
}
export const registrationClientData: RegistrationClientData = {
  challenge: chal,
  origin,
  registration: { ...enrolled, key: deviceKey.thumbprint },
}
export const credentialReply: CredentialReply = { ...enrolled, cred: credentialId, iat: now }

export const transcript: Transcript = {
  rpi,
  sn: id32(0xa0),
  cn: id32(0xc0),
  relyingPartyFeatures: [],
  deviceFeatures: [],
  exporter,
}
export const account = { iss, dev } as const

export const challenge: Challenge = {
  ...enrolled,
  cred: credentialId,
  txn,
  chal: id32(0x61),
  iat: now,
  exp: now + 60,
  epoch: 1,
  purpose: 'sign-in',
  digits: 2,
  ctx: {
    app: 'Contoso Expenses',
    place: 'This computer',
    ip: '127.0.0.1',
    browser: 'Chrome 143',
    os: 'Linux',
    time: now,
    sameDevice: true,
    knownBrowser: false,
  },
}

/** `challengeHash` is base64url of SHA-256 of the challenge statement. */
export function approvalClientData(challengeHash: string): ApprovalClientData {
  return {
    challenge: challengeHash,
    origin,
    approval: {
      ...tenant,
      txn,
      dev,
      decision: 'approve',
      number: '42',
      ctx: toBase64url(sha256(contextBytes(challenge.ctx))),
    },
  }
}

export function denial(challengeHash: string): Denial {
  return { ...enrolled, txn, challenge: challengeHash, reason: 'not-me', iat: now + 10 }
}
export const verdictPayload: VerdictPayload = {
  ...enrolled,
  txn,
  verdict: { outcome: 'approved' },
  iat: now + 10,
}

export const removalRequest: RemovalRequest = {
  ...enrolled,
  subject: { what: 'credential', cred: credentialId },
  iat: now,
}
export const revocation: Revocation = {
  ...enrolled,
  subject: { what: 'device' },
  reason: 'by-user',
  iat: now,
}
