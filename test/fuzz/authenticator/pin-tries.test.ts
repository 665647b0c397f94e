/**
 * Wrong PINs in every order of waits, stops, moved clocks and restored copies.
 * @module
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { delayMs, maxTries } from '../../../src/main/authenticator/pin-tries'
import { figure as print, runs, seed } from '../../support/sizes'
import { addAccount, aVaultWorld, pinOf, turnOn } from '../../support/vault-world'

type Step = 'try' | 'wait' | 'restart' | 'clock-back' | 'clock-forward' | 'restore'

test('D7 tries, restarts, moved clocks and a restored file or keychain never bring one try more', async () => {
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.constant<Step>('try') },
    { weight: 5, arbitrary: fc.constant<Step>('wait') },
    { weight: 3, arbitrary: fc.constantFrom<Step>('restart', 'clock-back', 'clock-forward') },
    { weight: 1, arbitrary: fc.constant<Step>('restore') },
  )
  const steps = fc.array(step, { minLength: 30, maxLength: 60 })
  const figure = { wrong: 0, ended: 0 }
  const property = fc.asyncProperty(steps, fc.boolean(), async (steps, restoresFile) => {
    await using world = await aVaultWorld()
    let vault = await world.start()
    const { id } = await addAccount(vault, world.relyingParty)
    const challenge = world.relyingParty.challenge(await turnOn(vault, world.relyingParty, id))
    const old = await world.copy()
    let wrong = 0
    for (const each of steps) {
      if (each === 'try') {
        const answer = await vault.openWithPin(id, challenge, pinOf('wrong-one'))
        if (answer.outcome === 'verified') throw new Error('opened')
        if (answer.reason === 'wrong-pin' || answer.reason === 'keys-deleted') wrong++
        if (answer.reason === 'keys-deleted') break
      }
      if (each === 'wait') world.clock.advance(delayMs(maxTries - 1))
      if (each === 'clock-back') world.clock.setWallClock(world.clock.now() - 86_400_000)
      if (each === 'clock-forward') world.clock.setWallClock(world.clock.now() + 86_400_000)
      if (each === 'restore' && restoresFile) await world.restoreFile(old)
      if (each === 'restore' && !restoresFile) world.restoreKeychain(old)
      if (each !== 'try' && each !== 'wait') vault = await world.start()
    }
    figure.wrong += wrong
    if (wrong === maxTries) figure.ended++
    expect(wrong).toBeLessThanOrEqual(maxTries)
  })
  await fc.assert(property, { numRuns: runs({ commit: 40, full: 2_000 }), seed })
  expect(figure.ended).toBeGreaterThan(3)
  print(
    'D7',
    `${figure.wrong} wrong PINs over restarts, moved clocks and restored files or keychains, ${figure.ended} runs to the last try, 0 extra tries`,
  )
})
