/** One-time codes (RFC 6238) of an account: made when asked for, offline too, from a secret that only the keychain keeps. @module */
import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { codeOf, stepAt, stepBytes } from '#protocol/one-time-code'
import { missingKey } from './device-keys.ts'
import type { VaultParts } from './vault-needs.ts'
import type { OneTimeCode } from './vault.ts'

const hashes = { SHA1: sha1, SHA256: sha256, SHA512: sha512 } as const

/** By this device's clock. `undefined` where the relying party gave the account none. */
export async function makeOneTimeCode(
  { ledger, secrets, clock }: Pick<VaultParts, 'ledger' | 'secrets' | 'clock'>,
  accountId: string,
): Promise<OneTimeCode | undefined> {
  const { totp } = ledger.getActive(accountId)
  if (totp === undefined) return undefined
  using entry = await secrets.readAccount(accountId)
  if (entry?.totp === undefined) throw missingKey(accountId, entry === undefined)
  const { algorithm, digits, periodSeconds } = totp
  const now = clock.now()
  const step = stepAt(now, periodSeconds)
  const mac = hmac(hashes[algorithm], entry.totp.expose(), stepBytes(step))
  const validForMs = (step + 1) * periodSeconds * 1000 - now
  return { code: codeOf(mac, digits), validForMs, periodSeconds }
}
