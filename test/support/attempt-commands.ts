/** What may happen to an attempt, each on the model and on the real relying party, which then have to agree. @module */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { DenialReason } from '#protocol/denial'
import type { AttemptModel } from './attempt-model.ts'
import { type ModelAttempt } from './attempt-model.ts'
import * as actual from './attempt-world.ts'
import { readChallenge } from './software-device.ts'

type Real = actual.AttemptWorld
type Run = (model: AttemptModel, real: Real) => Promise<void>
type Check = (model: Readonly<AttemptModel>) => boolean

export const counted = { commands: 0, attempts: 0, approved: 0, refused: 0, ended: 0, sessions: 0 }

class Command implements fc.AsyncCommand<AttemptModel, Real> {
  readonly what: string
  readonly check: Check
  readonly act: Run
  constructor(what: string, act: Run, check: Check = () => true) {
    this.what = what
    this.act = act
    this.check = check
  }
  async run(model: AttemptModel, real: Real): Promise<void> {
    counted.commands++
    await this.act(model, real)
    await agree(model, real)
  }
  toString(): string {
    return this.what
  }
}

const now = (real: Real) => real.world.needs.clock.now()

function start(index: number): Command {
  return new Command(`page ${index} asks`, async (model, real) => {
    // Nobody asks twice in one millisecond.
    real.world.clock.advance(1)
    model.passTo(now(real))
    const page = actual.pageOf(real, index)
    const begun = await page.done('begin', { name: actual.person })
    actual.share(real, index)
    expect(begun.state.step).toBe('method')
    // A page that is given a name again leaves what it had open.
    const open = model.pending()
    if (open?.page === index && (await isStillThere(real, index, open))) {
      model.end(open, { outcome: 'withdrawn' }, now(real))
    }
    const by = {
      ...{ page: index, browser: await actual.browserOf(real, index) },
      ...(await actual.laneOf(real, index)),
    }
    const answer = await page.call('approval')
    const refusal = model.mayStart(by, now(real))
    if (answer.outcome === 'refused') {
      counted.refused++
      expect(answer.code).toBe(refusal)
      return
    }
    expect(refusal).toBeUndefined()
    const { state } = answer.value
    if (state.step !== 'approval') throw new Error(`the page is at ${state.step}`)
    const replaced = model.pending()
    if (replaced !== undefined) model.end(replaced, { outcome: 'withdrawn' }, now(real))
    const { transaction, number, expiresInMs } = state.request
    counted.attempts++
    model.attempts.push({
      ...{ ...by, id: transaction, number, startedAt: now(real), endedAt: 0 },
      ...{ expiresAt: now(real) + expiresInMs, verdict: undefined, completed: false },
      asked: model.isAllowed && model.hasDevice,
    })
  })
}

/** A page that idled for an hour is another one when it is given a name. */
async function isStillThere(real: Real, index: number, { id }: ModelAttempt): Promise<boolean> {
  const attempt = await real.world.needs.store.find.attempt(actual.tenant, id)
  const { pageToken } = actual.pageOf(real, index).cookies
  return attempt?.page === real.world.needs.crypto.digest(pageToken ?? '')
}

/** The attempt that the device heard of last; undefined where it heard of none since it connected. */
function heard(model: AttemptModel, real: Real): ModelAttempt | undefined {
  if (!real.device.frames.some(({ type }) => type === 'challenge')) return undefined
  const { txn } = readChallenge(real.device.challenge())
  return model.attempts.find(({ id }) => id === txn)
}

const canAnswer: Check = ({ hasDevice, attempts }) => hasDevice && attempts.some((a) => a.asked)

function approve(isRight: boolean): Command {
  const act: Run = async (model, real) => {
    const attempt = heard(model, real)
    if (attempt === undefined) return
    const other = String((Number(attempt.number) + 1) % 100).padStart(2, '0')
    await real.device.approve(isRight ? attempt.number : other)
    const verdict = model.approve(attempt, isRight, now(real))
    expect(real.device.verdicts().at(-1)).toEqual(verdict)
  }
  return new Command(isRight ? 'the right number' : 'a wrong number', act, canAnswer)
}

function deny(reason: DenialReason): Command {
  const act: Run = async (model, real) => {
    const attempt = heard(model, real)
    if (attempt === undefined) return
    await real.device.deny(reason)
    expect(real.device.verdicts().at(-1)).toEqual(model.deny(attempt, reason, now(real)))
  }
  return new Command(`denied as ${reason}`, act, canAnswer)
}

