/** Adding an account, step by step: what the window shows of it, and the person's two consents. @module */
import type { EnrollmentState } from '#protocol/authenticator-state'
import type { Authenticator } from '../authenticator/authenticator.ts'
import type { Consent, Enrolled } from '../authenticator/enrollment.ts'
import { refuse, toProblem, type Problem, type Refusing } from './problems.ts'

/** More come from no person. */
const mostWaiting = 3

export interface EnrollmentDesk {
  state(): EnrollmentState | undefined
  /** How many links wait until the one in hand is done with. */
  waiting(): number
  begin(link: string): Refusing | null
  connect(): Refusing | null
  add(): Refusing | null
  /** Consents to nothing more, and lets go of what is shown. */
  end(): null
}

export function createEnrollmentDesk(needs: {
  readonly authenticator: () => Authenticator | undefined
  readonly problemOf: (error: unknown) => Problem
  readonly enrolled: () => void
  readonly changed: () => void
}): EnrollmentDesk {
  const { changed } = needs
  let state: EnrollmentState | undefined
  /** Answers the consent that is asked just now. */
  let consent: ((given: boolean) => void) | undefined
  let inHand: string | undefined
  let session = 0
  /** Links that came while a person looks at another one: nothing takes its place under their hand. */
  const waiting: string[] = []

  function show(of: number, next: EnrollmentState | undefined): void {
    if (of !== session) return
    state = next
    changed()
  }

  function ask(of: number, next: EnrollmentState): Promise<boolean> {
    if (of !== session) return Promise.resolve(false)
    return new Promise((resolve) => {
      consent = resolve
      show(of, next)
    })
  }

  function give(given: boolean): void {
    const answer = consent
    consent = undefined
    answer?.(given)
  }

  const consents = (of: number): Consent => ({
    async host({ host, port, tenantId }) {
      const given = await ask(of, { step: 'connect', host, port, tenantId })
      if (given) show(of, { step: 'connecting' })
      return given
    },
    async account({ account, tenant, origin }) {
      const { name, domain } = tenant
      const asked = { step: 'add', origin, tenant: { name, domain }, account } as const
      const given = await ask(of, asked)
      if (given) show(of, { step: 'adding' })
      return given
    },
  })

  async function run(of: number, authenticator: Authenticator, link: string): Promise<void> {
    try {
      show(of, toState(await authenticator.enroll(link, consents(of))))
      if (state?.step === 'added') needs.enrolled()
    } catch (error) {
      show(of, { step: 'failed', problem: needs.problemOf(error), begun: false })
    }
  }

  function start(authenticator: Authenticator, link: string): void {
    const mine = ++session
    give(false)
    inHand = link
    show(mine, undefined)
    void run(mine, authenticator, link)
  }

  return {
    state: () => state,
    waiting: () => waiting.length,
    begin(link) {
      const authenticator = needs.authenticator()
      if (authenticator === undefined) return refuse('vault-unreadable')
      if (!isUnderWay(state)) {
        start(authenticator, link)
        return null
      }
      if (link === inHand || waiting.includes(link)) return null
      if (waiting.length >= mostWaiting) return refuse('busy-with-another')
      waiting.push(link)
      changed()
      return null
    },
    connect() {
      if (state?.step !== 'connect') return refuse('step-over')
      give(true)
      return null
    },
    add() {
      if (state?.step !== 'add') return refuse('step-over')
      give(true)
      return null
    },
    end() {
      if (state?.step === 'adding') return null
      const [authenticator, next] = [needs.authenticator(), waiting.shift()]
      if (authenticator !== undefined && next !== undefined) {
        start(authenticator, next)
        return null
      }
      session++
      give(false)
      show(session, undefined)
      return null
    },
  }
}

/** Whether the person is asked, or what they agreed to is being done. */
function isUnderWay(state: EnrollmentState | undefined): boolean {
  return state !== undefined && state.step !== 'added' && state.step !== 'failed'
}

function toState(ended: Enrolled): EnrollmentState | undefined {
  if (ended.outcome === 'enrolled') return { step: 'added', accountId: ended.account.id }
  if (ended.outcome === 'unreachable') {
    return { step: 'failed', problem: toProblem(ended), begun: ended.begun }
  }
  const { reason } = ended
  if (reason === 'host-declined' || reason === 'account-declined') return undefined
  return { step: 'failed', problem: toProblem({ ...ended, reason }), begun: false }
}
