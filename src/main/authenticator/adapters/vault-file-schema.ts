/** The form of the vault's file, version 1. @module */
import { z, type ZodType } from 'zod'
import { approvalResponse } from '#protocol/approval'
import { accountName } from '#protocol/enrollment'
import {
  bytes32,
  bytesOf,
  bytesUpTo,
  displayText,
  identifier,
  issuer,
  origin,
  publicKey,
  tenantId,
} from '#protocol/fields'
import { registrationResponse } from '#protocol/registration'
import { revocationReason } from '#protocol/revocation'
import type { VaultState } from '../vault-state.ts'

export const vaultFileVersion = 1

const epochMs = z.int().min(0)
const uint32 = z.int().min(0).max(0xffff_ffff)

const relyingParty = z.strictObject({
  origin,
  instance: identifier,
  publicKey,
  certificateHash: bytes32,
  certificate: bytesUpTo(4096),
})
const tenant = z.strictObject({ id: tenantId, name: displayText(80), domain: displayText(80) })
const person = z.strictObject({ name: accountName, displayName: displayText(80) })

/** The upper bounds keep a damaged file from asking for all memory. */
const derivation = z.strictObject({
  memoryKiB: z.int().min(8).max(1_048_576),
  passes: z.int().min(1).max(64),
  lanes: z.int().min(1).max(16),
})
const sealed = z.strictObject({
  pinId: identifier,
  derivation,
  nonce: bytesOf(12),
  ciphertext: bytesOf(48),
})
const osSealed = z.strictObject({
  osId: identifier,
  nonce: bytesOf(12),
  ciphertext: bytesOf(48),
})
const credential = z.strictObject({
  id: bytes32,
  publicKey,
  counter: uint32,
  pinRequired: z.boolean(),
  sealed,
  osSealed: osSealed.exactOptional(),
})
const signed = z.strictObject({ txn: identifier, challenge: bytes32, response: approvalResponse })
const deletion = z.enum(['wrong-pins', 'forgotten-pin'])

const phoneSignIn = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('preparing'),
    credential,
    registration: registrationResponse,
  }),
  z.strictObject({ state: z.literal('active'), credential, signed: signed.optional() }),
  z.strictObject({
    state: z.literal('deleted'),
    credentialId: bytes32,
    reason: z.enum(['turned-off', ...deletion.options]),
  }),
])

const totp = z.strictObject({
  algorithm: z.enum(['SHA1', 'SHA256', 'SHA512']),
  digits: z.union([z.literal(6), z.literal(8)]),
  periodSeconds: z.int().min(15).max(120),
})

const facts = {
  id: identifier,
  relyingParty,
  issuer,
  tenant,
  account: person,
  installation: identifier,
  deviceKey: publicKey,
  phoneSignIn: phoneSignIn.optional(),
  totp: totp.exactOptional(),
  addedAt: epochMs,
}
const account = z
  .discriminatedUnion('state', [
    z.strictObject({
      ...facts,
      state: z.literal('preparing'),
      code: z.optional(identifier),
      dev: z.exactOptional(identifier),
    }),
    z.strictObject({ ...facts, state: z.literal('active'), dev: identifier }),
    z.strictObject({ ...facts, state: z.literal('removing'), dev: z.exactOptional(identifier) }),
  ])
  .refine((each) => each.issuer === `${each.relyingParty.origin}/${each.tenant.id}/v2.0`)

const ended = z.strictObject({
  account: person,
  tenant,
  reason: revocationReason,
  endedAt: epochMs,
})

/** What follows `v` in the file. */
export const vaultState: ZodType<VaultState> = z.strictObject({
  id: identifier,
  canary: identifier,
  accounts: z
    .array(account)
    .refine((accounts) => new Set(accounts.map(({ id }) => id)).size === accounts.length),
  ended: z.array(ended).max(20),
  tries: z
    .strictObject({ pinId: identifier, attempt: z.int().min(0), tries: z.int().min(0).max(99) })
    .exactOptional(),
  deleting: deletion.exactOptional(),
  osVerification: z
    .strictObject({ id: identifier, ending: z.literal(true).exactOptional() })
    .exactOptional(),
})
