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

function leavesNoCore(pid: number): boolean {
  if (process.platform !== 'linux') return true // macOS writes none unless told; Windows asks
  try {
    const limits = readFileSync(`/proc/${pid}/limits`, 'utf8')
    return /^Max core file size\s+0\s+0\s/m.test(limits)
  } catch {
    return false // it is gone, or not ours to look at
  }
}
