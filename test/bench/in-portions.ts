/** Many things done, so many at a time. @module */

/** As many as come back at once where their waits are spread, and fewer than one address may have unproved. */
const atOnce = 200

export async function inPortions<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values()
  const lane = async (): Promise<void> => {
    for (const item of waiting) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane))
}
