/**
 * What a window and the app say to each other: one contract, from which both ends are derived.
 *
 * A window asks by commands, whose arguments are checked whole at the door, and is told the app's
 * state, whole, at each change. Preloads import the types alone, so no schema is in them.
 * @module
 */
import type { z } from 'zod'

/** One thing that a window may ask. */
export interface Command<Arguments extends readonly unknown[], Result> {
  readonly arguments: z.ZodType<Arguments>
  /** Only a type: what the answer carries. */
  readonly result?: Result
}

export type Commands = Readonly<Record<string, Command<readonly unknown[], unknown>>>

/** `command<Result>()(z.tuple([…]))` */
export function command<Result = null>() {
  return <Arguments extends readonly unknown[]>(
    schema: z.ZodType<Arguments>,
  ): Command<Arguments, Result> => ({ arguments: schema })
}

/** Why the app did not do what was asked; the window has the words for it. */
export interface BridgeProblem<Code extends string = string> {
  readonly code: Code
  /** Small facts that the words need: seconds, tries, a port. Never a secret, never what was typed. */
  readonly facts?: Readonly<Record<string, number | string>>
  /** Also in the log, where the code is `internal`. */
  readonly id?: string
}

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: BridgeProblem }

/** What a window finds as `window.bridge`. */
export type Bridge<C extends Commands, State> = {
  readonly [Name in keyof C]: C[Name] extends Command<infer Arguments, infer Result>
    ? (...given: Arguments) => Promise<Outcome<Result>>
    : never
} & {
  /** The state now. */
  readonly getState: () => Promise<Outcome<State>>
  /** Told the whole state at each change; answers with what ends the telling. */
  readonly onState: (listener: (state: State) => void) => () => void
}

/** What the app does for each command. */
export type Handlers<C extends Commands> = {
  readonly [Name in keyof C]: C[Name] extends Command<infer Arguments, infer Result>
    ? (...given: Arguments) => Answered<Result> | Promise<Answered<Result>>
    : never
}

/** A handler's refusal is a value; what it throws is a fault. */
export type Answered<Result> =
  Result | { readonly outcome: 'problem'; readonly problem: BridgeProblem }

export const windowNames = ['authenticator', 'prompt', 'pin', 'simulation'] as const
export type WindowName = (typeof windowNames)[number]

export const appScheme = 'app'
export const appOrigin = `${appScheme}://countersign`

/** The one page that a window of the app shows, and from which its commands are taken. */
export function appPage(window: WindowName): string {
  return `${appOrigin}/${window}/index.html`
}

/** The channel of a command: `window:command`. */
export function commandChannel(window: WindowName, name: string): string {
  return `${window}:${name}`
}

/** The channel on which a window is told its state. */
export function stateChannel(window: WindowName): string {
  return `${window}:state`
}
