/** What is left out of a request is left out of the change. @module */

type Left<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** `change` without the members that are undefined, which would otherwise be written. */
export function without<T extends object>(change: T): Left<T> {
  const kept = Object.entries(change).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as Left<T>
}
