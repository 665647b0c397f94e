/** Verifies the person by polkit: the desktop's own dialog, the person's own password, a yes or a no. @module */
import { randomBytes } from 'node:crypto'
import type { Clock, OsPrompt, OsPromptState } from '../ports.ts'
import type { OsAnswer, OsHindrance } from '../user-verification.ts'
import { cancelCheck, checkAuthorization, knowsAction } from './polkit-authority.ts'
import { untilAborted } from './until-aborted.ts'
import { BusError, connectSystemBus, type SystemBus } from './system-bus.ts'

/** Longer than any challenge lives: only for when nobody says that it ended. */
const longestMs = 10 * 60_000

export function createPolkitUserVerifier(needs: {
  readonly clock: Clock
  /** Of this process: to root polkit says yes without asking, which verifies nobody. */
  readonly userId: number | undefined
}): OsPrompt {
  const { clock, userId } = needs
  const isRoot = userId === undefined || userId === 0
  /** Whether a dialog can be shown is not known before one should be. */
  let hadNoAgent = false

  return {
    async state() {
      const hindrance = isRoot ? 'unavailable' : await findHindrance(clock)
      return toState(hindrance ?? (hadNoAgent ? 'no-agent' : undefined))
    },
    async ask(signal) {
      if (isRoot) return 'unavailable'
      const asking = (bus: SystemBus): Promise<OsAnswer> => ask(bus, signal)
      const answer = await onBus<OsAnswer>(clock, asking, 'unavailable')
      if (answer !== 'timed-out') hadNoAgent = answer === 'no-agent'
      return answer
    },
  }
}

async function ask(bus: SystemBus, signal: AbortSignal | undefined): Promise<OsAnswer> {
  if (signal?.aborted === true) return 'timed-out' // while the bus was being reached
  const cancellationId = randomBytes(16).toString('hex')
  const answer = await untilAborted(signal, check(bus, cancellationId), 'ended')
  if (answer !== 'ended') return answer
  // Withdrawn before the connection goes; polkit may have been quicker, which is as well.
  await cancelCheck(bus, cancellationId).catch(() => undefined)
  return 'timed-out'
}

async function check(bus: SystemBus, cancellationId: string): Promise<OsAnswer> {
  try {
    const asking = { cancellationId, withinMs: longestMs }
    const { isAuthorized, isChallenge, isDismissed } = await checkAuthorization(bus, asking)
    if (isAuthorized) return 'verified'
    if (isDismissed) return 'dismissed'
    // It would still have to ask: there is nobody who shows its dialog.
    return isChallenge ? 'no-agent' : 'refused'
  } catch (error) {
    if (error instanceof BusError && error.code === 'late') return 'timed-out'
    // polkit has one error for all that fails; what it does not know it does not list.
    return await knowsAction(bus).then(
      (known) => (known ? 'unavailable' : 'not-installed'),
      () => 'unavailable',
    )
  }
}

async function findHindrance(clock: Clock): Promise<OsHindrance | undefined> {
  const known = await onBus<boolean | undefined>(clock, knowsAction, undefined)
  if (known === undefined) return 'unavailable'
  return known ? undefined : 'not-installed'
}

/** A connection of its own for each question: with it goes whatever dialog is still open. */
async function onBus<T>(
  clock: Clock,
  work: (bus: SystemBus) => Promise<T>,
  otherwise: T,
): Promise<T> {
  let bus: SystemBus | undefined
  try {
    bus = await connectSystemBus(clock)
    return await work(bus)
  } catch {
    return otherwise
  } finally {
    bus?.close()
  }
}

function toState(hindrance: OsHindrance | undefined): OsPromptState {
  return { by: 'polkit', ...(hindrance && { hindrance }) }
}
