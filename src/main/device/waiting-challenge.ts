/** Finds the request that a command means, and waits a little for one that is still on its way. @module */
import type { PendingChallenge } from '../authenticator/challenge-inbox.ts'
import { systemClock } from '../authenticator/adapters/system-clock.ts'
import type { Device } from '../assemble-device.ts'
import { offlineCode } from './outcomes.ts'
import { DeviceProblem } from './problem.ts'
import { viewChallenge } from './views.ts'

/** In all; and once everybody is connected, whose requests arrive with the connection. */
const patienceMs = 10_000
const connectedPatienceMs = 1500

/**
 * The only request that waits, or the one named. Throws `CHALLENGE_…` problems, or why no relying
 * party could be reached.
 */
export function waitForChallenge(
  device: Device,
  named: string | undefined,
  watching: boolean,
): Promise<PendingChallenge> {
  const found = find(device, named)
  if (found !== undefined) return Promise.resolve(found)
  return new Promise((resolve, reject) => {
    let cancelQuiet: (() => void) | undefined
    const cancelAll = systemClock.after(patienceMs, () => end(() => reject(nothing(device))))
    const stop = device.on(look)

    function end(settle: () => void): void {
      stop()
      cancelAll()
      cancelQuiet?.()
      settle()
    }
    function look(): void {
      try {
        const arrived = find(device, named)
        if (arrived !== undefined) {
          end(() => resolve(arrived))
          return
        }
      } catch (error) {
        // That more than one waits now.
        end(() => reject(error instanceof Error ? error : new TypeError(String(error))))
        return
      }
      const accounts = device.authenticator.accounts()
      const settled = accounts.every(({ connection }) => connection.state !== 'connecting')
      if (!settled) return
      const connected = accounts.some(({ connection }) => connection.state === 'connected')
      if (connected || watching) {
        cancelQuiet ??= systemClock.after(connectedPatienceMs, () =>
          end(() => reject(nothing(device))),
        )
      } else end(() => reject(nothing(device)))
    }
    look()
  })
}

function find(device: Device, named: string | undefined): PendingChallenge | undefined {
  const all = device.authenticator.challenges()
  if (named !== undefined) return all.find(({ id }) => id === named)
  const waiting = all.filter(({ isAnswered }) => !isAnswered)
  const [only, ...more] = waiting.length === 0 ? all : waiting
  if (more.length === 0) return only
  const accounts = device.authenticator.accounts()
  const challenges = all.map((pending) =>
    viewChallenge(
      pending,
      accounts.find(({ id }) => id === pending.accountId),
      systemClock.monotonic(),
    ),
  )
  throw new DeviceProblem('CHALLENGE_AMBIGUOUS', { challenges })
}

function nothing(device: Device): DeviceProblem {
  const accounts = device.authenticator.accounts()
  const connected = accounts.some(({ connection }) => connection.state === 'connected')
  const [first] = accounts
  if (first?.connection.state !== 'offline' || connected) return new DeviceProblem('CHALLENGE_NONE')
  return new DeviceProblem(offlineCode(first.connection.reason), { origin: first.origin })
}
