/** What memory a process of a bench holds, once it has let go of all that it can. @module */
import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Usage } from './load.ts'

const settleMs = 300

export async function tellUsage(): Promise<Usage> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  for (let i = 0; i < 3; i++) {
    collect()
    await wait(settleMs) // what was collected is given back a moment later
  }
  return { residentBytes: process.memoryUsage.rss() }
}
