/** A passwordless key under two secrets of the keychain, for when the operating system verified the person. @module */
import { framed, fromBase64url, toBase64url, type Bytes } from '#protocol/bytes'
import type { Cipher, Random } from './ports.ts'
import { belongingFields, sealingKey, type Belonging } from './sealed-key.ts'
import type { Secret } from './secret.ts'
import type { OsSecret } from './vault-secrets.ts'
import type { OsSealedKey } from './vault-state.ts'

const purpose = 'countersign passwordless key by os 1'

interface Under {
  readonly os: OsSecret
  /** The same as under the PIN: deleting it closes both. */
  readonly wrap: Secret
  readonly belonging: Belonging
}

export async function sealKeyForOs(
  { cipher, random }: { readonly cipher: Cipher; readonly random: Random },
  key: Secret,
  { os, wrap, belonging }: Under,
): Promise<OsSealedKey> {
  using sealing = sealingKey(os.secret, wrap, purpose)
  const nonce = random.bytes(12)
  const ciphertext = await cipher.seal(sealing, nonce, key, associatedData(belonging, os.id))
  return { osId: os.id, nonce: toBase64url(nonce), ciphertext: toBase64url(ciphertext) }
}

/** `undefined` for another OS secret, another wrap, or a key that belongs elsewhere. */
export async function openKeyForOs(
  cipher: Cipher,
  sealed: OsSealedKey,
  { os, wrap, belonging }: Under,
): Promise<Secret | undefined> {
  if (sealed.osId !== os.id) return undefined
  using sealing = sealingKey(os.secret, wrap, purpose)
  const [nonce, ciphertext] = [fromBase64url(sealed.nonce), fromBase64url(sealed.ciphertext)]
  return await cipher.open(sealing, nonce, ciphertext, associatedData(belonging, os.id))
}

function associatedData(belonging: Belonging, osId: string): Bytes {
  return framed('countersign-os-sealed-key', 1, [
    ...belongingFields(belonging),
    fromBase64url(osId),
  ])
}
