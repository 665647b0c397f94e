/** Processes that do what a test tells them, and a clock that it moves, for the relying party's supervisor. @module */
import type {
  NotStartedMessage,
  ReadyMessage,
  RelyingPartyMessage,
} from '#protocol/relying-party-process'
import type {
  PortChoice,
  Run,
  SupervisorNeeds,
} from '../../src/main/shell/relying-party-supervisor'

export interface ScriptedRun {
  readonly choice: PortChoice | undefined
  readonly asked: () => number
  readonly killed: () => boolean
  /** Tenants whose console was asked for. */
  readonly consoles: readonly string[]
  gives(link: string | undefined): Promise<void>
  says(message: RelyingPartyMessage): Promise<void>
  ends(exitCode: number): Promise<void>
}

export const readyMessage: ReadyMessage = {
  event: 'ready',
  origin: 'https://localhost:7443',
  authority: '-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n',
  adminToken: 'a'.repeat(43),
  tenants: [],
}

export const portTaken: NotStartedMessage = {
  event: 'not-started',
  code: 'PORT_TAKEN',
  sentence: 'Port 7443 on 127.0.0.1 is taken by nginx (7).',
  port: 7443,
  settled: false,
}

/** Lets everything that waits for nothing but promises happen. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

export function scriptedRuns({ random = () => 0.5 }: { readonly random?: () => number } = {}) {
  const runs: ScriptedRun[] = []
  const timers = new Map<number, { readonly at: number; readonly act: () => void }>()
  let now = 1_000_000
  let named = 0
  const launch = (choice: PortChoice | undefined): Run => {
    let say: (message: RelyingPartyMessage) => void = () => undefined
    let end: (exitCode: number) => void = () => undefined
    let asked = 0
    let killed = false
    let give: (link: string | undefined) => void = () => undefined
    const consoles: string[] = []
    runs.push({
      choice,
      asked: () => asked,
      killed: () => killed,
      consoles,
      async gives(link) {
        give(link)
        await settle()
      },
      async says(message) {
        say(message)
        await settle()
      },
      async ends(exitCode) {
        end(exitCode)
        await settle()
      },
    })
    return {
      said: new Promise((resolve) => (say = resolve)),
      ended: new Promise((resolve) => (end = resolve)),
      consoleLink(tenant) {
        consoles.push(tenant)
        return new Promise((resolve) => (give = resolve))
      },
      askToStop: () => asked++,
      kill: () => {
        killed = true
        end(9)
      },
    }
  }
  const needs: SupervisorNeeds = {
    launch,
    now: () => now,
    random,
    after(milliseconds, act) {
      const name = named++
      timers.set(name, { at: now + milliseconds, act })
      return () => timers.delete(name)
    },
  }
  return {
    needs,
    runs,
    /** The process that was started last. */
    last: (): ScriptedRun => {
      const run = runs.at(-1)
      if (run === undefined) throw new TypeError('nothing was started')
      return run
    },
    now: () => now,
    waiting: () => timers.size,
    pass: async (milliseconds: number): Promise<void> => {
      const until = now + milliseconds
      for (;;) {
        const due = [...timers]
          .filter(([, { at }]) => at <= until)
          .sort(([, a], [, b]) => a.at - b.at)
        const [first] = due
        if (first === undefined) break
        const [name, { at, act }] = first
        timers.delete(name)
        now = at
        act()
        await settle()
      }
      now = until
    },
  }
}
