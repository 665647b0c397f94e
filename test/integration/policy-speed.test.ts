/** Deciding about a person costs a few lookups, however many people and groups there are. @module */
import { expect, test } from 'vitest'
import { describe, median } from '../bench/figures'
import { policyRounds } from '../bench/t12-policy'

/** The target is a third, in a build on a quiet machine; what this catches is a lookup for each group or rule. */
test('T12 a decision with its explanation is not ten times a lookup of the row', async () => {
  const rounds = await policyRounds({ people: 3_000, groups: 300, rounds: 5, looks: 3_000 })
  expect(median(rounds.map(({ product, floor }) => product / floor))).toBeGreaterThan(0.1)
  const what = 'policy decisions with their explanation a second, 3000 people, not built'
  console.log(
    describe({ id: 'T12', what, unit: '/s', rounds, target: { kind: 'at least', ratio: 0.1 } }),
  )
}, 120_000)
