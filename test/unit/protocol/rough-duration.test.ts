/** Lengths of time as people say them. @module */
import { expect, test } from 'vitest'
import { toRoughDuration } from '../../../src/protocol/rough-duration'

test.each([
  [1, '1 minute'],
  [90_000, '2 minutes'],
  [7_169_000, '119 minutes'],
  [7_199_000, '2 hours'],
  [7_200_000, '2 hours'],
  [172_799_000, '2 days'],
])('H7 %i ms is said as %s', (ms, said) => {
  expect(toRoughDuration(ms, 'en')).toBe(said)
})
