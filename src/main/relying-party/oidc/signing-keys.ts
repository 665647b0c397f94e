/** What a tenant signs its tokens with: one RSA key, made at its first use and kept sealed. @module */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { promisify } from 'node:util'
import type { Needs } from '../needs.ts'

export interface SigningKey {
  readonly kid: string
  readonly privateKey: KeyObject
  /** The same key again: Node has one signature at a time by a key object, and whoever hands it over waits. */
  readonly copies: readonly KeyObject[]
  readonly publicKey: KeyObject
}

const contextOf = (tenant: string, kid: string) => `signing-key/${tenant}/${kid}`
const generate = promisify(generateKeyPair)
const signing = promisify(sign)
/** As many threads as Node signs on, unless it is told otherwise. */
const signaturesAtOnce = 4
let turn = 0

export async function openSigningKey(
  { store, numberSeal, clock }: Pick<Needs, 'store' | 'numberSeal' | 'clock'>,
  tenant: string,
): Promise<SigningKey> {
  const [held] = await store.find.signingKeys(tenant)
  const record = held ?? (await makeOne())
  const der = numberSeal.openSecret(record.sealedKey, contextOf(tenant, record.id))
  if (der === undefined) throw new TypeError(`the signing key of ${tenant} was sealed elsewhere`)
  const open = () => createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' })
  const privateKey = open()
  const copies = Array.from({ length: signaturesAtOnce }, open)
  return { kid: record.id, privateKey, copies, publicKey: createPublicKey(privateKey) }

  async function makeOne() {
    const { privateKey, publicKey } = await generate('rsa', { modulusLength: 2048 })
    const kid = createHash('sha256')
      .update(publicKey.export({ format: 'der', type: 'spki' }))
      .digest('base64url')
      .slice(0, 27)
    const der = privateKey.export({ format: 'der', type: 'pkcs8' })
    return store.decide('keepSigningKey', {
      ...{ tenant, id: kid, createdAt: clock.now() },
      sealedKey: numberSeal.sealSecret(Uint8Array.from(der), contextOf(tenant, kid)),
    })
  }
}

/** A JWT over `payload`, RS256. */
export async function signJwt(
  { kid, privateKey, copies }: SigningKey,
  payload: Readonly<Record<string, unknown>>,
): Promise<string> {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const input = `${part({ typ: 'JWT', alg: 'RS256', kid })}.${part(payload)}`
  const copy = copies[turn++ % copies.length] ?? privateKey
  const signature = await signing('RSA-SHA256', Buffer.from(input), copy)
  return `${input}.${signature.toString('base64url')}`
}

/** What the JWT says; undefined where this key did not sign it. */
export function readJwt(
  jwt: string,
  { publicKey, kid }: SigningKey,
): Readonly<Record<string, unknown>> | undefined {
  const [head = '', body = '', mark = '', ...more] = jwt.split('.')
  if (more.length > 0) return undefined
  try {
    const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as Record<string, unknown>
    if (header['alg'] !== 'RS256' || header['kid'] !== kid) return undefined
    const signature = Buffer.from(mark, 'base64url')
    // One signature is written in one way.
    if (signature.toString('base64url') !== mark) return undefined
    if (!verify('RSA-SHA256', Buffer.from(`${head}.${body}`), publicKey, signature))
      return undefined
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>
  } catch {
    return undefined
  }
}
