/** polkit's authority, as far as it is asked who sits at the keyboard. @module */
import { z } from 'zod'
import type { SystemBus } from './system-bus.ts'

/** In the file that the package brings or the person installs: resources/polkit/org.countersign.policy. */
export const polkitAction = 'org.countersign.verify'

const authority = {
  destination: 'org.freedesktop.PolicyKit1',
  path: '/org/freedesktop/PolicyKit1/Authority',
  interface: 'org.freedesktop.PolicyKit1.Authority',
}
const allowUserInteraction = 1
const soonMs = 5000

/** polkit's own words: nobody's dialog could be shown where it still says *challenge*. */
export interface Authorization {
  readonly isAuthorized: boolean
  readonly isChallenge: boolean
  readonly isDismissed: boolean
}

const authorization = z.tuple([
  z.tuple([z.boolean(), z.boolean(), z.record(z.string(), z.string())]),
])
const actions = z.tuple([z.array(z.tuple([z.string()]).rest(z.unknown()))])

/**
 * Asks about this very connection: a process id could be another process's by the time it is looked at.
 * Comes back when the dialog is over.
 */
export async function checkAuthorization(
  bus: SystemBus,
  { cancellationId, withinMs }: { readonly cancellationId: string; readonly withinMs: number },
): Promise<Authorization> {
  const subject = ['system-bus-name', { name: bus.variant('s', bus.name) }]
  // An ordinary program may pass no details: what the dialog says stands in the action's file.
  const body = [subject, polkitAction, {}, allowUserInteraction, cancellationId]
  const call = { ...authority, member: 'CheckAuthorization', signature: '(sa{sv})sa{ss}us', body }
  const [[isAuthorized, isChallenge, details]] = authorization.parse(await bus.call(call, withinMs))
  return { isAuthorized, isChallenge, isDismissed: (details['polkit.dismissed'] ?? '') !== '' }
}

/** Withdraws the dialog. Only the connection that opened it can. */
export async function cancelCheck(bus: SystemBus, cancellationId: string): Promise<void> {
  const body = [cancellationId]
  const call = { ...authority, member: 'CancelCheckAuthorization', signature: 's', body }
  await bus.call(call, soonMs)
}

export async function knowsAction(bus: SystemBus): Promise<boolean> {
  const call = { ...authority, member: 'EnumerateActions', signature: 's', body: ['C'] }
  const [known] = actions.parse(await bus.call(call, soonMs))
  return known.some(([id]) => id === polkitAction)
}
