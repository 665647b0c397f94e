/** Approvals that were changed on the way, or that say something else: none is accepted, and none leaves a trace. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AttemptPurpose } from '../../../src/main/relying-party/records'
import { aJudgingWorld } from '../../support/judging-world'
import { unsignedApprovalMutant } from '../../support/mutants/approval-mutants'
import type { Mutant } from '../../support/mutants/byte-changes'
import { pushMutant } from '../../support/mutants/push-mutants'
import { signedApprovalMutant } from '../../support/mutants/signed-approval-mutants'
import { figure, runs, seed } from '../../support/sizes'
import { approval, push } from '../../support/wire/ceremonies'

const batch = 100

interface Ceremony {
  readonly purpose: AttemptPurpose
  readonly what: string
  readonly count: number
  readonly valid: unknown
  readonly arbitrary: fc.Arbitrary<Mutant>
}
const ceremonies: readonly Ceremony[] = [
  {
    ...{
      purpose: 'sign-in',
      what: 'an approval',
      count: runs({ commit: 10_000, full: 100_000 }),
      valid: approval.response,
    },
    arbitrary: fc.oneof(unsignedApprovalMutant, signedApprovalMutant),
  },
  {
    ...{ purpose: 'second-factor', what: 'a second factor', valid: push.response },
    ...{ count: runs({ commit: 3000, full: 100_000 }), arbitrary: pushMutant },
  },
]

test.each(ceremonies)('A1 no mutant of $what is accepted or changes what is stored', async (of) => {
  const { purpose, what, count, arbitrary, valid } = of
  await using world = await aJudgingWorld(undefined, purpose)
  const before = world.snapshot()
  const reasons = new Map<string, number>()
  const kinds = new Set<string>()
  for (let done = 0; done < count; done += batch) {
    const rows = world.auditRows()
    const mutants = fc.sample(arbitrary, { numRuns: batch, seed: seed + done })
    const answers = await Promise.all(mutants.map(({ message }) => world.answer(message)))
    for (const [i, answer] of answers.entries()) {
      const mutant = mutants[i]
      expect(answer, JSON.stringify(mutant)).toMatchObject({ outcome: 'refused' })
      const reason = answer.outcome === 'refused' ? answer.reason : ''
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
      kinds.add(mutant?.kind ?? '')
    }
    // One row in the log for each, and nothing else.
    expect(world.auditRows()).toBe(rows + batch)
    expect(world.snapshot()).toBe(before)
  }
  figure('A1', `${count} mutants of ${what} in ${kinds.size} ways, 0 accepted, 0 state changes`)
  console.log(Object.fromEntries([...reasons].sort(([, a], [, b]) => b - a)))

  // The message itself would have been accepted all along.
  expect(await world.answer(valid)).toMatchObject({ verdict: { outcome: 'approved' } })
  expect(world.snapshot()).not.toBe(before)
})
