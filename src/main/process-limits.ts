/** What every process of this program denies itself before it holds a secret. @module */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * New files are for their owner only, and a crash leaves no image of the memory. Whether the second
 * holds is read back: Node cannot set limits, so util-linux's `prlimit` does it, where there is one.
 */
export function forbidTraces(): boolean {
  process.umask(0o077)
  if (process.platform !== 'linux') return true // macOS writes none unless told; Windows asks
  spawnSync('prlimit', ['--core=0:0', '--pid', String(process.pid)], { stdio: 'ignore' })
  return coreLimitIsZero()
}

function coreLimitIsZero(): boolean {
  const limits = readFileSync('/proc/self/limits', 'utf8')
  return /^Max core file size\s+0\s+0\s/m.test(limits)
}
