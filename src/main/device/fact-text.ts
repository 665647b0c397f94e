/** Facts as sentences take them. @module */
import type { Facts } from './problem.ts'

/** The fact as text; empty where it is not known. */
export function text(facts: Facts, name: string): string {
  const fact = facts[name]
  return typeof fact === 'string' || typeof fact === 'number' ? String(fact) : ''
}

/** A fact in milliseconds, in whole seconds, rounded up; 0 where it is not known. */
export function seconds(facts: Facts, name: string): number {
  const fact = facts[name]
  return typeof fact === 'number' ? Math.ceil(fact / 1000) : 0
}
