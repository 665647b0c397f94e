/** An attempt is what a small model of it says, whatever people, pages, devices, administrators and crashes do. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { switchValues } from '#protocol/tenant-settings'
import { attemptCommands, counted } from '../../support/attempt-commands'
import { AttemptModel } from '../../support/attempt-model'
import { anAttemptWorld, tenant } from '../../support/attempt-world'
import { figure, runs, seed } from '../../support/sizes'

test('R18 B8 an attempt goes through no state but those of the model', async () => {
  const count = runs({ commit: 500, full: 5_000 })
  const property = fc.asyncProperty(
    fc.constantFrom(...switchValues.pendingRequest),
    attemptCommands,
    async (pendingRequest, commands) => {
      const real = await anAttemptWorld(pendingRequest)
      const model = new AttemptModel(pendingRequest)
      await fc.asyncModelRun(() => ({ model, real }), commands)

      // One end and one row for each that is over; what is approved has been earned; the chain holds.
      const { needs, relyingParty } = real.world
      const over = model.attempts.filter(({ verdict }) => verdict !== undefined)
      const rows = await needs.store.find.audit(0, 10_000)
      const ends = rows.filter(({ event, facts }) => {
        if (!/^attempt-(?!started|throttled)/.test(event)) return false
        const { attempt } = JSON.parse(facts) as { attempt: string }
        return model.attempts.some(({ id }) => id === attempt)
      })
      expect(ends).toHaveLength(over.length)
      counted.ended += over.length
      counted.approved += ends.filter(({ event }) => event === 'attempt-approved').length
      expect(await relyingParty.administration.checkAudit()).toMatchObject({ holds: true })
      const all = { before: undefined, since: 0, until: Infinity, user: undefined }
      const log = await needs.store.find.signIns(tenant, {
        ...all,
        limit: 1000,
        outcome: undefined,
      })
      const logged = log.filter(({ method, reason }) => {
        return method === 'phone-sign-in' && !/^(?:request-pending|throttled)$/.test(reason)
      })
      expect(logged).toHaveLength(over.length)
      await relyingParty.stop()
    },
  )
  const outcome = await fc.check(property, { numRuns: count, seed })
  const violations = outcome.failed ? 1 : 0
  const { commands, attempts, approved, refused, sessions } = counted
  figure(
    'R18',
    `${outcome.numRuns} model runs, ${commands} commands, ${attempts} attempts, ${approved} approved, ${sessions} sessions, ${refused} not made, ${violations} violations`,
  )
  if (outcome.failed)
    throw new Error(fc.defaultReportMessage(outcome), { cause: outcome.errorInstance })
  expect(approved).toBeGreaterThan(count / 20)
  expect(sessions).toBeGreaterThan(count / 100)
})
