/** Two people on one computer: each has their own relying party, and the port's holder is named. @module */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ensureBuilt } from '../support/relying-party-process'
import { canBeTwoPeople, twoPeople } from '../support/two-people'

const folderOf = (home: string) => join(home, '.local/share/countersign/relying-party')

test.runIf(canBeTwoPeople)(
  'L11 the second person is told whose the port is, and chooses another one',
  async () => {
    await ensureBuilt()
    await using people = twoPeople()
    const { first, second } = people
    const one = await first.relyingParty('--port', '0')
    const origin = one.ready?.origin ?? ''
    const { port } = new URL(origin)

    const refused = await second.relyingParty('--port', port)
    expect([refused.ready, refused.code]).toEqual([undefined, 1])
    const said = refused.log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: string; facts: Record<string, string> })
      .find(({ event }) => event === 'not-started')
    expect(said?.facts).toEqual({
      code: 'PORT_TAKEN',
      sentence: `Port ${port} on 127.0.0.1 is taken by a program of ${first.name}. Nothing was started. Ask ${first.name} to end it, or choose another port.`,
    })

    const two = await second.relyingParty('--port', '0')
    const chosen = two.ready?.origin ?? ''
    expect(chosen).toMatch(/^https:\/\/localhost:\d+$/)
    expect(chosen).not.toBe(origin)
    await two.end()
    const again = await second.relyingParty()
    expect(again.ready?.origin).toBe(chosen) // it is kept, and never moves silently

    for (const [own, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const folder = folderOf(own.home)
      expect(statSync(folder)).toMatchObject({ uid: own.uid })
      expect(statSync(folder).mode & 0o777).toBe(0o700)
      expect(own.mayList(folder)).toBe(true)
      expect(other.mayList(folder)).toBe(false)
    }
    console.log('FIGURE L11 2 people, 2 folders, 0 of them open to the other; the holder is named')
  },
  60_000,
)
