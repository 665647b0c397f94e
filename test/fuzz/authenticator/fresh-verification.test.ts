/**
 * Challenges, verifications, locks, time and signing in any order: each signature had its own fresh grant.
 * @module
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Grant } from '../../../src/main/authenticator/user-verification'
import type { Vault } from '../../../src/main/authenticator/vault'
import type { ActiveAccount } from '../../../src/main/authenticator/vault-state'
import type { ManualClock } from '../../support/manual-clock'
import { figure, runs, seed } from '../../support/sizes'
import { addAccount, aVaultWorld, pinOf, rightPin, turnOn } from '../../support/vault-world'

interface Model {
  readonly challenges: string[]
  /** What each grant may still sign. */
  readonly grants: { readonly grant: Grant; readonly challenge: number; live: boolean }[]
  /** The challenge whose signature is kept for resending. */
  signed: number | undefined
  wrong: number
}

interface Real {
  readonly vault: Vault
  readonly account: ActiveAccount
  readonly clock: ManualClock
  readonly newChallenge: () => string
}

const counts = { signed: 0, resent: 0, refused: 0 }
const shown = { app: 'Payroll', time: 1_790_000_000 }
type Step = fc.AsyncCommand<Model, Real>

class NewChallenge implements Step {
  check = () => true
  run(model: Model, real: Real) {
    model.challenges.push(real.newChallenge())
    return Promise.resolve()
  }
  toString = () => 'new challenge'
}

class Verify implements Step {
  readonly which: number
  readonly right: boolean
  constructor(which: number, right: boolean) {
    this.which = which
    this.right = right
  }
  // Two wrong ones in a row cost no delay, which other tests look at.
  check = (model: Readonly<Model>) => model.challenges.length > 0 && (this.right || model.wrong < 2)
  async run(model: Model, { vault, account }: Real) {
    const challenge = this.which % model.challenges.length
    const pin = pinOf(this.right ? rightPin : 'wrong-one')
    const answer = await vault.openWithPin(account.id, model.challenges[challenge] ?? '', pin)
    expect(answer.outcome).toBe(this.right ? 'verified' : 'refused')
    model.wrong = this.right ? 0 : model.wrong + 1
    if (answer.outcome === 'verified')
      model.grants.push({ grant: answer.grant, challenge, live: true })
  }
  toString = () => `verify ${this.which} ${this.right ? 'right' : 'wrong'}`
}

class VoidAll implements Step {
  readonly how: 'lock' | 'age'
  constructor(how: 'lock' | 'age') {
    this.how = how
  }
  check = () => true
  run(model: Model, { vault, clock }: Real) {
    if (this.how === 'lock') vault.voidGrants()
    else clock.advance(60_000)
    for (const grant of model.grants) grant.live = false
    return Promise.resolve()
  }
  toString = () => this.how
}

class Sign implements Step {
  /** Which challenge: the grant's own where there is none. */
  readonly which: number | undefined
  /** Counted from the newest grant. */
  readonly by: number
  constructor(which: number | undefined, by: number) {
    this.which = which
    this.by = by
  }
  check = (model: Readonly<Model>) => model.challenges.length > 0 && model.grants.length > 0
  async run(model: Model, { vault, account }: Real) {
    const held = model.grants.at(-1 - (this.by % model.grants.length))
    if (!held) throw new Error('no grant')
    const wanted = this.which === undefined ? held.challenge : this.which % model.challenges.length
    const challenge = model.challenges[wanted] ?? ''
    const { id } = account
    const outcome = await vault
      .approve(id, { challenge, number: '42', shown, grant: held.grant })
      .then(
        () => 'signed',
        (error: unknown) => (error as { code?: string }).code,
      )
    const resends = model.signed === wanted
    const signs = held.live && held.challenge === wanted
    expect(outcome).toBe(resends || signs ? 'signed' : 'GRANT_REFUSED')
    counts[resends ? 'resent' : signs ? 'signed' : 'refused']++
    held.live = false
    if (signs) model.signed = wanted
  }
  toString = () => `sign ${this.which ?? 'its own'} by ${this.by}`
}

test('D9 nothing signs without a fresh verification for the very challenge', async () => {
  await using world = await aVaultWorld()
  const vault = await world.start()
  const { id } = await addAccount(vault, world.relyingParty)
  const account = await turnOn(vault, world.relyingParty, id)
  const real = {
    vault,
    account,
    clock: world.clock,
    newChallenge: () => world.relyingParty.challenge(account),
  }
  const index = fc.nat({ max: 2 })
  const commands = fc.commands(
    [
      fc.constant(new NewChallenge()),
      fc.tuple(index, fc.boolean()).map(([which, right]) => new Verify(which, right)),
      index.map((which) => new Verify(which, true)),
      fc.tuple(index, index).map(([which, by]) => new Sign(which, by)),
      index.map((by) => new Sign(undefined, by)),
      fc.constant(new Sign(undefined, 0)),
      fc.constantFrom<'lock' | 'age'>('lock', 'age').map((how) => new VoidAll(how)),
    ],
    { maxCommands: 30, size: '+1' },
  )
  const numRuns = runs({ commit: 60, full: 10_000 })
  const property = fc.asyncProperty(commands, async (steps) => {
    await vault.openWithPin(id, real.newChallenge(), pinOf(rightPin)) // all tries
    vault.voidGrants()
    const challenges = [real.newChallenge(), real.newChallenge()]
    const model: Model = { challenges, grants: [], signed: undefined, wrong: 0 }
    await fc.asyncModelRun(() => ({ model, real }), steps)
  })
  await fc.assert(property, { numRuns, seed })
  expect(Math.min(counts.signed, counts.refused)).toBeGreaterThan(10)
  figure(
    'D9',
    `${numRuns} runs, ${counts.signed} signed, ${counts.resent} resent, ${counts.refused} refused, 0 violations`,
  )
})
