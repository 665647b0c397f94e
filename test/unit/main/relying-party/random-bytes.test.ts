/** Bytes that were drawn in advance are as good as any: fresh each time, and nobody else's. @module */
import { expect, test } from 'vitest'
import { takeRandomBytes } from '../../../../src/main/relying-party/adapters/random-bytes'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

test('random bytes never come twice, of whatever length, across many draws', () => {
  const taken = new Set<string>()
  const lengths = [12, 16, 32, 31, 64]
  for (let i = 0; i < 5000; i++) {
    const bytes = takeRandomBytes(lengths[i % lengths.length] ?? 16)
    expect(bytes).toHaveLength(lengths[i % lengths.length] ?? 16)
    // The first 96 bits: what is longer may not begin like anything either.
    taken.add(hex(bytes.subarray(0, 12)))
  }
  expect(taken.size).toBe(5000)
})

test('random bytes that were taken are their taker’s own', () => {
  const first = takeRandomBytes(16)
  const second = takeRandomBytes(16)
  const before = hex(second)
  first.fill(0)
  expect(hex(second)).toBe(before)
  expect(first.buffer).not.toBe(second.buffer)
  expect(first.buffer.byteLength).toBe(16)
})

test('more random bytes than are drawn at once come all the same', () => {
  const many = takeRandomBytes(10_000)
  expect(many).toHaveLength(10_000)
  expect(new Set(many).size).toBe(256)
})
