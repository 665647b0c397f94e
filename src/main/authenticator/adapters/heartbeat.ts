/** Notices that the other end of a socket is gone although nobody said so. @module */
import type { Clock, Random } from '../ports.ts'

/** Both ends must have noticed by 45 s after the last byte: three whole intervals, so the jitter only shortens them. */
const intervalMs = 15_000
const jitter = 0.2
const missedAtMost = 2

export interface Heartbeat {
  /** Something arrived. */
  heard(): void
  stop(): void
}

export function startHeartbeat(
  { clock, random }: { readonly clock: Clock; readonly random: Random },
  { ping, dead }: { readonly ping: () => void; readonly dead: () => void },
): Heartbeat {
  let missed = 0
  let cancel = wait()
  function wait(): () => void {
    const [chance = 0] = random.bytes(1)
    return clock.after(intervalMs * (1 - (jitter * chance) / 255), beat)
  }
  function beat(): void {
    if (missed >= missedAtMost) {
      dead()
      return
    }
    missed++
    ping()
    cancel = wait()
  }
  return {
    heard: () => {
      missed = 0
    },
    stop: () => cancel(),
  }
}
