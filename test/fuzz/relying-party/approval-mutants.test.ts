/** Approvals that were changed on the way, or that say something else: none is accepted, and none leaves a trace. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aJudgingWorld } from '../../support/judging-world'
import { unsignedApprovalMutant } from '../../support/mutants/approval-mutants'
import { signedApprovalMutant } from '../../support/mutants/signed-approval-mutants'
import { figure, runs, seed } from '../../support/sizes'
import { approval } from '../../support/wire/ceremonies'

const count = runs({ commit: 10_000, full: 100_000 })
const batch = 100

test('A1 no mutant of an approval is accepted or changes what is stored', async () => {
  await using world = await aJudgingWorld()
  const before = world.snapshot()
  const arbitrary = fc.oneof(unsignedApprovalMutant, signedApprovalMutant)
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
  figure('A1', `${count} mutants of an approval in ${kinds.size} ways, 0 accepted, 0 state changes`)
  console.log(Object.fromEntries([...reasons].sort(([, a], [, b]) => b - a)))

  // The message itself would have been accepted all along.
  expect(await world.answer(approval.response)).toMatchObject({ verdict: { outcome: 'approved' } })
  expect(world.snapshot()).not.toBe(before)
})
