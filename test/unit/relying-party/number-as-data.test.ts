/** The number as data: the client that began an attempt reads it, and nothing that a device ever gets bears it. @module */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Devices } from '../../../src/main/relying-party/doors'
import { aReadyDevice, connect, type ConnectedDevice } from '../../support/connected-device'
import { aBrowser, passwordOf, type PageBrowser } from '../../support/page-browser'
import { contosoTenant, forgetLimits } from '../../support/people'
import { aWorld, type World } from '../../support/relying-party-world'
import { readChallenge } from '../../support/software-device'

const name = 'balas@contoso.com'
const minute = 60_000

/** The tenant with numbers of six digits, so that none is met by chance. */
async function decide(world: World, settings = contosoTenant().settings): Promise<void> {
  const tenant = { ...contosoTenant(), digits: 6 as const, settings }
  const at = world.needs.clock.now()
  await world.needs.store.decide('putSample', { tenant, users: [], which: 'all', at })
}

/** The same world; what its device routes answer is kept. */
function listened(world: World, answers: unknown[]): World {
  const devices = Object.fromEntries(
    Object.entries(world.relyingParty.devices).map(([route, verb]) => [
      route,
      async (...asked: readonly unknown[]) => {
        const answer = await (verb as (...of: readonly unknown[]) => Promise<unknown>)(...asked)
        answers.push(answer)
        return answer
      },
    ]),
  ) as unknown as Devices
  return { ...world, relyingParty: { ...world.relyingParty, devices } }
}

/** All text in it, and in what its text encodes. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    const parts = value.split('.').filter((part) => /^[A-Za-z0-9_-]{8,}$/.test(part))
    return [value, ...parts.map((part) => Buffer.from(part, 'base64url').toString('latin1'))]
  }
  if (typeof value === 'number') return [String(value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

/** As it is, or as anybody could find it out by trying a million. */
function bears(texts: readonly string[], number: string): boolean {
  const digest = createHash('sha256').update(number).digest()
  const forms = [`"${number}"`, digest.toString('base64url'), digest.toString('latin1')]
  const alone = new RegExp(`(?<!\\d)${number}(?!\\d)`)
  return texts.some((text) => alone.test(text) || forms.some((form) => text.includes(form)))
}

test('R21 the client that began the attempt reads the number in its JSON; no frame and no answer of a device bears it', async () => {
  const answers: unknown[] = []
  const world = listened(await aWorld(), answers)
  await decide(world)
  const device = await aReadyDevice(world, aBrowser(world))
  const ends: Record<string, (of: string, page: PageBrowser) => Promise<unknown>> = {
    approved: async (number, page) => {
      await device.approve(number)
      return page.done('complete')
    },
    declined: () => device.deny('declined'),
    notMe: () => device.deny('not-me'),
    wrongNumber: (number) => device.approve(number === '000000' ? '000001' : '000000'),
    withdrawn: (_, page) => page.done('restart'),
    expired: async () => {
      world.clock.advance(minute)
      await Promise.resolve()
    },
    reconnected: async (number) => {
      answers.push(...device.frames)
      device.connection.closed()
      await connect(world, device)
      await device.approve(number)
    },
    pushed: (number) => push(device, number),
  }
  const numbers: string[] = []
  for (const [end, act] of Object.entries(ends)) {
    await forgetLimits(world)
    const isSecond = end === 'pushed'
    const { settings } = contosoTenant()
    await decide(world, isSecond ? { ...settings, secondFactor: 'whenRegistered' } : settings)
    const page = aBrowser(world)
    await page.done('begin', { name })
    if (isSecond) await page.done('password', { password: passwordOf(name) })
    const { state } = await page.done('approval')
    if (state.step !== 'approval') throw new Error(`the page is at ${state.step}`)
    const { number } = state.request
    expect(number).toMatch(/^\d{6}$/)
    expect((await page.done('state')).state).toEqual(state)
    // Nobody else reads it: neither another browser of the person, nor the cookie without the page's token.
    const { session } = page.cookies
    for (const other of [
      aBrowser(world),
      aBrowser(world, 'contoso.com', { session: session ?? '' }),
    ]) {
      expect(JSON.stringify(await other.call('state'))).not.toContain(number)
    }
    numbers.push(number)
    await act(number, page)
  }
  const texts = textsIn([...answers, ...device.frames])
  expect(texts.length).toBeGreaterThan(100)
  // The looking itself finds what is there.
  expect(bears(textsIn(device.frames), readChallenge(device.challenge()).txn)).toBe(true)
  expect(numbers.filter((number) => bears(texts, number))).toEqual([])
  console.log(
    `FIGURE R21 ${numbers.length} numbers, ${texts.length} texts in ${answers.length} answers and ${device.frames.length} frames, 0 bear one`,
  )
})

async function push(device: ConnectedDevice, number: string): Promise<void> {
  const jws = device.challenge()
  const response = device.device.push(jws, { number })
  await device.connection.receive({ type: 'answer', txn: readChallenge(jws).txn, response })
}
