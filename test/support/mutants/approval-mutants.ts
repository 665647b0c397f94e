/** Approvals that are not the one that was signed, in every way that A1 names. @module */
import fc from 'fast-check'
import type { ApprovalResponse } from '#protocol/approval'
import { fromBase64url, toBase64url, type Bytes } from '#protocol/bytes'
import { toDer } from '#protocol/signature'
import { approval } from '../wire/ceremonies'
import { derEquivalents } from '../wire/signatures'
import { base64urlEquivalent, byteChanges, type Mutant } from './byte-changes'

const valid: ApprovalResponse = approval.response
type Part = keyof ApprovalResponse
const parts = Object.keys(valid) as Part[]
const bytesOf = (part: Part): Bytes => fromBase64url(valid[part])
const withPart = (part: string, value: unknown) => ({ ...valid, [part]: value })

/** Each part's bytes changed, nothing signed anew. */
const changedBytes = Object.entries(byteChanges).map(
  ([kind, change]) =>
    [
      kind,
      fc
        .constantFrom(...parts)
        .chain((part) => change(bytesOf(part)).map((bytes) => withPart(part, toBase64url(bytes)))),
    ] as const,
)

const lengthField = fc.tuple(fc.nat(2), fc.nat(255)).map(([field, byte]) => {
  const der = toDer(approval.signature)
  const places = [1, 3, 5 + (der[3] ?? 0)]
  der[places[field] ?? 1] = byte
  return withPart('signature', toBase64url(der))
})

const swappedParts = fc
  .tuple(fc.constantFrom(...parts), fc.constantFrom(...parts))
  .map(([a, b]) => ({ ...valid, [a]: valid[b], [b]: valid[a] }))

const otherShape = fc.oneof(
  fc.constantFrom(...parts).map((part) => withPart(part, undefined)),
  fc
    .constantFrom('userHandle', 'type', 'rawId', 'x', '__proto__')
    .map((name) => withPart(name, 'AA')),
  fc
    .tuple(fc.constantFrom(...parts), fc.constantFrom<unknown>(null, 42, true, [], {}, ['AA'], ''))
    .map(([part, value]) => withPart(part, value)),
  fc.constantFrom<unknown>(null, [], 'approval', 42, [valid]),
)

const kinds: readonly (readonly [string, fc.Arbitrary<unknown>])[] = [
  ...changedBytes,
  ['length field', lengthField],
  ['parts swapped', swappedParts],
  ['other shape', otherShape],
  [
    'base64url written otherwise',
    fc
      .constantFrom(...parts)
      .chain((part) => base64urlEquivalent(bytesOf(part)).map((text) => withPart(part, text))),
  ],
  [
    'signature written otherwise',
    derEquivalents(approval.signature).map(({ der }) => withPart('signature', toBase64url(der))),
  ],
]

/** An approval that nobody signed so, or that is written as nobody writes it. Only the number's holder could do better. */
export const unsignedApprovalMutant: fc.Arbitrary<Mutant> = fc
  .constantFrom(...kinds)
  .chain(([kind, messages]) => messages.map((message) => ({ kind, message })))
  .filter(({ message }) => JSON.stringify(message) !== JSON.stringify(valid))
