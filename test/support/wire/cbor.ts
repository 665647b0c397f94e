/** Other CBOR that a lenient reader takes for the same attestation object. @module */
import fc from 'fast-check'
import { concat, utf8, type Bytes } from '#protocol/bytes'
import { parseAttestation } from '#protocol/attestation'
import { toDer } from '#protocol/signature'

export type CborItem = number | string | Bytes | readonly (readonly [string, CborItem])[]

/** How heads are written: as short as can be, a size longer, or without a length. */
export type CborStyle = 'short' | 'long' | 'longer' | 'indefinite'

function head(major: number, value: number, style: CborStyle): Bytes {
  const first = major << 5
  if (style === 'longer') return Uint8Array.of(first | 25, value >> 8, value & 0xff)
  if (style === 'long') return Uint8Array.of(first | 24, value)
  return value < 24 ? Uint8Array.of(first | value) : Uint8Array.of(first | 24, value)
}

export function writeCbor(item: CborItem, style: CborStyle): Bytes {
  const end = Uint8Array.of(0xff)
  if (typeof item === 'number') return head(1, -1 - item, style === 'indefinite' ? 'short' : style)
  if (typeof item === 'string' || item instanceof Uint8Array) {
    const [major, bytes] = typeof item === 'string' ? [3, utf8(item)] : [2, item]
    if (style !== 'indefinite') return concat(head(major, bytes.length, style), bytes)
    return concat(Uint8Array.of((major << 5) | 31), head(major, bytes.length, 'short'), bytes, end)
  }
  const pairs = item.flatMap(([name, value]) => [writeCbor(name, style), writeCbor(value, style)])
  if (style !== 'indefinite') return concat(head(5, item.length, style), ...pairs)
  return concat(Uint8Array.of(0xbf), ...pairs, end)
}

/** Every such form of `attestation`, by its name; never the canonical one. */
export function cborEquivalents(
  attestation: Bytes,
): fc.Arbitrary<{ readonly name: string; readonly bytes: Bytes }> {
  const { authenticatorData, signature } = parseAttestation(attestation)
  const [fmt, alg, sig, authData] = [
    ['fmt', 'packed'],
    ['alg', -7],
    ['sig', toDer(signature)],
    ['authData', authenticatorData],
  ] as const
  const attStmt = ['attStmt', [alg, sig]] as const
  const orders: Readonly<Record<string, CborItem>> = {
    'one order': [fmt, attStmt, authData],
    'authData first': [authData, fmt, attStmt],
    'attStmt first': [attStmt, fmt, authData],
    'sig before alg': [fmt, ['attStmt', [sig, alg]], authData],
    'fmt twice': [fmt, fmt, attStmt, authData],
    'fmt none after packed': [fmt, ['fmt', 'none'], attStmt, authData],
    'authData twice': [fmt, attStmt, authData, authData],
    'alg twice': [fmt, ['attStmt', [alg, alg, sig]], authData],
    'another member': [fmt, attStmt, authData, ['x', -1]],
    'a certificate': [fmt, ['attStmt', [alg, sig, ['x5c', new Uint8Array(3)]]], authData],
    'another alg': [fmt, ['attStmt', [['alg', -8], sig]], authData],
    'no alg': [fmt, ['attStmt', [sig]], authData],
    'another fmt': [['fmt', 'none'], attStmt, authData],
    'text for bytes': [fmt, ['attStmt', [alg, ['sig', 'signature']]], authData],
    'r‖s for DER': [fmt, ['attStmt', [alg, ['sig', signature]]], authData],
  }
  return fc
    .tuple(
      fc.constantFrom(...Object.entries(orders)),
      fc.constantFrom<CborStyle>('short', 'long', 'longer', 'indefinite'),
      fc.constantFrom('', '00', 'f6', 'a0'),
    )
    .map(([[order, item], style, rest]) => ({
      name: [order, style, rest].join(', '),
      bytes: concat(writeCbor(item, style), Buffer.from(rest, 'hex')),
    }))
    .filter(({ bytes }) => Buffer.compare(bytes, attestation) !== 0)
}
