/** What every process of this program denies itself before it holds a secret. @module */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** New files are for their owner only. */
export function keepFilesPrivate(): void {
  process.umask(0o077)
}

/**
 * The same, and a crash leaves no image of the memory. Whether the second holds is read back: Node cannot set limits, so
 * util-linux's `prlimit` does it, where there is one. What a process's starter has it has too.
 */
export function forbidTraces(): boolean {
  keepFilesPrivate()
  return forbidCoreDumps(process.pid)
}

/** Of one of our own processes, such as the one that started this. */
export function forbidCoreDumps(pid: number): boolean {
  if (leavesNoCore(pid)) return true
  spawnSync('prlimit', ['--core=0:0', '--pid', String(pid)], { stdio: 'ignore' })
  return leavesNoCore(pid)
}

/** The largest image, in bytes, that a crash of that process leaves; undefined where the system does not tell. */
export function coreLimitOf(pid: number): number | undefined {
  try {
    const limits = readFileSync(`/proc/${pid}/limits`, 'utf8')
    const hard = /^Max core file size\s+\S+\s+(\S+)/m.exec(limits)?.[1]
    // It may raise its soft limit up to the hard one whenever it likes, so the hard one is what counts.
    return hard === 'unlimited' ? Infinity : Number(hard)
  } catch {
    return undefined // not Linux, or it is gone, or not ours to look at
  }
}

// macOS writes none unless told; Windows asks.
const leavesNoCore = (pid: number): boolean =>
  process.platform !== 'linux' || coreLimitOf(pid) === 0
