/** The attestation certificate of WebAuthn's test vectors, in DER, signed with the nonce of RFC 6979. @module */
import { createHash } from 'node:crypto'
import { p256 } from '@noble/curves/nist.js'
import { concat, utf8, type Bytes } from '#protocol/bytes'
import { toDer } from '#protocol/signature'
import { derivation } from './official-derivation'

function tlv(tag: number, ...contents: Uint8Array[]): Bytes {
  const value = concat(...contents.map((each) => new Uint8Array(each)))
  const { length } = value
  if (length < 128) return concat(Uint8Array.of(tag, length), value)
  if (length < 256) return concat(Uint8Array.of(tag, 0x81, length), value)
  return concat(Uint8Array.of(tag, 0x82, length >> 8, length & 0xff), value)
}
const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))
const sequence = (...items: Uint8Array[]) => tlv(0x30, ...items)
const oid = (text: string) => tlv(6, hex(text))
const integer = (bytes: Bytes) =>
  tlv(2, (bytes[0] ?? 0) >= 0x80 ? concat(Uint8Array.of(0), bytes) : bytes)

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'))
const ecKeyOnP256 = sequence(oid('2a8648ce3d0201'), oid('2a8648ce3d030107'))
const named = (id: string, text: string, tag = 0x0c) =>
  tlv(0x31, sequence(oid(id), tlv(tag, utf8(text))))
const name = (unit: string) =>
  sequence(
    named('550403', 'WebAuthn test vectors'),
    named('55040a', 'W3C'),
    named('55040b', unit),
    named('550406', 'AA', 0x13),
  )
const bits = (bytes: Uint8Array) => tlv(3, Uint8Array.of(0), bytes)
const keyHash = (point: Uint8Array) => createHash('sha1').update(point).digest()
const critical = tlv(1, Uint8Array.of(0xff))
const extension = (id: string, isCritical: boolean, value: Uint8Array) =>
  sequence(oid(id), ...(isCritical ? [critical] : []), tlv(4, value))

/** For the key `key`, by the section's own authority. */
export function attestationCertificate(key: Bytes, serial: Bytes): Bytes {
  const authority = derivation('Attestation CA')(32)
  const point = p256.getPublicKey(key, false)
  const tbs = sequence(
    tlv(0xa0, integer(Uint8Array.of(2))),
    integer(serial),
    ecdsaWithSha256,
    name('Authenticator Attestation CA'),
    sequence(tlv(0x17, utf8('240101000000Z')), tlv(0x18, utf8('30240101000000Z'))),
    name('Authenticator Attestation'),
    sequence(ecKeyOnP256, bits(point)),
    tlv(
      0xa3,
      sequence(
        extension('551d13', true, sequence()),
        extension('551d0f', true, tlv(3, Uint8Array.of(7, 0x80))),
        extension('551d0e', false, tlv(4, keyHash(point))),
        extension(
          '551d23',
          false,
          sequence(tlv(0x80, keyHash(p256.getPublicKey(authority, false)))),
        ),
      ),
    ),
  )
  const signature = p256.sign(tbs, authority, { prehash: true, lowS: false })
  return sequence(tbs, ecdsaWithSha256, bits(toDer(new Uint8Array(signature))))
}
