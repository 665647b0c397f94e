/** A program of a test build, of which this process says where it is killed. @module */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** One line of its standard output. */
export type Line = Readonly<Record<string, unknown>>

export interface KillableProcess extends AsyncDisposable {
  readonly lines: readonly Line[]
  /** The first line from number `from` on that fits; waits for it. */
  until(fits: (line: Line) => boolean, from?: number): Promise<Line>
  /** From now on it dies at this point: `vault:pin-set`, or `vault:file-written#2` the second time. */
  killAt(where: string): Promise<void>
  /** Once it was killed, having said that it reached `where`. Throws where it ended otherwise. */
  killed(where: string): Promise<void>
  /** SIGTERM; the exit code. */
  stop(): Promise<number | null>
}

export function startKillable(program: string, args: readonly string[]): KillableProcess {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const lines: Line[] = []
  const errors: string[] = []
  const waiting = new Set<() => void>()
  let over = false
  const look = () => {
    for (const each of waiting) each()
  }
  if (child.stdout === null || child.stderr === null) throw new TypeError('its output is not piped')
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(JSON.parse(line) as Line)
    look()
  })
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line))
  // After all that it wrote.
  const gone = once(child, 'close').then(() => {
    over = true
    look()
  })
  const told = () => `${JSON.stringify(lines.slice(-12))}\n${errors.slice(-12).join('\n')}`
  return {
    lines,
    until: (fits, from = 0) =>
      new Promise((resolve, reject) => {
        const see = () => {
          const found = lines.slice(from).find(fits)
          if (found === undefined && !over) return
          waiting.delete(see)
          if (found !== undefined) resolve(found)
          else reject(new Error(`the program ended: ${told()}`))
        }
        waiting.add(see)
        see()
      }),
    async killAt(where) {
      const answer = once(child, 'message')
      child.send(where)
      await answer
    },
    async killed(where) {
      await gone
      const isReached = lines.at(-1)?.['reached'] === where.split('#')[0]
      if (child.signalCode !== 'SIGKILL' || !isReached) {
        throw new Error(`it did not die at ${where}: ${told()}`)
      }
    },
    async stop() {
      child.kill('SIGTERM')
      await gone
      return child.exitCode
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
