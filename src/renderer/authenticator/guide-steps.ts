/** How far the guided first sign-in is, by what really happened. @module */
import type { AccountState, AuthenticatorState } from '#protocol/authenticator-state'

export const guideStepNames = ['relyingParty', 'account', 'enable', 'signIn', 'approve'] as const
export type GuideStepName = (typeof guideStepNames)[number]

export interface GuideStep {
  readonly name: GuideStepName
  readonly state: 'done' | 'now' | 'later'
}

export interface Guide {
  readonly steps: readonly GuideStep[]
  /** The account that the later steps are about. */
  readonly account: AccountState | undefined
  readonly finished: boolean
}

type Facts = Pick<AuthenticatorState, 'relyingParty' | 'accounts' | 'waiting' | 'recent'>

/** `since`: requests before this moment do not count, epoch ms. */
export function toGuide(facts: Facts, since: number): Guide {
  const { relyingParty, waiting, recent } = facts
  const account = pickAccount(facts)
  const approved = recent.some(({ at, end }) => at >= since && end.outcome === 'approved')
  const done: Readonly<Record<GuideStepName, boolean>> = {
    relyingParty: relyingParty.state === 'running',
    account: account !== undefined,
    enable: account?.phoneSignIn === 'on',
    signIn: approved || waiting.length > 0,
    approve: approved,
  }
  const now = guideStepNames.find((name) => !done[name])
  return {
    steps: guideStepNames.map((name) => ({
      name,
      state: done[name] ? 'done' : name === now ? 'now' : 'later',
    })),
    account,
    finished: approved && now === undefined,
  }
}

/** One of the relying party on this computer, else the first. */
function pickAccount({ relyingParty, accounts }: Facts): AccountState | undefined {
  const active = accounts.filter(({ state }) => state === 'active')
  const local = relyingParty.state === 'running' ? relyingParty.origin : undefined
  return active.find(({ origin }) => origin === local) ?? active[0]
}
