/**
 * A display that nobody sees, for what the desktop shows by itself.
 * @module
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { endProcess } from './desktop-session'

export interface Display extends AsyncDisposable {
  /** As in `DISPLAY`. */
  readonly name: string
}

export async function startDisplay(): Promise<Display> {
  const args = ['-displayfd', '1', '-screen', '0', '800x600x24', '-nolisten', 'tcp']
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', 'Xvfb', ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [number] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`Xvfb ended: ${String(code)}`))),
  ])) as [string]
  return { name: `:${number}`, [Symbol.asyncDispose]: () => endProcess(child, 'SIGTERM') }
}
