/** What a person may type for a port, and what is suggested. @module */
import { port } from '#protocol/desktop-fields'

/** Undefined for what is no port that may be chosen. */
export function parsePort(text: string): number | undefined {
  const parsed = port.safeParse(/^[0-9]{4,5}$/.test(text.trim()) ? Number(text) : undefined)
  return parsed.success ? parsed.data : undefined
}

/** The one after the one that is taken. */
export function suggestPort(taken: number): number {
  return taken < 65_535 ? taken + 1 : taken - 1
}
