/** A person's methods as Graph shows them, and the ids by which it knows them. @module */
import { fromBase64url, toBase64url } from '#protocol/bytes'
import type {
  OneTimeCodeRecord,
  TemporaryAccessPassRecord,
  UserRecord,
} from '../directory-records.ts'
import type { CredentialRecord, DeviceRecord } from '../records.ts'
import type { PassUsability } from '../temporary-access-pass.ts'
import type { GraphObject } from './listing.ts'

/** The same in every tenant. */
export const passwordMethodId = '28c10230-6103-485e-b985-444c60001490'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The 16 bytes of an enrolment, written as Graph writes ids. */
export function toGraphId(device: string): string {
  const hex = [...fromBase64url(device)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)]
  return [...parts, hex.slice(20)].join('-')
}

/** The enrolment of an id; undefined where it is none. */
export function fromGraphId(id: string): string | undefined {
  const lower = id.toLowerCase()
  if (!uuid.test(lower)) return undefined
  const pairs = lower.replaceAll('-', '').match(/../g) ?? []
  return toBase64url(Uint8Array.from(pairs, (pair) => parseInt(pair, 16)))
}

/** A device's codes are a method of their own: their id is the device's with its first bit turned. */
export function toCodeId(device: string): string {
  const id = toGraphId(device)
  return (parseInt(id.charAt(0), 16) ^ 8).toString(16) + id.slice(1)
}

/** `createdDateTime` only once phone sign-in is on: so Graph tells that it is. */
export function toAuthenticator(
  device: DeviceRecord,
  credential: CredentialRecord | undefined,
): GraphObject {
  return {
    id: toGraphId(device.id),
    displayName: device.name,
    deviceTag: credential === undefined ? '' : 'SoftwareTokenActivated',
    phoneAppVersion: device.version,
    createdDateTime: credential === undefined ? null : timeOf(credential.createdAt),
  }
}

export function toPassword({ passwordChangedAt }: UserRecord): GraphObject {
  return { id: passwordMethodId, password: null, createdDateTime: timeOf(passwordChangedAt) }
}

/** The secret is never shown again. */
export function toCode({ device }: OneTimeCodeRecord): GraphObject {
  return { id: toCodeId(device), secretKey: null }
}

/** `value`: the pass itself, once. */
export function toPass(
  pass: TemporaryAccessPassRecord,
  usability: PassUsability,
  value?: string,
): GraphObject {
  return {
    id: pass.id,
    temporaryAccessPass: value ?? null,
    createdDateTime: timeOf(pass.createdAt),
    startDateTime: timeOf(pass.startsAt),
    lifetimeInMinutes: pass.lifetimeMs / 60_000,
    isUsableOnce: pass.usableOnce,
    isUsable: usability === 'EnabledByPolicy',
    methodUsabilityReason: usability,
  }
}

export const timeOf = (at: number): string => new Date(at).toISOString()

export const methodTypes = {
  authenticator: '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod',
  password: '#microsoft.graph.passwordAuthenticationMethod',
  code: '#microsoft.graph.softwareOathAuthenticationMethod',
  pass: '#microsoft.graph.temporaryAccessPassAuthenticationMethod',
} as const
export type MethodKind = keyof typeof methodTypes
