/** One thing after the other: what must not overlap waits here. @module */

/** Runs what it is given in the order of asking; a failure is the asker's and stops nobody else. */
export type Queue = <T>(work: () => Promise<T>) => Promise<T>

export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}
