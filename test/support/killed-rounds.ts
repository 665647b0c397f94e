/**
 * One round of a ceremony: enrolled, turned on, signed in, removed, with one kill on the way, and gone on with afterwards.
 * @module
 */
import { expect, vi } from 'vitest'
import type { KillableCeremony, Said, Side, Standing } from './killable-ceremony'
import type { PageOverHttps } from './page-over-https'

export type Step = 'enroll' | 'turn-on' | 'ask' | 'answer' | 'complete' | 'remove'

/** Where one side dies, and in which step that point is passed. */
export interface Point {
  readonly at: string
  readonly during: Step
  /** In the relying party: whether what the step decides is durable by then. */
  readonly kept?: boolean
}

/** What was acknowledged, to be found again at the end. */
export interface Acknowledged {
  readonly enrolled: string[]
  /** Transactions. */
  readonly approved: string[]
}

interface SignIn {
  readonly browser: PageOverHttps
  readonly number: string
  readonly transaction: string
}

const both = (state: Standing['device'] & Standing['relyingParty']): Standing => ({
  device: state,
  relyingParty: state,
})

export class KilledRound {
  readonly #ceremony: KillableCeremony
  readonly #side: Side
  readonly #name: string
  readonly #acknowledged: Acknowledged
  /** Where the person is signed in by password. */
  readonly #page: PageOverHttps

  constructor(
    ceremony: KillableCeremony,
    side: Side,
    { name, acknowledged }: { readonly name: string; readonly acknowledged: Acknowledged },
  ) {
    this.#ceremony = ceremony
    this.#side = side
    this.#name = name
    this.#acknowledged = acknowledged
    this.#page = ceremony.page(name)
  }

  /** Throws where anything is half, lost or done twice. */
  async run(point: Point): Promise<void> {
    await this.#enroll(point)
    await this.#turnOn(point)
    await this.#signIn(point)
    // After a kill in the middle of one, another from its beginning.
    if (['ask', 'answer', 'complete'].includes(point.during)) await this.#signIn()
    await this.#remove(point)
  }

