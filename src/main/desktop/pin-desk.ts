/** The PIN window's questions: one at a time, each for one named purpose, each answered once or not at all. @module */
import type { Answered, Handlers } from '#protocol/bridge'
import { utf8 } from '#protocol/bytes'
import type { pinCommands, PinPurpose, PinState } from '#protocol/pin-bridge'
import { Secret } from '../authenticator/secret.ts'
import { refuse, type Problem } from './problems.ts'
import type { Clock, Windows } from './ports.ts'

/** A purpose's turn at the window. */
export interface PinSession {
  /** Shows the question and waits. `undefined` where the person gave none. The caller erases what it gets. */
  ask(question?: {
    readonly triesLeft?: number
    readonly signal?: AbortSignal
  }): Promise<Secret | undefined>
  /** What was wrong with the one just given; the next is not looked at before `waitMs` are over. */
  refuse(problem: Problem, waitMs?: number): void
  /** What the PIN is for, and whether the person sets a new one. */
  readonly kind: 'existing' | 'new'
}

export interface PinDesk {
  readonly handlers: Handlers<typeof pinCommands>
  state(): Omit<PinState, 'language'>
  /** Waits for its turn. The window closes when `work` settles and nobody else waits. */
  use<T>(
    purpose: PinPurpose,
    kind: 'existing' | 'new',
    work: (session: PinSession) => Promise<T>,
  ): Promise<T>
  /** The person closed the window: as giving no PIN. */
  closed(): void
}

interface Turn {
  readonly purpose: PinPurpose
  readonly kind: 'existing' | 'new'
  /** `asking`: waits for the person. */
  give: ((pin: Secret | undefined) => void) | undefined
  id: number
  triesLeft: number | undefined
  problem: Problem | undefined
  /** On the monotonic clock. */
  notBefore: number
}

export function createPinDesk(needs: {
  readonly clock: Clock
  readonly windows: Windows
  readonly changed: () => void
}): PinDesk {
  const { clock, windows, changed } = needs
  let turn: Turn | undefined
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let questions = 0

  const waitMs = (of: Turn): number => Math.max(0, of.notBefore - clock.monotonic())

  function answer(pin: Secret | undefined): Answered<null> {
    const give = turn?.give
    if (turn === undefined || give === undefined) {
      pin?.erase()
      return refuse('step-over')
    }
    turn.give = undefined
    turn.problem = undefined
    give(pin)
    changed()
    return null
  }

  function ask(
    asking: Turn,
    triesLeft: number | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Secret | undefined> {
    if (signal?.aborted === true) return Promise.resolve(undefined)
    return new Promise((resolve) => {
      const end = (pin: Secret | undefined): void => {
        signal?.removeEventListener('abort', withdraw)
        resolve(pin)
      }
      const withdraw = (): void => {
        if (asking.give === end) answer(undefined)
      }
      asking.id = ++questions
      asking.triesLeft = triesLeft
      asking.give = end
      signal?.addEventListener('abort', withdraw, { once: true })
      windows.show('pin')
      changed()
    })
  }

  async function run<T>(taking: Turn, work: (session: PinSession) => Promise<T>): Promise<T> {
    turn = taking
    try {
      return await work({
        kind: taking.kind,
        ask: ({ triesLeft, signal } = {}) => ask(taking, triesLeft, signal),
        refuse(problem, wait = 0) {
          taking.problem = problem
          taking.notBefore = clock.monotonic() + wait
        },
      })
    } finally {
      turn = undefined
      waiting--
      if (waiting === 0) windows.close('pin')
      changed()
    }
  }

  return {
    handlers: {
      give({ pin }) {
        if (turn === undefined) return refuse('step-over')
        const left = waitMs(turn)
        if (left > 0) return refuse('pin-too-soon', { seconds: Math.ceil(left / 1000) })
        return answer(new Secret(utf8(pin)))
      },
      cancel: () => answer(undefined),
      fit({ height }) {
        windows.fit('pin', height)
        return null
      },
    },
    state() {
      if (turn === undefined) return {}
      const { id, purpose, kind, triesLeft, problem, give } = turn
      return {
        question: {
          ...{ id, purpose, kind, waitMs: waitMs(turn), checking: give === undefined },
          ...(triesLeft === undefined ? {} : { triesLeft }),
          ...(problem === undefined ? {} : { problem }),
        },
      }
    },
    use(purpose, kind, work) {
      waiting++
      const taking: Turn = {
        ...{ purpose, kind, id: questions, notBefore: 0 },
        ...{ give: undefined, triesLeft: undefined, problem: undefined },
      }
      const mine = last.then(() => run(taking, work))
      last = mine.catch(() => undefined)
      return mine
    },
    closed() {
      if (turn?.give !== undefined) answer(undefined)
    },
  }
}
