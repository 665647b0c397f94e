/**
 * `window.bridge` as a test tells it: it keeps what was asked, and answers as told. It runs in the
 * page, so it stands alone.
 * @module
 */
import type { Outcome } from '#protocol/bridge'

export interface ScriptedBridge {
  readonly asked: (readonly [command: string, ...given: readonly unknown[]])[]
  readonly tell: (state: unknown) => void
  readonly answer: (command: string, outcome: Outcome<unknown> | undefined) => void
}

/** Commands are done at once unless the test says otherwise. */
export function installScriptedBridge({ state }: { readonly state: unknown }): void {
  const listeners = new Set<(state: unknown) => void>()
  const answers = new Map<string, Outcome<unknown> | undefined>()
  const asked: (readonly [string, ...unknown[]])[] = []
  let now = state

  const never = new Promise<never>(() => undefined)
  const done: Outcome<unknown> = { ok: true, value: null }
  const own = {
    getState: () => (now === undefined ? never : Promise.resolve({ ok: true, value: now })),
    onState: (listener: (state: unknown) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const bridge = new Proxy(own, {
    get: (target, name) => {
      if (name in target) return target[name as keyof typeof own]
      if (typeof name !== 'string') return undefined
      return (...given: readonly unknown[]) => {
        asked.push([name, ...given])
        return Promise.resolve(answers.has(name) ? (answers.get(name) ?? never) : done)
      }
    },
  })
  const scripted: ScriptedBridge = {
    asked,
    tell: (next) => {
      now = next
      for (const listener of listeners) listener(next)
    },
    answer: (command, outcome) => {
      answers.set(command, outcome)
    },
  }
  Object.assign(globalThis, { bridge, script: () => scripted })
}
