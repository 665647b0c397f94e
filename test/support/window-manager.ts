/**
 * A window manager on a display of its own, and what it says of windows from outside every program.
 * @module
 */
import { execFile, spawn } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { endProcess } from './desktop-session'
import { startDisplay } from './display'

const run = promisify(execFile)

export interface WindowManager extends AsyncDisposable {
  /** As in `DISPLAY`. */
  readonly display: string
  /** The process whose window is active; `undefined` where none is. */
  activeProcess(): Promise<number | undefined>
  /** Shows another workspace than the one in use. */
  leaveWorkspace(): Promise<void>
  workspace(): Promise<string>
}

export async function startWindowManager(): Promise<WindowManager> {
  const display = await startDisplay()
  const env = { ...process.env, DISPLAY: display.name }
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', 'openbox'], { env, stdio: 'ignore' })
  const ask = async (...args: readonly string[]): Promise<string> =>
    (await run('xdotool', args, { env })).stdout.trim()
  // It is there when it answers for the desktop.
  for (let tries = 0; ; tries++) {
    const workspaces = await ask('get_num_desktops').catch(() => undefined)
    if (workspaces !== undefined) break
    if (tries > 100) throw new Error('openbox does not come up')
    await setTimeout(50)
  }
  return {
    display: display.name,
    activeProcess: () => ask('getactivewindow', 'getwindowpid').then(Number, () => undefined),
    async leaveWorkspace() {
      await ask('set_num_desktops', '2')
      await ask('set_desktop', '1')
    },
    workspace: () => ask('get_desktop'),
    async [Symbol.asyncDispose]() {
      await endProcess(child, 'SIGTERM')
      await display[Symbol.asyncDispose]()
    },
  }
}
