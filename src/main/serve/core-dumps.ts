/** Keeps what this process holds in memory out of core dumps. @module */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Sets the limit of core dumps to 0 and reads it back; undefined where the system does not tell. */
export function forbidCoreDumps(): number | undefined {
  if (readLimit() !== 0) {
    // Node has no setrlimit; prlimit (util-linux) changes a running process.
    spawnSync('prlimit', [`--pid=${process.pid}`, '--core=0:0'], { stdio: 'ignore' })
  }
  return readLimit()
}

function readLimit(): number | undefined {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8')
    const soft = /^Max core file size\s+(\S+)/m.exec(limits)?.[1]
    return soft === 'unlimited' ? Infinity : Number(soft)
  } catch {
    return undefined // Not Linux.
  }
}
