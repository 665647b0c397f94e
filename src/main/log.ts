/** The log of a process: one event is one line of JSON, and a secret stays one. @module */
import { inspect } from 'node:util'

export type Fact = string | number | boolean | undefined
export type Facts = Readonly<Record<string, Fact>>

export interface Log {
  write(level: 'info' | 'warn' | 'error', event: string, facts?: Facts): void
  /** `error` is described by its name, code and place; never by what it had read. */
  error(event: string, error: unknown, facts?: Facts): void
}

/** Longer facts are cut: a log line is for reading. */
const maxFactLength = 2_000
// What JSON leaves as it is, but a terminal or a reader of lines may take for something else.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu

/** A log that gives `write` whole lines, each with its line end. */
export function createLog(write: (line: string) => void, now: () => number = Date.now): Log {
  const line = (level: 'info' | 'warn' | 'error', event: string, facts: Facts = {}): void => {
    const entry = { time: new Date(now()).toISOString(), level, event, facts: cut(facts) }
    write(`${JSON.stringify(entry).replace(UNSEEN, escape)}\n`)
  }
  return {
    write: line,
    error: (event, error, facts = {}) => line('error', event, { ...facts, ...describe(error) }),
  }
}

/** A value that no log, message or JSON shows; only `reveal` gives it. */
export class Secret<T> {
  readonly #value: T
  constructor(value: T) {
    this.#value = value
  }
  reveal(): T {
    return this.#value
  }
  toString(): string {
    return '[redacted]'
  }
  toJSON(): string {
    return '[redacted]'
  }
  [inspect.custom](): string {
    return '[redacted]'
  }
}

function cut(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'string' && fact.length > maxFactLength
        ? `${fact.slice(0, maxFactLength)}…`
        : fact,
    ]),
  )
}

function describe(error: unknown): Facts {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const cause = error.cause === undefined ? undefined : describe(error.cause)['error']
  return {
    error: error.name,
    ...(code === undefined ? {} : { code }),
    // A parser's message quotes what it read.
    ...(error instanceof SyntaxError ? {} : { message: error.message }),
    ...(cause === undefined ? {} : { cause }),
    at: error.stack
      ?.split('\n')
      .filter((frame) => /^\s+at /.test(frame))
      .slice(0, 8)
      .map((frame) => frame.trim())
      .join(' < '),
  }
}

function escape(character: string): string {
  let text = ''
  for (let i = 0; i < character.length; i++) {
    text += `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`
  }
  return text
}
