/** T12: deciding about a person's methods with the whole explanation, against a lookup of their row. @module */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlStore } from '../../src/main/relying-party/adapters/sql-store.ts'
import { explain } from '../../src/main/relying-party/policy/explain.ts'
import type { Tables } from '../../src/main/relying-party/tables.ts'
import type { Ratio } from './figures.ts'
import {
  largePolicy,
  largeTenant,
  putGroups,
  putPeople,
  putTenant,
  userId,
} from './large-directory.ts'

const tenant = largeTenant
const peopleAtOnce = 2_000

const decisions = {
  run: (tables: Tables, work: (tables: Tables) => unknown): unknown => work(tables),
}

/** Both inside a decision, over the same people in an order that none stands beside the next. */
export async function measurePolicy(quick: boolean): Promise<readonly Ratio[]> {
  const people = quick ? 5_000 : 100_000
  const groups = quick ? 100 : 1_000
  const rounds = await policyRounds({ people, groups, rounds: quick ? 3 : 9, looks: 4_000 })
  const size = `${people} people in ${groups} nested groups`
  return [
    {
      id: 'T12',
      what: `policy decisions with their explanation a second, ${size}`,
      unit: '/s',
      rounds,
      target: { kind: 'at least', ratio: 0.3 },
    },
  ]
}

export interface PolicySize {
  readonly people: number
  readonly groups: number
  readonly rounds: number
  readonly looks: number
}

/** By processor time, interleaved: others on the machine slow both alike. */
export async function policyRounds(size: PolicySize): Promise<Ratio['rounds']> {
  const { people, groups, rounds, looks } = size
  const folder = mkdtempSync(join(tmpdir(), 'countersign-policy-'))
  const store = openSqlStore(join(folder, 'store.db'), decisions)
  const run = (work: (tables: Tables) => unknown) => store.decide('run', work)
  try {
    await run((tables) => {
      putTenant(tables)
      putGroups(tables, groups)
      tables.putPolicy({ tenant, policy: largePolicy(groups), version: 1, changedAt: 0 })
    })
    for (let from = 0; from < people; from += peopleAtOnce) {
      const to = Math.min(from + peopleAtOnce, people)
      await run((tables) => {
        putPeople(tables, from, to, groups)
      })
    }
    const measured: { product: number; floor: number }[] = []
    // The first round warms up.
    for (let round = -1; round < rounds; round++) {
      const ids = Array.from({ length: looks }, (_, at) =>
        userId(((round + 2) * 7919 + at * 104_729) % people),
      )
      await run((tables) => {
        const floor = perSecond(ids, (user) => tables.user(tenant, user))
        const product = perSecond(ids, (user) => explain(tables, { tenant, user, at: 5 }))
        if (round >= 0) measured.push({ floor, product })
      })
    }
    return measured
  } finally {
    await store.close()
    rmSync(folder, { recursive: true })
  }
}

function perSecond(ids: readonly string[], look: (id: string) => unknown): number {
  const start = process.cpuUsage()
  for (const id of ids) if (look(id) === undefined) throw new Error('nobody there')
  const { user, system } = process.cpuUsage(start)
  return (ids.length * 1e6) / (user + system)
}
