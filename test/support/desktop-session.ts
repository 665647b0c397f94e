/**
 * A person's desktop session of its own: empty folders and a private D-Bus.
 * @module
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface DesktopSession extends AsyncDisposable {
  /** The folder that holds everything below; what a program leaves behind is found here. */
  readonly folder: string
  /** The whole environment for a program that belongs to this session. */
  readonly env: Readonly<Record<string, string>>
  /** The same, for a program that finds no session bus. */
  readonly envWithoutBus: Readonly<Record<string, string>>
}

export interface SessionWish {
  /** Start installed services when they are called, the unlock prompt among them. */
  readonly activation?: boolean
  /** The display on which such services may show something. */
  readonly display?: string
}

export async function startDesktopSession(wish: SessionWish = {}): Promise<DesktopSession> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-session-'))
  const envWithoutBus = await makeFolders(folder, wish.display)
  const bus = await startBus(folder, envWithoutBus, wish.activation === true)
  return {
    folder,
    envWithoutBus,
    env: { ...envWithoutBus, DBUS_SESSION_BUS_ADDRESS: bus.address },
    async [Symbol.asyncDispose]() {
      await endProcess(bus.process, 'SIGTERM')
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Ends a process of ours and waits until it is gone. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

async function makeFolders(folder: string, display?: string): Promise<Record<string, string>> {
  const env = {
    HOME: join(folder, 'home'),
    XDG_DATA_HOME: join(folder, 'home', '.local', 'share'),
    XDG_CONFIG_HOME: join(folder, 'home', '.config'),
    XDG_CACHE_HOME: join(folder, 'home', '.cache'),
    XDG_STATE_HOME: join(folder, 'home', '.local', 'state'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
    TMPDIR: join(folder, 'tmp'),
  }
  for (const path of Object.values(env)) await mkdir(path, { recursive: true, mode: 0o700 })
  const inherited = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LANG: 'C.UTF-8' }
  return { ...inherited, ...env, ...(display === undefined ? {} : { DISPLAY: display }) }
}

async function startBus(folder: string, env: Record<string, string>, activation: boolean) {
  const config = join(folder, 'bus.conf')
  await writeFile(config, busConfig(join(folder, 'run', 'bus'), activation))
  const daemon = ['dbus-daemon', `--config-file=${config}`, '--nofork', '--print-address=1']
  // The bus ends with whoever started it, even when a test run is killed.
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', ...daemon], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const lines = createInterface({ input: child.stdout })
  const address = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    once(child, 'exit').then(([code]) =>
      Promise.reject(new Error(`the bus ended: ${String(code)}`)),
    ),
  ])
  return { process: child, address }
}

function busConfig(socket: string, activation: boolean): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  ${activation ? '<standard_session_servicedirs/>' : ''}
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`
}
