/** Registrations that were changed on the way, or that say something else. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { registrationMutant } from '../../support/mutants/registration-mutants'
import { aRegisteringWorld } from '../../support/registering-world'
import { figure, runs, seed } from '../../support/sizes'
import { registration } from '../../support/wire/ceremonies'

test('A1 no mutant of a registration is accepted or changes what is stored', async () => {
  const count = runs({ commit: 10_000, full: 100_000 })
  await using world = await aRegisteringWorld()
  const before = world.snapshot()
  const kinds = new Set<string>()
  const batch = 200
  for (let done = 0; done < count; done += batch) {
    const mutants = fc.sample(registrationMutant, { numRuns: batch, seed: seed + done })
    for (const mutant of mutants) {
      const answer = await world.register(mutant.message)
      expect(answer.outcome, JSON.stringify(mutant)).toBe('refused')
      kinds.add(mutant.kind)
    }
    expect(world.snapshot()).toBe(before)
  }
  figure(
    'A1',
    `${count} mutants of a registration in ${kinds.size} ways, 0 accepted, 0 state changes`,
  )

  // The message itself would have been accepted all along.
  expect(await world.register(registration.response)).toMatchObject({ outcome: 'done' })
  expect(world.snapshot()).not.toBe(before)
})
