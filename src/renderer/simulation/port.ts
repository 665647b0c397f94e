/** What a person may type for a port, and what is suggested. @module */

/** As the app takes it; its schema would bring a whole library along. */
export const least = 1_024
export const most = 65_535

/** Undefined for what is no port that may be chosen. */
export function parsePort(text: string): number | undefined {
  const port = /^[1-9][0-9]{3,4}$/.test(text.trim()) ? Number(text) : 0
  return port >= least && port <= most ? port : undefined
}

/** The one after the one that is taken. */
export function suggestPort(taken: number): number {
  return Math.max(least, taken < most ? taken + 1 : taken - 1)
}
