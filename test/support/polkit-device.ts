/** The device program inside a world of polkit, as a test drives it. @module */
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { PolkitWorld } from './polkit-world.ts'
import type { Behaviour } from './polkit-agent.ts'

export type PolkitOrder =
  | { readonly do: 'enroll'; readonly link: string }
  | { readonly do: 'allow' | 'state' | 'ask' | 'install' }
  | { readonly do: 'agent'; readonly behaviour: Behaviour | 'none' }
  | { readonly do: 'approve'; readonly challenge: string; readonly number: string }

type Said = Readonly<Record<string, unknown>>

export interface PolkitDevice extends AsyncDisposable {
  tell(order: PolkitOrder): Promise<unknown>
  /** The first thing said from number `from` on that has this member; waits for it. */
  until(member: string, from?: number): Promise<Said>
  readonly said: readonly Said[]
}

export function startPolkitDevice(
  world: PolkitWorld,
  program: string,
  ...args: readonly string[]
): PolkitDevice {
  const child = world.spawn(program, ...args)
  const gone = once(child, 'exit')
  const said: Said[] = []
  const waiting = new Set<() => void>()
  let over = false
  let next = 0
  createInterface({ input: child.stdout ?? process.stdin })
    .on('line', (line) => {
      said.push(JSON.parse(line) as Said)
      for (const look of waiting) look()
    })
    .on('close', () => {
      over = true
      for (const look of waiting) look()
    })
  const find = (fits: (fact: Said) => boolean, from: number): Promise<Said> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = said.slice(from).find(fits)
        if (found === undefined && !over) return
        waiting.delete(look)
        if (found !== undefined) resolve(found)
        else reject(new Error(`the device ended: ${JSON.stringify(said)}`))
      }
      waiting.add(look)
      look()
    })
  return {
    said,
    async tell(order) {
      const id = next++
      child.stdin?.write(`${JSON.stringify({ id, order })}\n`)
      const { done, failed } = await find((fact) => fact['id'] === id, 0)
      if (typeof failed === 'string') throw new Error(failed)
      return done
    },
    until: (member, from = 0) => find((fact) => member in fact, from),
    async [Symbol.asyncDispose]() {
      // Its own way out: killed from here, only the way in would end.
      child.stdin?.end()
      await gone
    },
  }
}
