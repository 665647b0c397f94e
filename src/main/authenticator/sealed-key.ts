/** A passwordless key under the PIN and the keychain together: neither opens it alone. @module */
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import {
  concat,
  framed,
  fromBase64url,
  toBase64url,
  uint32,
  utf8,
  type Bytes,
} from '#protocol/bytes'
import type { Cipher, Random } from './ports.ts'
import { Secret } from './secret.ts'
import type { ActiveAccount, KeyDerivation, SealedKey } from './vault-state.ts'

/** Argon2id as OWASP's cheat sheet has it for a machine of its own: about 90 ms a guess. */
export const keyDerivation: KeyDerivation = { memoryKiB: 65_536, passes: 3, lanes: 1 }

const purpose = 'countersign passwordless key 1'

/** What Argon2id made of the PIN. Never stored. */
export interface StretchedPin extends Disposable {
  readonly pinId: string
  readonly derivation: KeyDerivation
  readonly secret: Secret
}

/** Where a sealed key belongs. It opens nowhere else. */
export interface Belonging {
  readonly account: ActiveAccount
  readonly credentialId: string
}

export async function sealKey(
  { cipher, random }: { readonly cipher: Cipher; readonly random: Random },
  key: Secret,
  { pin, wrap, belonging }: { pin: StretchedPin; wrap: Secret; belonging: Belonging },
): Promise<SealedKey> {
  using sealing = sealingKey(pin.secret, wrap, purpose)
  const nonce = random.bytes(12)
  const { pinId, derivation } = pin
  const associated = associatedData(belonging, pinId, derivation)
  const ciphertext = toBase64url(await cipher.seal(sealing, nonce, key, associated))
  return { pinId, derivation, nonce: toBase64url(nonce), ciphertext }
}

/** `undefined` for another PIN, another wrap, or a key that belongs elsewhere. */
export async function openKey(
  cipher: Cipher,
  sealed: SealedKey,
  { pin, wrap, belonging }: { pin: StretchedPin; wrap: Secret; belonging: Belonging },
): Promise<Secret | undefined> {
  using sealing = sealingKey(pin.secret, wrap, purpose)
  const associated = associatedData(belonging, sealed.pinId, sealed.derivation)
  const [nonce, ciphertext] = [fromBase64url(sealed.nonce), fromBase64url(sealed.ciphertext)]
  return await cipher.open(sealing, nonce, ciphertext, associated)
}

/** HKDF over two halves, of which neither opens anything alone. */
export function sealingKey(half: Secret, wrap: Secret, purpose: string): Secret {
  using both = new Secret(concat(half.expose(), wrap.expose()))
  return new Secret(Uint8Array.from(hkdf(sha256, both.expose(), undefined, utf8(purpose), 32)))
}

/** All that names the one place where a key opens. */
export function belongingFields({ account, credentialId }: Belonging): readonly Bytes[] {
  return [
    fromBase64url(account.relyingParty.instance),
    utf8(account.issuer),
    utf8(account.tenant.id),
    fromBase64url(account.dev),
    fromBase64url(credentialId),
  ]
}

function associatedData(
  belonging: Belonging,
  pinId: string,
  { memoryKiB, passes, lanes }: KeyDerivation,
): Bytes {
  return framed('countersign-sealed-key', 1, [
    ...belongingFields(belonging),
    fromBase64url(pinId),
    concat(uint32(memoryKiB), uint32(passes), uint32(lanes)),
  ])
}
