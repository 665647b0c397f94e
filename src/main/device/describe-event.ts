/** What happened on the device, as a line for programs and a sentence for people. @module */
import { toRoughDuration } from '#protocol/rough-duration'
import { systemClock } from '../authenticator/adapters/system-clock.ts'
import type { AuthenticatorEvent } from '../authenticator/authenticator-event.ts'
import type { Device } from '../assemble-device.ts'
import type { Settings } from './arguments.ts'
import { catalogues } from './catalogues.ts'
import { endCode, toProblem } from './outcomes.ts'
import type { Facts } from './problem.ts'
import { sentence, viewChallenge, viewConnection, viewProblem } from './views.ts'
import type { Words } from './words.ts'

export interface Described {
  readonly line: Facts
  readonly said?: string
}

export function describeEvent(
  event: AuthenticatorEvent,
  device: Pick<Device, 'authenticator'>,
  language: Settings['language'],
): Described {
  const words = catalogues[language]
  switch (event.event) {
    case 'connection':
      return describeConnection(event, words)
    case 'challenge':
    case 'challenge-corrected': {
      const account = device.authenticator
        .accounts()
        .find(({ id }) => id === event.pending.accountId)
      const challenge = viewChallenge(event.pending, account, systemClock.monotonic())
      if (event.event === 'challenge-corrected') return { line: { event: event.event, challenge } }
      const { app } = event.pending.challenge.ctx
      const said = words.watch.challenge(app, account?.name ?? '', account?.tenant.name ?? '')
      return { line: { event: event.event, challenge }, said }
    }
    case 'challenge-ended': {
      const code = endCode(event.end, 'approved')
      const facts = { challenge: event.pending.id, ...event.end }
      if (code === undefined) {
        const message = words.watch.approved
        return { line: { event: event.event, ...facts, message }, said: message }
      }
      const message = words.problems[code](facts)
      return { line: { event: event.event, ...facts, code, message }, said: message }
    }
    case 'not-shown': {
      const { relyingParty, what, reason } = event
      const message = words.watch.notShown(relyingParty.origin)
      return {
        line: { event: event.event, origin: relyingParty.origin, what, reason, message },
        said: message,
      }
    }
    case 'account-connected':
    case 'account-refused':
    case 'account-too-old':
    case 'account-ended': {
      const { id, account, tenant, relyingParty } = event.account
      const line = {
        event: event.event,
        account: account.name,
        accountId: id,
        origin: relyingParty.origin,
      }
      if (event.event === 'account-connected') return { line }
      const message = accountSays[event.event](words)(account.name, tenant.name)
      return { line: { ...line, message }, said: message }
    }
    case 'clock': {
      const { aheadMs } = event
      const { origin } = event.relyingParty
      const message = describeClock(aheadMs, origin, language)
      const line = { event: event.event, origin, aheadMs: Math.round(aheadMs ?? 0), message }
      return { line, said: message }
    }
    case 'keychain': {
      const described = sentence(event.error.code, {}, words)
      return { line: { event: event.event, ...described }, said: described.message }
    }
    case 'fault': {
      const lines: string[] = []
      const problem = toProblem(event.error, (line) => lines.push(line))
      const { error } = viewProblem(problem, words)
      return { line: { event: 'fault', error: error ?? null }, said: lines.join('\n') }
    }
  }
}

const accountSays = {
  'account-ended': ({ watch }: Words) => watch.accountEnded,
  'account-refused': ({ watch }: Words) => watch.accountRefused,
  'account-too-old': ({ watch }: Words) => watch.accountTooOld,
} as const

function describeClock(
  aheadMs: number | undefined,
  origin: string,
  language: Settings['language'],
): string {
  const { clockAhead, clockBehind, clockRight } = catalogues[language].watch
  if (aheadMs === undefined) return clockRight(origin)
  return (aheadMs > 0 ? clockAhead : clockBehind)(
    toRoughDuration(Math.abs(aheadMs), language),
    origin,
  )
}

function describeConnection(
  { relyingParty, connection }: Extract<AuthenticatorEvent, { readonly event: 'connection' }>,
  words: Words,
): Described {
  const { origin } = relyingParty
  const view = viewConnection(origin, connection, words)
  if (connection.state !== 'offline') {
    const isUp = connection.state === 'connected'
    const said = isUp ? words.watch.connected(origin) : words.watch.connecting(origin)
    return { line: { event: 'connection', origin, ...view }, said }
  }
  const { retryAt } = connection
  const retry =
    retryAt === undefined
      ? {}
      : { retryInMs: Math.max(0, Math.round(retryAt - systemClock.monotonic())) }
  return { line: { event: 'connection', origin, ...view, ...retry }, said: view.message ?? '' }
}