function cancel(index: number): Command {
  const act: Run = async (model, real) => {
    const open = model.pending()
    if (open?.page !== index || !(await isStillThere(real, index, open))) return
    const left = await actual.pageOf(real, index).call('leave')
    if (left.outcome === 'done') model.end(open, { outcome: 'withdrawn' }, now(real))
    // Its session idled for too long: then nobody can leave it, and it runs out.
    else expect(left.code).toBe('session-missing')
  }
  return new Command(`page ${index} cancels`, act, (model) => model.pending()?.page === index)
}

function complete(index: number): Command {
  const act: Run = async (model, real) => {
    const answer = await actual.pageOf(real, index).call('complete')
    const own = model.attempts.findLast(({ page }) => page === index)
    const isEarned = own?.verdict?.outcome === 'approved' && !own.completed
    if (answer.outcome === 'refused') return
    actual.share(real, index)
    expect(answer.value.state.step).toBe('signed-in')
    expect(isEarned).toBe(true)
    if (own !== undefined) own.completed = true
    counted.sessions++
  }
  return new Command(`page ${index} goes on`, act, ({ attempts }) =>
    attempts.some(({ page }) => page === index),
  )
}

/** What is over is kept for two days. */
const longestSeconds = 160_000

const advance = (seconds: number): Command => {
  const act: Run = async (model, real) => {
    real.world.clock.advance(seconds * 1000)
    model.secondsPassed += seconds
    model.passTo(now(real))
    // What fell due is carried out before what is asked now.
    await real.world.needs.store.find.instance()
  }
  return new Command(
    `${seconds} s pass`,
    act,
    ({ secondsPassed }) => secondsPassed + seconds < longestSeconds,
  )
}

const restart = (how: 'clean' | 'crash'): Command =>
  new Command(`started again, ${how}`, async (model, real) => {
    await actual.restart(real, how)
    const open = model.pending()
    if (how === 'crash' && open !== undefined) model.end(open, { outcome: 'withdrawn' }, now(real))
  })

const removal = new Command(
  'the device is removed',
  async (model, real) => {
    await actual.removeDevice(real)
    model.hasDevice = false
    const open = model.pending()
    const verdict = { outcome: 'refused', reason: 'device-removed' } as const
    if (open?.asked === true) model.end(open, verdict, now(real))
  },
  ({ hasDevice }) => hasDevice,
)

const addition = new Command(
  'a device is added',
  async (model, real) => {
    real.device = await actual.addDevice(real.world)
    model.hasDevice = true
    // To register anew is the one other way in which wrong numbers are forgotten.
    model.wrongNumbers = 0
    model.pausedUntil = 0
  },
  ({ hasDevice, isAllowed }) => !hasDevice && isAllowed,
)

const policy = (isAllowed: boolean): Command =>
  new Command(
    isAllowed ? 'allowed again' : 'no longer allowed',
    async (model, real) => {
      await actual.setAllowed(real, isAllowed)
      model.isAllowed = isAllowed
    },
    (model) => model.isAllowed !== isAllowed,
  )

/** What is stored is what the model says, for every attempt that there ever was. */
async function agree(model: AttemptModel, { world, subject }: Real): Promise<void> {
  const { find } = world.needs.store
  for (const attempt of model.attempts) {
    const stored = await find.attempt(actual.tenant, attempt.id)
    const { verdict } = attempt
    const reason = verdict !== undefined && 'reason' in verdict ? verdict.reason : ''
    expect([stored?.state, stored?.reason]).toEqual([verdict?.outcome ?? 'pending', reason])
    // The number goes with the decision.
    expect(stored?.sealedNumber === '').toBe(verdict !== undefined)
  }
  const all = await find.attemptsSince(actual.tenant, subject, 0, 1000)
  expect(all).toHaveLength(model.attempts.length)
  expect(all.filter(({ state }) => state === 'pending').length).toBeLessThanOrEqual(1)
  expect((await find.guard(actual.tenant, subject))?.wrongNumbers ?? 0).toBe(model.wrongNumbers)
}

const pages = Array.from({ length: actual.pageCount }, (_, index) => index)
const all: readonly Command[] = [
  ...pages.flatMap((index) => [start(index), start(index), cancel(index), complete(index)]),
  ...[approve(true), approve(true), approve(true), approve(false), approve(false)],
  ...[deny('declined'), deny('not-me'), deny('wrong-app')],
  ...[advance(5), advance(61), advance(901), advance(3601), advance(86_401)],
  ...[restart('clean'), restart('crash'), removal, addition, policy(false), policy(true)],
]

export const attemptCommands = fc.commands(
  all.map((command) => fc.constant(command)),
  { size: 'medium', maxCommands: 30 },
)
