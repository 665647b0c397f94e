/** What the authenticator tells, carried to where it is shown, kept and counted. @module */
import { Presence, type Absence } from './absence.ts'
import type { PendingChallenge } from '../authenticator/challenge-inbox.ts'
import type { RequestEnd } from '#protocol/prompt-bridge'
import type { AccountDesk } from './account-desk.ts'
import type { Authenticator } from '../authenticator/authenticator.ts'
import type { AuthenticatorListener, Notices, Windows } from './ports.ts'
import type { Problem } from './problems.ts'
import type { RequestDesk } from './request-desk.ts'
import type { RequestHistory } from './request-history.ts'
import type { UsageCounter } from '#protocol/usage-counters'
import type { UsageData } from './usage-data.ts'

export interface Listening extends AuthenticatorListener {
  /** What was last said of the keychain. */
  keychainProblem(): Problem | undefined
  readonly away: (why: Absence) => void
  readonly awake: (why: Absence) => void
}

export function createListening(needs: {
  readonly authenticator: () => Authenticator | undefined
  readonly accounts: AccountDesk
  readonly requests: RequestDesk
  readonly history: RequestHistory
  readonly usage: UsageData
  readonly windows: Windows
  readonly notices: Notices
  readonly problemOf: (error: unknown) => Problem
  readonly changed: () => void
}): Listening {
  const { requests, history, usage, changed, notices } = needs
  let keychain: Problem | undefined
  /** What ended while nobody could see it is said afterwards. */
  const unseen = new Map<string, PendingChallenge>()
  const presence = new Presence()

  function came(pending: PendingChallenge): void {
    // Its window first: the rest is done while that is being made.
    requests.came(pending)
    const account = needs.accounts.states().find(({ id }) => id === pending.accountId)
    const { app, place, browser, time } = pending.challenge.ctx
    history.came({
      ...{ id: pending.id, application: app, at: time * 1000 },
      ...{ account: account?.name ?? '', tenantName: account?.tenant.name ?? '' },
      ...(place === undefined ? {} : { place }),
      ...(browser === undefined ? {} : { browser }),
    })
    usage.count('request-came')
  }

  function ended(pending: PendingChallenge, end: RequestEnd): void {
    history.ended(pending.id, end)
    usage.count(counterOf(end))
    // It was never in front of anybody: a window that closes by itself would say it to nobody.
    if (end.outcome === 'expired' && (presence.isAway() || !needs.windows.isShown('prompt')))
      unseen.set(pending.id, pending)
    requests.ended(pending.id, end)
  }

  return {
    keychainProblem: () => keychain,
    hear(event) {
      switch (event.event) {
        case 'challenge':
          came(event.pending)
          break
        case 'challenge-corrected':
          requests.corrected(event.pending)
          break
        case 'challenge-ended':
          ended(event.pending, event.end)
          break
        case 'keychain':
          keychain = needs.problemOf(event.error)
          break
        case 'fault':
          needs.problemOf(event.error)
          break
        case 'clock':
        case 'connection':
        case 'not-shown':
        case 'account-connected':
        case 'account-refused':
        case 'account-too-old':
        case 'account-ended':
          break
      }
      changed()
    },
    waitingForUnlock(waiting) {
      keychain = waiting ? { code: 'keychain-waiting-for-unlock' } : undefined
      changed()
    },
    away(why) {
      presence.away(why)
      requests.hide()
    },
    awake(why) {
      const authenticator = needs.authenticator()
      authenticator?.checkTime()
      void authenticator?.resume().catch(needs.problemOf)
      if (!presence.back(why)) return
      requests.reveal()
      for (const { id, accountId, challenge } of unseen.values()) {
        const account = needs.accounts.states().find((each) => each.id === accountId)
        notices.requestMissed({
          ...{ id, application: challenge.ctx.app },
          ...{ account: account?.name ?? '', tenantName: account?.tenant.name ?? '' },
        })
      }
      unseen.clear()
    },
  }
}

function counterOf(end: RequestEnd): UsageCounter {
  switch (end.outcome) {
    case 'approved':
      return 'request-approved'
    case 'denied':
      return 'request-denied'
    case 'wrong-number':
      return 'request-wrong-number'
    case 'expired':
      return 'request-expired'
    case 'withdrawn':
    case 'refused':
    case 'verdict-missing':
      return 'request-ended-otherwise'
  }
}
