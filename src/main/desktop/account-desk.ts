/** What the person does with an account: turned on, off, removed; what is under way, and why the last was not done. @module */
import type { AccountConnection, AccountState } from '#protocol/authenticator-state'
import type { Answered } from '#protocol/bridge'
import type { AccountView } from '../authenticator/accounts.ts'
import type { Authenticator } from '../authenticator/authenticator.ts'
import type { ConnectionState } from '../authenticator/connection.ts'
import type { PinDesk } from './pin-desk.ts'
import type { Clock } from './ports.ts'
import { refuse, toProblem, type Problem } from './problems.ts'

export interface AccountDesk {
  states(): readonly AccountState[]
  turnOn(accountId: string, code: string | undefined): Promise<Answered<null>>
  turnOff(accountId: string): Promise<Answered<null>>
  remove(accountId: string): Promise<Answered<null>>
  removeHere(accountId: string): Promise<Answered<null>>
}

type Busy = NonNullable<AccountState['busy']>

export function createAccountDesk(needs: {
  readonly clock: Clock
  readonly pinDesk: PinDesk
  readonly authenticator: () => Authenticator | undefined
  readonly pinIsSet: () => Promise<boolean>
  readonly problemOf: (error: unknown) => Problem
  readonly changed: () => void
}): AccountDesk {
  const { clock, pinDesk, changed } = needs
  const busy = new Map<string, Busy>()
  const problems = new Map<string, Problem>()

  const find = (accountId: string): AccountView | undefined =>
    needs
      .authenticator()
      ?.accounts()
      .find(({ id }) => id === accountId)

  /** One thing at a time with each account. */
  async function act(
    accountId: string,
    what: Busy,
    work: (authenticator: Authenticator, account: AccountView) => Promise<Problem | undefined>,
  ): Promise<Answered<null>> {
    const [authenticator, account] = [needs.authenticator(), find(accountId)]
    if (authenticator === undefined || account === undefined) return refuse('account-unknown')
    if (busy.has(accountId)) return refuse('busy-with-another')
    busy.set(accountId, what)
    problems.delete(accountId)
    changed()
    const problem = await work(authenticator, account).catch(needs.problemOf)
    busy.delete(accountId)
    // Leaving the PIN window is the person's own choice, and needs no note.
    if (problem !== undefined && problem.code !== 'verification-cancelled')
      problems.set(accountId, problem)
    changed()
    return problem === undefined ? null : { outcome: 'problem', problem }
  }

  return {
    states: () =>
      (needs.authenticator()?.accounts() ?? []).map((account) =>
        toState(account, busy.get(account.id), problems.get(account.id), clock.monotonic()),
      ),
    turnOn: (accountId, code) =>
      act(accountId, 'turning-on', async (authenticator, { name, tenant }) => {
        const asked = await authenticator.askToTurnOn(accountId, code)
        if (asked.outcome !== 'allowed') return toProblem(asked)
        const kind = (await needs.pinIsSet()) ? 'existing' : 'new'
        const purpose = { for: 'phone-sign-in', account: name, tenant: tenant.name } as const
        return pinDesk.use(purpose, kind, async (session) => {
          for (;;) {
            using pin = await session.ask()
            if (pin === undefined) return { code: 'verification-cancelled' }
            const turned = await authenticator.turnOn(accountId, { pin })
            if (turned.outcome === 'on') return undefined
            const problem = toProblem(turned)
            if (!aboutThePin.has(problem.code)) return problem
            session.refuse(problem, Number(problem.facts?.['seconds'] ?? 0) * 1000)
          }
        })
      }),
    turnOff: (accountId) =>
      act(accountId, 'turning-off', async (authenticator) => {
        const turned = await authenticator.turnOff(accountId)
        return turned.outcome === 'removed' ? undefined : toProblem(turned)
      }),
    remove: (accountId) =>
      act(accountId, 'removing', async (authenticator) => {
        const removed = await authenticator.remove(accountId)
        return removed.outcome === 'removed' ? undefined : toProblem(removed)
      }),
    removeHere: (accountId) =>
      act(accountId, 'removing', async (authenticator) => {
        await authenticator.removeHere(accountId)
        return undefined
      }),
  }
}

const aboutThePin = new Set<Problem['code']>([
  'pin-wrong',
  'pin-too-soon',
  'pin-too-short',
  'pin-too-long',
  'pin-too-common',
])

function toState(
  account: AccountView,
  busy: Busy | undefined,
  problem: Problem | undefined,
  now: number,
): AccountState {
  const { id, name, displayName, tenant, origin, state, phoneSignIn, codes, key } = account
  return {
    ...{ id, name, displayName, tenant, origin, state, phoneSignIn, codes, key },
    connection: toConnection(account.connection, now),
    ...(account.isAppTooOld ? { isAppTooOld: true } : {}),
    ...(busy === undefined ? {} : { busy }),
    ...(problem === undefined ? {} : { problem }),
  }
}

function toConnection(connection: ConnectionState, now: number): AccountConnection {
  if (connection.state !== 'offline') return connection
  const { reason: why, retryAt } = connection
  return retryAt === undefined
    ? { state: 'offline', why }
    : { state: 'offline', why, retryInMs: Math.max(0, retryAt - now) }
}
