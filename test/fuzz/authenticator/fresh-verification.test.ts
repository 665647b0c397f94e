/**
 * Challenges, verifications by PIN and by the system, locks, time and signing in any order: each signature
 * had its own fresh grant, and each grant by the system its own fresh consent.
 * @module
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Grant, OsAnswer, OsConsent } from '../../../src/main/authenticator/user-verification'
import type { Vault } from '../../../src/main/authenticator/vault'
import type { ActiveAccount } from '../../../src/main/authenticator/vault-state'
import type { ManualClock } from '../../support/manual-clock'
import { osPromptAnswering } from '../../support/scripted-os-prompt'
import { figure, runs, seed } from '../../support/sizes'
import { addAccount, aVaultWorld, pinOf, rightPin, turnOn } from '../../support/vault-world'

interface Model {
  readonly challenges: string[]
  /** What each grant may still sign. */
  readonly grants: { readonly grant: Grant; readonly challenge: number; live: boolean }[]
  /** What each consent of the system may still open. */
  readonly consents: { readonly consent: OsConsent; readonly challenge: number; live: boolean }[]
  /** Whether the system's yes opens the key. */
  byOs: boolean
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

const counts = { signed: 0, resent: 0, refused: 0, byOs: 0, consentsRefused: 0, noYes: 0 }
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

class AskOs implements Step {
  readonly which: number
  readonly answer: OsAnswer | 'verified too late'
  constructor(which: number, answer: OsAnswer | 'verified too late') {
    this.which = which
    this.answer = answer
  }
  check = (model: Readonly<Model>) => model.challenges.length > 0
  async run(model: Model, { vault, account: { id: accountId } }: Real) {
    const challenge = this.which % model.challenges.length
    const ended = new AbortController()
    const prompt = osPromptAnswering(() => {
      if (this.answer !== 'verified too late') return Promise.resolve(this.answer)
      ended.abort()
      return Promise.resolve('verified')
    })
    const { signal } = ended
    const request = { accountId, challenge: model.challenges[challenge] ?? '', signal }
    const asked = await vault.askOs(request, prompt)
    expect(prompt.asked).toBe(model.byOs ? 1 : 0)
    const says = model.byOs && this.answer === 'verified'
    expect(asked.outcome).toBe(says ? 'consented' : 'refused')
    if (asked.outcome === 'refused') counts.noYes++
    else model.consents.push({ consent: asked.consent, challenge, live: true })
  }
  toString = () => `ask the system ${this.which}: ${this.answer}`
}

class OpenByOs implements Step {
  readonly which: number | undefined
  readonly by: number
  constructor(which: number | undefined, by: number) {
    this.which = which
    this.by = by
  }
  check = (model: Readonly<Model>) => model.consents.length > 0
  async run(model: Model, { vault, account }: Real) {
    const held = model.consents.at(-1 - (this.by % model.consents.length))
    if (!held) throw new Error('no consent')
    const wanted = this.which === undefined ? held.challenge : this.which % model.challenges.length
    const statement = model.challenges[wanted] ?? ''
    const { live } = held
    held.live = false
    const opened = await vault.openWithOs(account.id, statement, held.consent).then(
      (verification) => verification,
      (error: unknown) => (error as { code?: string }).code,
    )
    if (!live || held.challenge !== wanted) {
      counts.consentsRefused++
      expect(opened).toBe('GRANT_REFUSED')
    } else if (!model.byOs) {
      expect(opened).toEqual({ outcome: 'refused', reason: 'unavailable' })
    } else {
      if (typeof opened !== 'object' || opened.outcome !== 'verified') throw new Error('no grant')
      model.grants.push({ grant: opened.grant, challenge: wanted, live: true })
      counts.byOs++
    }
  }
  toString = () => `open ${this.which ?? 'its own'} by consent ${this.by}`
}

class SwitchOs implements Step {
  readonly to: boolean
  constructor(to: boolean) {
    this.to = to
  }
  // A right PIN brings all tries back; a delay is not to be met.
  check = (model: Readonly<Model>) => model.byOs !== this.to
  async run(model: Model, { vault }: Real) {
    if (this.to) {
      expect((await vault.allowOsVerification('all', pinOf(rightPin))).outcome).toBe('allowed')
      model.wrong = 0
    } else await vault.endOsVerification()
    model.byOs = this.to
  }
  toString = () => `the system's yes ${this.to ? 'counts' : 'counts no more'}`
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
    for (const each of [...model.grants, ...model.consents]) each.live = false
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

/** Every step ends on the disk. */
const timeoutMs = runs({ commit: 300_000, full: 2 * 3_600_000 })

test(
  'D9 nothing signs without a fresh verification for the very challenge',
  async () => {
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
    const answer = fc.constantFrom<OsAnswer | 'verified too late'>(
      ...(['verified', 'verified too late', 'dismissed', 'refused', 'timed-out'] as const),
      ...(['no-agent', 'unavailable'] as const),
    )
    const commands = fc.commands(
      [
        fc.constant(new NewChallenge()),
        fc.tuple(index, fc.boolean()).map(([which, right]) => new Verify(which, right)),
        index.map((which) => new Verify(which, true)),
        fc.tuple(index, index).map(([which, by]) => new Sign(which, by)),
        index.map((by) => new Sign(undefined, by)),
        fc.constant(new Sign(undefined, 0)),
        fc.tuple(index, answer).map(([which, says]) => new AskOs(which, says)),
        index.map((which) => new AskOs(which, 'verified')),
        fc.tuple(index, index).map(([which, by]) => new OpenByOs(which, by)),
        fc.constant(new OpenByOs(undefined, 0)),
        index.map((by) => new OpenByOs(undefined, by)),
        fc.boolean().map((to) => new SwitchOs(to)),
        fc.constantFrom<'lock' | 'age'>('lock', 'age').map((how) => new VoidAll(how)),
      ],
      { maxCommands: 30, size: '+1' },
    )
    const numRuns = runs({ commit: 60, full: 10_000 })
    const property = fc.asyncProperty(commands, async (steps) => {
      await vault.openWithPin(id, real.newChallenge(), pinOf(rightPin)) // all tries
      vault.voidGrants()
      const challenges = [real.newChallenge(), real.newChallenge()]
      await vault.allowOsVerification('all', pinOf(rightPin))
      const model: Model = {
        ...{ challenges, grants: [], consents: [], byOs: true, signed: undefined, wrong: 0 },
      }
      await fc.asyncModelRun(() => ({ model, real }), steps)
    })
    await fc.assert(property, { numRuns, seed })
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(5)
    figure(
      'D9',
      `${numRuns} runs, ${counts.signed} signed, ${counts.resent} resent, ${counts.refused} refused; by the system ${counts.byOs} opened, ${counts.consentsRefused} consents refused, ${counts.noYes} without a yes; 0 violations`,
    )
  },
  timeoutMs,
)