  async #enroll(point: Point): Promise<void> {
    const link = await this.#page.invite(this.#name)
    const enroll = async (by: string): Promise<Said> => {
      const confirmed = { confirmHost: this.#ceremony.host, confirmAccount: this.#name }
      const said = await this.#ceremony.tell({ command: 'enroll', link: by, ...confirmed })
      if (said.done) this.#acknowledged.enrolled.push(this.#name)
      return said
    }
    if (point.during !== 'enroll') {
      expect(await enroll(link)).toMatchObject({ done: true })
    } else {
      await this.#killed(point, () => enroll(link))
      // Whoever died, nothing is lost: the device goes on by itself, or the same link does.
      await enroll(link)
      await this.#settled()
    }
    expect(await this.#standing()).toEqual(both('off'))
  }

  async #turnOn(point: Point): Promise<void> {
    const turnOn = () =>
      this.#ceremony.tell({ command: 'phone-sign-in', account: this.#name, on: true }, true)
    if (point.during !== 'turn-on') expect(await turnOn()).toMatchObject({ done: true })
    else {
      await this.#killed(point, turnOn)
      const { done, code } = await turnOn()
      expect(done || code === 'PHONE_SIGN_IN_ON', code).toBe(true)
    }
    expect(await this.#standing()).toEqual(both('on'))
  }

  async #signIn(point?: Point): Promise<void> {
    const browser = this.#ceremony.page(this.#name)
    const asked = point?.during === 'ask' ? await this.#askKilled(browser, point) : undefined
    const signIn = asked ?? (await this.#ask(browser))
    if (point?.during !== 'answer') await this.#approve(signIn)
    else if (!(await this.#approveKilled(signIn, point))) return
    if (point?.during === 'complete' && !(await this.#completeKilled(signIn, point))) return
    expect(await browser.complete()).toBe(this.#name)
    expect(await this.#ceremony.standing(this.#name, browser)).toEqual(both('on'))
    await expect(browser.complete()).rejects.toThrow('complete')
  }

  async #ask(browser: PageOverHttps): Promise<SignIn> {
    const request = await browser.startApproval(this.#name)
    await this.#ceremony.untilTold('challenge', request.transaction)
    return { browser, ...request }
  }

  /** The request that lives on; or none, where it died with the relying party. */
  async #askKilled(browser: PageOverHttps, point: Point): Promise<SignIn | undefined> {
    const request = await this.#killed(point, () => browser.startApproval(this.#name))
    if (this.#side === 'device') {
      if (request === undefined) throw new Error('the page was not answered')
      await this.#ceremony.untilTold('challenge', request.transaction)
      return { browser, ...request }
    }
    // Its number was never shown, so it must not wait for an answer.
    expect((await browser.ask('state')).state.step).toBe('method')
    return undefined
  }

  async #approve({ number, transaction }: SignIn): Promise<Said> {
    const asked = { command: 'approve', number, challenge: transaction } as const
    const said = await this.#ceremony.tell(asked, true)
    expect(said.out).toEqual({ challenge: transaction, outcome: 'approved' })
    this.#acknowledged.approved.push(transaction)
    return said
  }

  /** Whether the request was approved all the same. */
  async #approveKilled(signIn: SignIn, point: Point): Promise<boolean> {
    const { number, transaction, browser } = signIn
    const approve = () =>
      this.#ceremony.tell({ command: 'approve', number, challenge: transaction }, true)
    await this.#ceremony.killAt(this.#side, point.at)
    const first = approve().catch(() => undefined)
    await this.#ceremony.restart(this.#side, point.at)
    if (this.#side === 'relying-party') {
      // The device asks again by itself. What was decided is said again; what was not is over.
      const said = await first
      if (point.kept === true) {
        expect(said?.out).toEqual({ challenge: transaction, outcome: 'approved' })
        this.#acknowledged.approved.push(transaction)
        return true
      }
      expect(said?.code).toBe('REQUEST_WITHDRAWN')
      await expect(browser.complete()).rejects.toThrow('complete')
      return false
    }
    // Signed before, it is sent again by itself; judged before, nobody asks any more; else the person is asked.
    const said = await approve()
    if (!said.done && said.code !== 'CHALLENGE_NONE') {
      const ended = await this.#ceremony.untilTold('challenge-ended', transaction)
      expect(ended).toMatchObject({ outcome: 'approved' })
    }
    return true
  }

  /** Whether the session is still to be taken. */
  async #completeKilled({ browser }: SignIn, point: Point): Promise<boolean> {
    await this.#killed(point, () => browser.complete())
    if (point.kept !== true) return true
    // It was given out once, to a page that did not live to hear of it.
    await expect(browser.complete()).rejects.toThrow('complete')
    return false
  }

  async #remove(point: Point): Promise<void> {
    const remove = () =>
      this.#ceremony.tell({ command: 'remove', account: this.#name, locally: false })
    if (point.during !== 'remove') expect(await remove()).toMatchObject({ done: true })
    else {
      await this.#killed(point, remove)
      const { done, code } = await remove()
      expect(done || code === 'ACCOUNT_UNKNOWN', code).toBe(true)
    }
    expect(await this.#standing()).toEqual(both('absent'))
  }

  /** What `act` came to, where whoever did it was not the one that died. */
  async #killed<T>({ at }: Point, act: () => Promise<T>): Promise<T | undefined> {
    await this.#ceremony.killAt(this.#side, at)
    const acted = act().catch(() => undefined)
    await this.#ceremony.restart(this.#side, at)
    return await acted
  }

  /** Once the device has gone on, by itself, with what was left half done. */
  async #settled(): Promise<void> {
    await vi.waitFor(
      async () => {
        const standing = await this.#standing()
        if (standing.device === 'half') throw new Error('the device keeps half an account')
      },
      { timeout: 15_000, interval: 100 },
    )
  }

  #standing(): Promise<Standing> {
    return this.#ceremony.standing(this.#name, this.#page)
  }
}
