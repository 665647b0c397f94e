/** The keys by which the relying party is known, and the one that seals what it must not store in clear. @module */
import { createHash, createPrivateKey, createPublicKey, randomBytes, webcrypto } from 'node:crypto'
import { fromBase64url, toBase64url, type Bytes } from '#protocol/bytes'
import type { PublicKey } from '#protocol/fields'
import { fromPoint, thumbprintBytes } from '#protocol/public-key'
import { KeyFolderError } from './key-folder-errors.ts'
import { readWhole, writeWhole } from './key-folder-file.ts'

export interface IdentityKeys {
  /** 16 bytes, base64url. */
  readonly instance: string
  readonly publicKey: PublicKey
  /** SHA-256 thumbprint of `publicKey`, base64url. */
  readonly thumbprint: string
  /** PKCS #8, PEM. */
  readonly privateKey: string
  /** 32 bytes. */
  readonly sealingKey: Bytes
}

interface IdentityPaths {
  readonly identityKey: string
  readonly instance: string
  readonly sealingKey: string
}

/** Keys for a new relying party. What an interrupted first run left is kept. */
export async function createIdentityKeys(paths: IdentityPaths): Promise<IdentityKeys> {
  await writeUnlessThere(paths.identityKey, createPrivateKeyPem)
  await writeUnlessThere(paths.instance, () => Promise.resolve(randomText(16)))
  await writeUnlessThere(paths.sealingKey, () => Promise.resolve(randomText(32)))
  return readIdentityKeys(paths)
}

/** The keys of a relying party that has run before; throws `KEYS_DAMAGED` where one is not as it was written. */
export async function readIdentityKeys(paths: IdentityPaths): Promise<IdentityKeys> {
  const privateKey = await readRequired(paths.identityKey)
  const instance = await readBytes(paths.instance, 16)
  const sealingKey = await readBytes(paths.sealingKey, 32)
  const publicKey = publicKeyOf(privateKey, paths.identityKey)
  const thumbprint = createHash('sha256').update(thumbprintBytes(publicKey)).digest('base64url')
  return { instance: toBase64url(instance), publicKey, thumbprint, privateKey, sealingKey }
}

async function writeUnlessThere(path: string, create: () => Promise<string>): Promise<void> {
  if ((await readWhole(path)) === undefined) await writeWhole(path, await create())
}

async function readRequired(path: string): Promise<string> {
  const text = await readWhole(path)
  if (text === undefined) throw new KeyFolderError('KEYS_DAMAGED', { file: path })
  return text
}

async function readBytes(path: string, length: number): Promise<Bytes> {
  try {
    const bytes = fromBase64url((await readRequired(path)).trimEnd())
    if (bytes.length === length) return bytes
  } catch (cause) {
    throw new KeyFolderError('KEYS_DAMAGED', { file: path }, { cause })
  }
  throw new KeyFolderError('KEYS_DAMAGED', { file: path })
}

function publicKeyOf(privateKey: string, path: string): PublicKey {
  try {
    // Not as JWK: Node 20 can hang in that export. The point is the end of the SPKI.
    const key = createPublicKey(createPrivateKey(privateKey))
    if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw new TypeError('another curve')
    const spki = key.export({ type: 'spki', format: 'der' })
    return fromPoint(Uint8Array.from(spki.subarray(-65)))
  } catch (cause) {
    throw new KeyFolderError('KEYS_DAMAGED', { file: path }, { cause })
  }
}

async function createPrivateKeyPem(): Promise<string> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' }
  const keys = await webcrypto.subtle.generateKey(curve, true, ['sign', 'verify'])
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey))
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    .export({ type: 'pkcs8', format: 'pem' })
    .toString()
}

function randomText(length: number): string {
  return `${randomBytes(length).toString('base64url')}\n`
}
