/** Whatever is done leaves its row in the audit log, and each sign-in one row in the log of sign-ins. @module */
import { expect, test } from 'vitest'
import { acts, aStage } from '../../support/acts'
import { contosoTenant } from '../../support/people'
import { aWorld, type World } from '../../support/relying-party-world'
import { figure, runs } from '../../support/sizes'

const tenant = contosoTenant().id

/** What each act has to leave, in order; sign-ins with how their row ends. */
const leaves: Readonly<
  Record<string, { readonly events: readonly string[]; readonly ends: readonly string[] }>
> = {
  'a page about a name': { events: [], ends: [] },
  'a sign-in by password': { events: ['signed-in'], ends: ['password-right'] },
  'a wrong password': { events: ['password-refused'], ends: ['password-wrong'] },
  'a request': { events: ['attempt-started'], ends: [] },
  'an approval': { events: ['attempt-approved'], ends: ['approved'] },
  'a wrong number': { events: ['attempt-wrong-number'], ends: ['wrong-number'] },
  'a denial': { events: ['attempt-denied'], ends: ['declined'] },
  'the session of an approval': { events: ['signed-in'], ends: [] },
  'leaving a request': { events: ['attempt-withdrawn'], ends: ['withdrawn'] },
}

const everything = {
  ...{ before: undefined, limit: 1e6, since: 0, until: 2 ** 47 },
  ...{ user: undefined, outcome: undefined },
}

async function rowsOf({ needs }: World) {
  const head = (await needs.store.find.auditHead())?.sequence ?? 0
  const signIns = await needs.store.find.signIns(tenant, everything)
  return { head, ids: new Set(signIns.map(({ id }) => id)), signIns }
}

test('I3 every act leaves its rows, and each sign-in exactly one', async () => {
  const world = await aWorld()
  const stage = await aStage(world)
  const rounds = runs({ commit: 3, full: 100 })
  let events = 0
  let signIns = 0
  const silent = new Set<string>()
  for (let round = 0; round < rounds; round++) {
    for (const act of acts) {
      await act.before?.(stage)
      const before = await rowsOf(world)
      expect(await act.run(stage), act.what).toBe('done')
      const rows = await world.needs.store.find.audit(before.head, 1000)
      const after = await rowsOf(world)
      const ends = after.signIns.filter(({ id }) => !before.ids.has(id)).map(({ reason }) => reason)
      events += rows.length
      signIns += ends.length
      const due = leaves[act.what]
      if (due === undefined) {
        if (rows.length === 0) silent.add(act.what)
        continue
      }
      expect({ what: act.what, events: rows.map(({ event }) => event), ends }).toEqual({
        what: act.what,
        ...due,
      })
    }
  }
  expect([...silent]).toEqual([])
  expect(await world.relyingParty.administration.checkAudit()).toMatchObject({ holds: true })
  figure(
    'I3',
    `${acts.length} kinds of acts × ${rounds}: ${events} rows in the audit log, ${signIns} in the log of sign-ins, 0 missing, 0 double`,
  )
})
