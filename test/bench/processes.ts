/** Where the programs of the benches are built, and how they end. @module */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export function built(name: string): string {
  return fileURLToPath(new URL(`./${name}.mjs`, import.meta.url))
}

/** Each process of a bench ends, and clears up, when its parent leaves it. */
export async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.disconnect()
  await ended
}

/** Processor time so far, of all threads of the process; the kernel tells it in hundredths of a second. */
export function microsOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid ?? 'self'}/stat`, 'utf8')
    .split(') ')[1]
    ?.split(' ')
  return (Number(fields?.[11]) + Number(fields?.[12])) * 10_000
}
