/** Over HTTPS, a stranger tells names apart by nothing: not by body, status or headers, and not by a clock. @module */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { toBase64url } from '#protocol/bytes'
import { pageTokenHeader } from '#protocol/sign-in-http'
import { openSqlStore } from '../../../src/main/relying-party/adapters/sql-store'
import type { Decisions } from '../../../src/main/relying-party/decisions'
import type { Store } from '../../../src/main/relying-party/ports'
import type { Tables } from '../../../src/main/relying-party/tables'
import { kindsOfNames, type KindOfName } from '../../support/kinds-of-names'
import { startDoors } from '../../support/open-doors'
import { ask, keptAlive, type PlainAnswer } from '../../support/plain-requests'
import { aWorld, type World } from '../../support/relying-party-world'
import { contosoTenant } from '../../support/people'
import { seededRandom } from '../../support/seeded-random'
import { figure, runs, seed } from '../../support/sizes'
import { aFolder } from '../../support/stores'
import { leaksBeyond, welchT } from '../../support/told-apart'

const tenant = contosoTenant().id
const asks = [
  ['begin', 'POST', '/sign-in', undefined],
  ['password', 'POST', '/sign-in/password', { password: 'wrong' }],
  ['pass', 'POST', '/sign-in/temporary-access-pass', { pass: 'wrong-pass' }],
  ['code', 'POST', '/sign-in/code', { code: '000000' }],
  ['approval', 'POST', '/sign-in/approval', {}],
  ['state', 'GET', '/sign-in/state', undefined],
] as const
type Asked = (typeof asks)[number][0]

/** What is by chance, or a date. */
const masks: readonly (readonly [RegExp, string])[] = [
  [/"(pageToken|transaction|number|name)":"[^"]*"/g, '"$1":"…"'],
  [/(__Host-[^=]+)=[^;"]+/g, '$1=…'],
  [/"date":"[^"]*"/g, '"date":"…"'],
  [/"content-length":"\d+"/g, '"content-length":"…"'],
]

const forgetting = {
  forgetGuards(tables: Tables, subjects: readonly string[]): void {
    for (const subject of subjects) tables.deleteGuards(tenant, subject)
  },
}

/** A person, or what stands for a name that nobody has. */
async function subjectOf({ needs }: World, name: string): Promise<string> {
  const user = await needs.store.find.userByName(tenant, name)
  return user?.id ?? toBase64url(needs.numberSeal.pseudonym(`${tenant}/${name}`))
}

function masked({ status, headers, body }: PlainAnswer): string {
  const whole = JSON.stringify({ status, headers: { ...headers } }) + body
  return masks.reduce((text, [what, by]) => text.replace(what, by), whole)
}

test(
  'F4 by body, status, headers and time all names look alike',
  { timeout: 3_600_000 },
  async () => {
    const rounds = runs({ commit: 80, full: 10_000 })
    // A few samples on a busy machine: only what is gross counts then.
    const limit = runs({ commit: 2, full: 1 }) * leaksBeyond
    using folder = aFolder()
    using agent = keptAlive(1)
    let opened: Store<Decisions & typeof forgetting> | undefined
    const world = await aWorld({
      open: (decisions) =>
        (opened = openSqlStore(join(folder.path, 'store.db'), { ...decisions, ...forgetting })),
    })
    const kinds = await kindsOfNames(world, 10)
    const subjects = await Promise.all(
      kinds.flatMap(({ names }) => names).map((name) => subjectOf(world, name)),
    )
    const { pages, console, events, connections, administration } = world.relyingParty
    await using doors = await startDoors({ pages, console, events, connections, administration })
    const random = seededRandom(seed)
    const took = new Map<string, number[]>()
    const looks = new Map<Asked, Set<string>>()

    async function sample({ kind, names }: KindOfName, round: number): Promise<void> {
      const headers: Record<string, string> = {}
      const name = names[round % names.length] ?? ''
      for (const [what, method, path, body] of asks) {
        const sent = what === 'begin' ? { name } : body
        const text = sent === undefined ? undefined : JSON.stringify(sent)
        const wish = {
          ...{ method, path: `/contoso.com${path}`, agent },
          ...(text === undefined ? {} : { body: text }),
          headers: {
            ...headers,
            ...(text === undefined ? {} : { 'Content-Type': 'application/json' }),
          },
        }
        const begun = process.hrtime.bigint()
        const answer = await ask(doors, wish)
        const microseconds = Number(process.hrtime.bigint() - begun) / 1000
        const of = `${what} ${kind}`
        const samples = took.get(of) ?? []
        samples.push(microseconds)
        took.set(of, samples)
        looks.set(what, (looks.get(what) ?? new Set()).add(masked(answer)))
        if (what !== 'begin') continue
        const given = [answer.headers['set-cookie'] ?? []].flat().map((line) => line.split(';')[0])
        headers['Cookie'] = given.join('; ')
        const { pageToken } = JSON.parse(answer.body) as { pageToken?: string }
        headers[pageTokenHeader] = pageToken ?? ''
      }
    }

    for (let round = -3; round < rounds; round++) {
      // What the limits count is over, for everybody.
      world.clock.setWallClock(world.clock.now() + 25 * 3_600_000)
      await opened?.decide('forgetGuards', subjects)
      if (round % 25 === 0) {
        await world.needs.store.decide('sweep', { at: world.clock.now(), thorough: true })
      }
      if (round === 0) took.clear()
      const inTurn = [...kinds]
      while (inTurn.length > 0) {
        const [next] = inTurn.splice(random.below(inTurn.length), 1)
        if (next !== undefined) await sample(next, Math.abs(round))
      }
    }

    for (const [what, seen] of looks)
      expect([what, [...seen]]).toEqual([what, [...seen].slice(0, 1)])
    const told = asks.map(([what]) => {
      const nobody = took.get(`${what} nobody`) ?? []
      const others = kinds.filter(({ kind }) => kind !== 'nobody')
      const ts = others.map(({ kind }) =>
        Math.abs(welchT(took.get(`${what} ${kind}`) ?? [], nobody)),
      )
      return [what, Math.max(...ts)] as const
    })
    const text = told.map(([what, t]) => `${what} ${t.toFixed(2)}`).join(', ')
    figure(
      'F4',
      `${kinds.length} kinds of names, ${rounds} samples each in turns: bodies, status and headers alike; greatest |t| against nobody (limit ${limit}): ${text}`,
    )
    for (const [what, t] of told) expect([what, t < limit]).toEqual([what, true])
    await world.relyingParty.stop()
  },
)
