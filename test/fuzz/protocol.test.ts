/** Whatever a stranger sends, a parser returns or ends with its own error. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Bytes } from '#protocol/bytes'
import { ProtocolError } from '#protocol/errors'
import { figure, runs, seed } from '../support/sizes'
import { byteParsers, textParsers, valueParsers, type Parser } from '../support/wire/parsers'

const numRuns = runs({ commit: 200, full: 20_000 })

/** Cuts, doubles, flips, inserts and joins. */
function mutated(valid: Bytes): fc.Arbitrary<Bytes> {
  const at = fc.nat(valid.length)
  const put = (from: number, to: number, what: Iterable<number>) =>
    Uint8Array.from([...valid.subarray(0, from), ...what, ...valid.subarray(to)])
  return fc.oneof(
    at.map((length) => valid.slice(0, length)),
    at.map((start) => valid.slice(start)),
    fc.tuple(at, fc.nat(7)).map(([i, bit]) => put(i, i + 1, [(valid[i] ?? 0) ^ (1 << bit)])),
    fc.tuple(at, fc.nat(255)).map(([i, byte]) => put(i, i + 1, [byte])),
    fc.tuple(at, at).map(([a, b]) => put(Math.min(a, b), Math.max(a, b), [])),
    fc.tuple(at, fc.uint8Array({ maxLength: 20 })).map(([i, more]) => put(i, i, more)),
    fc.tuple(at, at).map(([a, b]) => put(a, b, valid.subarray(a, b))),
    fc.integer({ min: 2, max: 4 }).map((times) => {
      return Uint8Array.from(Array.from({ length: times }, () => [...valid]).flat())
    }),
  )
}

const changedText = (valid: string) =>
  fc.oneof(
    mutated(Uint8Array.from(Buffer.from(valid))).map((bytes) => Buffer.from(bytes).toString()),
    // By UTF-16 units, so that half pairs occur.
    mutated(Uint8Array.from(Buffer.from(valid, 'utf16le'))).map((bytes) =>
      Buffer.from(bytes).toString('utf16le'),
    ),
  )

/** `valid` with something else in one place of it. */
function changedValue(valid: unknown): fc.Arbitrary<unknown> {
  const strange = { withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }
  const other = fc.anything(strange)
  if (typeof valid !== 'object' || valid === null) return other
  const members = Object.entries(valid) as [string, unknown][]
  if (members.length === 0) return other
  const within = fc
    .constantFrom(...members)
    .chain(([name, member]) =>
      changedValue(member).map((changed) => ({ ...valid, [name]: changed })),
    )
  const beside = fc
    .tuple(fc.constantFrom('__proto__', 'constructor', 'toString', 'then'), other)
    .map((member) => Object.fromEntries<unknown>([...members, member]))
  return fc.oneof(other, { arbitrary: within, weight: 4 }, beside)
}

function survives<Input>({ name, valid, parse }: Parser<Input>, inputs: fc.Arbitrary<Input>): void {
  parse(valid)
  fc.assert(
    fc.property(inputs, (input) => {
      try {
        parse(input)
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw new Error(`${name} threw`, { cause: error })
      }
    }),
    { seed, numRuns },
  )
}

test.for(byteParsers)('K4 $name ends with its own error or none, whatever the bytes', (parser) => {
  const any = fc.uint8Array({ maxLength: 400 }).map((bytes) => new Uint8Array(bytes))
  survives(parser, fc.oneof(mutated(parser.valid), any))
})

test.for(textParsers)('K4 $name ends with its own error or none, whatever the text', (parser) => {
  const any = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.json())
  survives(parser, fc.oneof(changedText(parser.valid), any))
})

test.for(valueParsers)('K4 $name ends with its own error or none, whatever the value', (parser) => {
  survives(parser, fc.oneof(changedValue(parser.valid), fc.anything()))
})

test('K4 nothing that was read changed what objects are', () => {
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  const parsers = byteParsers.length + textParsers.length + valueParsers.length
  figure('K4', `${parsers * numRuns} inputs to ${parsers} parsers, 0 ended by another error`)
})
