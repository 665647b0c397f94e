/** Other forms of the same signature: the other S, and DER that a lenient reader takes. @module */
import fc from 'fast-check'
import { concat, type Bytes } from '#protocol/bytes'
import { toDer } from '#protocol/signature'

const order = 0xffffffff_00000000_ffffffff_ffffffff_bce6faad_a7179e84_f3b9cac2_fc632551n

/** (r, n−s). */
export function highS(signature: Bytes): Bytes {
  const s = BigInt(`0x${Buffer.from(signature.subarray(32)).toString('hex')}`)
  const other = (order - s).toString(16).padStart(64, '0')
  return concat(signature.subarray(0, 32), Buffer.from(other, 'hex'))
}

const minimal = (bytes: Uint8Array) => {
  const first = bytes.findIndex((byte) => byte !== 0)
  const value = first < 0 ? bytes.subarray(-1) : bytes.subarray(first)
  return (value[0] ?? 0) >= 0x80 ? concat(Uint8Array.of(0), value) : value
}
const element = (tag: number, length: readonly number[], value: Uint8Array) =>
  concat(Uint8Array.of(tag, ...length), value)
const integer = (value: Uint8Array) => element(2, [value.length], value)
const sequence = (...items: readonly Uint8Array[]) => {
  const value = concat(...items)
  return element(0x30, [value.length], value)
}

/** BER and other not quite DER forms of a signature's two numbers, each by its name. */
export function derEquivalents(
  signature: Bytes,
): fc.Arbitrary<{ readonly name: string; readonly der: Bytes }> {
  const [r, s] = [minimal(signature.subarray(0, 32)), minimal(signature.subarray(32))]
  const both = concat(integer(r), integer(s))
  const zero = Uint8Array.of(0)
  const forms: Readonly<Record<string, Bytes>> = {
    'r padded': sequence(integer(concat(zero, r)), integer(s)),
    's padded': sequence(integer(r), integer(concat(zero, s))),
    'long length of the sequence': element(0x30, [0x81, both.length], both),
    'two-byte length': element(0x30, [0x82, 0, both.length], both),
    'indefinite length': element(0x30, [0x80], concat(both, zero, zero)),
    'long length of r': sequence(element(2, [0x81, r.length], r), integer(s)),
    'long length of s': sequence(integer(r), element(2, [0x81, s.length], s)),
    'trailing byte': concat(toDer(signature), zero),
    'trailing byte inside': sequence(integer(r), integer(s), zero),
    'third number': sequence(integer(r), integer(s), integer(zero)),
    'length too small': element(0x30, [both.length - 1], both),
    'length too great': element(0x30, [both.length + 1], both),
    'set for sequence': element(0x31, [both.length], both),
    'octet string for integer': sequence(element(4, [r.length], r), integer(s)),
    'other S': toDer(highS(signature)),
    'r‖s as it is': signature,
  }
  return fc.constantFrom(...Object.entries(forms)).map(([name, der]) => ({ name, der }))
}
