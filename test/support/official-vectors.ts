/**
 * The test vectors of WebAuthn Level 3, section 16, made anew by the derivation that the section gives, and held to
 * the SHA-256 of what it prints (w3c/webauthn, index.bs, commit 146d0db).
 * @module
 */
import { p256 } from '@noble/curves/nist.js'
import { concat, toBase64url, utf8, type Bytes } from '#protocol/bytes'
import { fromPoint, toCose } from '#protocol/public-key'
import { toDer } from '#protocol/signature'
import { cbor, type Cbor } from './fido-messages'
import { attestationCertificate } from './official-certificate'
import { derivation } from './official-derivation'
import { sha256 } from './wire/keys'

export interface OfficialVector {
  readonly name: string
  readonly publicKey: ReturnType<typeof fromPoint>
  readonly credentialId: Bytes
  readonly registration: { readonly clientDataJSON: Bytes; readonly attestationObject: Bytes }
  readonly authentication: {
    readonly clientDataJSON: Bytes
    readonly authenticatorData: Bytes
    /** DER, with whichever S the derivation gives. */
    readonly signature: Bytes
  }
  /** SHA-256 of the five parts one after the other, hex, as the section prints them. */
  readonly printed: string
}

type Attestation = 'none' | 'self' | 'certificate'
type Wish = readonly [name: string, attestation: Attestation, printed: string]

/** The ES256 vectors of sections 16.2 to 16.7. */
const wishes: readonly Wish[] = [
  ['none.ES256', 'none', 'c6f58f8fcc599d38038260e40373108a8826618aa10d88cb9639990e70962d71'],
  ['packed-self.ES256', 'self', '82fa67138fd484b8a84ae0a935c9dd026158a38348b74e61718bc2fed4540d46'],
  [
    'none.ES256.crossOrigin',
    'none',
    '490eabab3915550411034b0b5e695c4e0bc1df40f7be53ebe70f555b09aeccd1',
  ],
  [
    'none.ES256.topOrigin',
    'none',
    '980ce56f3500f35a6e4082b22c3e8ae0d577a7a431d9049f9154f513eeb1e2aa',
  ],
  [
    'none.ES256.long-credential-id',
    'none',
    '2d6fd540ae13661054b27563f28281be13c563f51572c0461ff2ca9d487580b9',
  ],
  [
    'packed.ES256',
    'certificate',
    '4f09df9815fc434e8477fbd6cc92d0ea1e12c8f73707a88696cd58d7e31a687e',
  ],
]

const rpIdHash = sha256(utf8('example.org'))
const noCounter = new Uint8Array(4)
const sign = (key: Bytes, ...signed: Bytes[]) =>
  toDer(new Uint8Array(p256.sign(concat(...signed), key, { prehash: true, lowS: false })))

function clientData(name: string, type: string, challenge: Bytes, extra: Bytes | undefined): Bytes {
  const isTop = name.endsWith('topOrigin')
  const text = JSON.stringify({
    ...{ type, challenge: toBase64url(challenge), origin: 'https://example.org' },
    crossOrigin: isTop || name.endsWith('crossOrigin'),
    ...(isTop ? { topOrigin: 'https://example.com' } : {}),
    ...(extra === undefined
      ? {}
      : {
          extraData: `clientDataJSON may be extended with additional fields in the future, such as this: ${toBase64url(extra)}`,
        }),
  })
  return utf8(text)
}

function vector([name, attestation, printed]: Wish): OfficialVector {
  const next = derivation(name)
  const bits = () => next(1)[0] ?? 0
  /** More in the client data, where the lowest bit says so. */
  const extraData = () => ((bits() & 1) === 1 ? next(16) : undefined)

  const challenge = next(32)
  const key = next(32)
  const registered = clientData(name, 'webauthn.create', challenge, extraData())
  const aaguid = next(16)
  const credentialId = next(name.endsWith('long-credential-id') ? 1023 : 32)
  const made = bits()
  const isBackable = (made & 0x08) > 0
  const flags = 0x41 | (made & 0x0c) | (isBackable ? made & 0x10 : 0)
  const publicKey = fromPoint(p256.getPublicKey(key, false))
  const length = Uint8Array.of(credentialId.length >> 8, credentialId.length & 0xff)
  const authData = concat(
    ...[rpIdHash, Uint8Array.of(flags), noCounter, aaguid, length, credentialId],
    toCose(publicKey),
  )
  const input = [authData, sha256(registered)] as const
  const statements: Readonly<Record<Attestation, () => Cbor>> = {
    none: () => ({ pairs: [] }),
    self: () => ({
      pairs: [
        ['alg', -7],
        ['sig', sign(key, ...input)],
      ],
    }),
    certificate: () => {
      const attestationKey = next(32)
      const x5c = [attestationCertificate(attestationKey, next(16))]
      return {
        pairs: [
          ['alg', -7],
          ['sig', sign(attestationKey, ...input)],
          ['x5c', x5c],
        ],
      }
    },
  }
  const attestationObject = cbor({
    pairs: [
      ['fmt', attestation === 'none' ? 'none' : 'packed'],
      ['attStmt', statements[attestation]()],
      ['authData', authData],
    ],
  })

  const asked = next(32)
  const answered = clientData(name, 'webauthn.get', asked, extraData())
  const used = bits()
  const usedFlags = 0x01 | (used & 0x04) | (isBackable ? 0x08 | (used & 0x10) : 0)
  const authenticatorData = concat(rpIdHash, Uint8Array.of(usedFlags), noCounter)
  return {
    ...{ name, publicKey, credentialId, printed },
    registration: { clientDataJSON: registered, attestationObject },
    authentication: {
      clientDataJSON: answered,
      authenticatorData,
      signature: sign(key, authenticatorData, sha256(answered)),
    },
  }
}

export const officialVectors: readonly OfficialVector[] = wishes.map(vector)

/** The five parts in the section's order. */
export function partsOf({ registration, authentication }: OfficialVector): Bytes {
  return concat(
    ...[registration.clientDataJSON, registration.attestationObject],
    ...[authentication.authenticatorData, authentication.clientDataJSON, authentication.signature],
  )
}

/** Attestations of sections 16.8 to 16.16, which are not taken: their formats and keys, not their exact bytes. */
export const otherFormats: readonly (readonly [
  name: string,
  fmt: string,
  alg: number,
  kty: number,
])[] = [
  ['packed.ES384', 'packed', -35, 2],
  ['packed.ES512', 'packed', -36, 2],
  ['packed.RS256', 'packed', -257, 3],
  ['packed.EdDSA', 'packed', -8, 1],
  ['packed.Ed448', 'packed', -53, 1],
  ['tpm.ES256', 'tpm', -7, 2],
  ['android-key.ES256', 'android-key', -7, 2],
  ['apple.ES256', 'apple', -7, 2],
  ['fido-u2f.ES256', 'fido-u2f', -7, 2],
]
