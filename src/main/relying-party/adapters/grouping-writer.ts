/** Groups the decisions that wait into one commit, so that a durable answer costs a share of an fsync. @module */

/** One connection's transaction, all synchronous. */
export interface Transaction {
  begin(): void
  commit(): void
  rollback(): void
  /** Whether the transaction is still there: a full disk may have ended it. */
  isOpen(): boolean
  /** What is remembered of it is not so: it was taken back, here or by the database itself. */
  forget(): void
}

export interface GroupingWriter {
  /**
   * Runs `work` inside the next group; settles after the group's commit. Where another of the group throws, `work`
   * runs once more, in a transaction of its own: it may change nothing but what the transaction takes back.
   */
  write<T>(work: () => T): Promise<T>
  /** Resolves once nothing waits. */
  idle(): Promise<void>
}

interface Waiting {
  readonly run: () => void
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/** A commit holds up everything else for as long as it takes: more than this wait for the next. */
const maxGroup = 512

/** `schedule` runs its argument once after the I/O that is at hand; `toFault` names what storage throws. */
export function createGroupingWriter(
  transaction: Transaction,
  schedule: (run: () => void) => void,
  toFault: (error: unknown) => Error,
): GroupingWriter {
  const waiting: Waiting[] = []
  let isScheduled = false
  const idlers: (() => void)[] = []

  const wake = () => {
    if (isScheduled) return
    isScheduled = true
    schedule(commitGroup)
  }

  function commitGroup(): void {
    isScheduled = false
    const group = waiting.splice(0, maxGroup)
    if (waiting.length > 0) wake()
    const settled = carryOut(transaction, group, toFault)
    for (const settle of settled) settle()
    if (waiting.length === 0) for (const idler of idlers.splice(0)) idler()
  }

  return {
    write<T>(work: () => T) {
      return new Promise<T>((resolve, reject) => {
        let result: { readonly value: T } | undefined
        waiting.push({
          run: () => {
            result = { value: work() }
          },
          resolve: () => {
            if (result !== undefined) resolve(result.value)
          },
          reject,
        })
        wake()
      })
    },
    idle: () =>
      new Promise((resolve) => {
        if (waiting.length === 0) resolve()
        else idlers.push(resolve)
      }),
  }
}

/**
 * What to tell each of `group`, in order, now that it is stored or not. Decisions hardly ever throw, so none has a
 * savepoint: where one does, the group is taken back, and each is carried out alone.
 */
function carryOut(
  transaction: Transaction,
  group: readonly Waiting[],
  toFault: (error: unknown) => Error,
): readonly (() => void)[] {
  let isDecided = false
  try {
    transaction.begin()
    for (const decision of group) decision.run()
    isDecided = true
    transaction.commit()
    return group.map((decision) => decision.resolve)
  } catch (error) {
    if (transaction.isOpen()) transaction.rollback()
    transaction.forget()
    // A commit that fails, fails all: they stood on one another.
    if (!isDecided && group.length > 1) {
      return group.flatMap((decision) => carryOut(transaction, [decision], toFault))
    }
    const fault = toFault(error)
    return group.map(
      ({ reject }) =>
        () =>
          reject(fault),
    )
  }
}
