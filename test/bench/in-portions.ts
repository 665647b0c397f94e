/** Many things done, so many at a time. @module */

/** As many as come back at once where their waits are spread, and fewer than one address may have unproved. */
const atOnce = 200
/** A device that finds nobody in, because the machine is busy, comes again, as real ones do. */
const tries = 5

export async function inPortions<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values()
  const lane = async (): Promise<void> => {
    for (const item of waiting) await again(() => work(item))
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane))
}

async function again(work: () => Promise<void>): Promise<void> {
  for (let left = tries - 1; left > 0; left--) {
    try {
      await work()
      return
    } catch {
      // the next one tells
    }
  }
  await work()
}
