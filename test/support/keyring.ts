/**
 * A real gnome-keyring in a session of its own, which a test can lock, stop and kill.
 * @module
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import {
  type DesktopSession,
  endProcess,
  type SessionWish,
  startDesktopSession,
} from './desktop-session'

const run = promisify(execFile)

const service = 'org.freedesktop.secrets'
const login = '/org/freedesktop/secrets/collection/login'

export interface KeyringEntry {
  readonly label: string
  readonly secret: string
  readonly attributes: Readonly<Record<string, string>>
}

/** An entry as `secret-tool` sees it from outside; a locked one shows no secret. */
export interface FoundEntry extends Omit<KeyringEntry, 'secret'> {
  readonly secret: string | undefined
}

export interface Keyring extends AsyncDisposable {
  readonly session: DesktopSession
  /** The whole environment for a program that uses this keyring. */
  readonly env: Readonly<Record<string, string>>
  lock(): Promise<void>
  unlock(): Promise<void>
  isLocked(): Promise<boolean>
  /** The daemon hangs: it is there and answers nothing. */
  stop(): void
  resume(): void
  /** The daemon is gone at once; the bus stays, with nobody behind the name. */
  kill(): Promise<void>
  /** A new daemon over the same files, unlocked. */
  restart(): Promise<void>
  /** All entries with these attributes, read by another program than ours. */
  search(attributes: Readonly<Record<string, string>>): Promise<readonly FoundEntry[]>
  store(entry: KeyringEntry): Promise<void>
}

export interface KeyringWish extends SessionWish {
  readonly password?: string
}

export async function startKeyring(wish: KeyringWish = {}): Promise<Keyring> {
  const session = await startDesktopSession(wish)
  const password = wish.password ?? 'correct horse'
  const { env } = session
  let daemon = await startDaemon(env, password)
  return {
    session,
    env,
    async lock() {
      const method = `org.freedesktop.Secret.Service.Lock`
      await callService(env, '/org/freedesktop/secrets', method, `[objectpath '${login}']`)
    },
    unlock: () => sendUnlock(join(env['XDG_RUNTIME_DIR'] ?? '', 'keyring', 'control'), password),
    async isLocked() {
      const property = ['org.freedesktop.Secret.Collection', 'Locked']
      const answer = await callService(
        env,
        login,
        'org.freedesktop.DBus.Properties.Get',
        ...property,
      )
      return answer.includes('true')
    },
    stop: () => void daemon.kill('SIGSTOP'),
    resume: () => void daemon.kill('SIGCONT'),
    kill: () => endProcess(daemon, 'SIGKILL'),
    async restart() {
      await endProcess(daemon, 'SIGKILL')
      daemon = await startDaemon(env, password)
    },
    search: (attributes) => search(env, attributes),
    store: (entry) => store(env, entry),
    async [Symbol.asyncDispose]() {
      await endProcess(daemon, 'SIGKILL')
      await session[Symbol.asyncDispose]()
    },
  }
}

async function startDaemon(
  env: Readonly<Record<string, string>>,
  password: string,
): Promise<ChildProcess> {
  const args = ['--foreground', '--unlock', '--components=secrets']
  const daemon = spawn('gnome-keyring-daemon', args, { env, stdio: ['pipe', 'ignore', 'ignore'] })
  daemon.stdin.end(password)
  const wait = run('gdbus', ['wait', '--session', '--timeout', '20', service], { env })
  const ended = once(daemon, 'exit').then(([code]) => {
    throw new Error(`gnome-keyring-daemon ended: ${String(code)}`)
  })
  await Promise.race([wait, ended])
  return daemon
}

async function callService(
  env: Readonly<Record<string, string>>,
  path: string,
  method: string,
  ...args: readonly string[]
): Promise<string> {
  const call = ['call', '--session', '--dest', service, '--object-path', path, '--method', method]
  const { stdout } = await run('gdbus', [...call, ...args], { env })
  return stdout
}

/** The daemon's own control socket, as PAM speaks to it: no prompt, no D-Bus. */
async function sendUnlock(socketPath: string, password: string): Promise<void> {
  const secret = Buffer.from(password)
  const message = Buffer.alloc(1 + 12 + secret.length) // one byte that carries credentials
  message.writeUInt32BE(12 + secret.length, 1)
  message.writeUInt32BE(1, 5) // unlock
  message.writeUInt32BE(secret.length, 9)
  secret.copy(message, 13)
  const socket = connect(socketPath)
  socket.write(message)
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk as Buffer)
  const answer = Buffer.concat(chunks)
  if (answer.length < 8 || answer.readUInt32BE(4) !== 0)
    throw new Error(`the keyring refused to unlock (${answer.toString('hex')})`)
}

async function search(
  env: Readonly<Record<string, string>>,
  attributes: Readonly<Record<string, string>>,
): Promise<readonly FoundEntry[]> {
  const args = ['search', '--all', ...Object.entries(attributes).flat()]
  // Attributes go to stderr and the rest to stdout: only together are they in order.
  const together = ['-c', 'exec secret-tool "$@" 2>&1', 'sh', ...args]
  const { stdout } = await run('sh', together, { env })
  const blocks = stdout.split(/^\[.*\]$/m).slice(1)
  return blocks.map((block) => ({
    label: valueOf(block, 'label') ?? '',
    secret: valueOf(block, 'secret'),
    attributes: Object.fromEntries(
      [...block.matchAll(/^attribute\.(\S+) = (.*)$/gm)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    ),
  }))
}

function valueOf(block: string, name: string): string | undefined {
  return new RegExp(`^${name} = (.*)$`, 'm').exec(block)?.[1]
}

async function store(env: Readonly<Record<string, string>>, entry: KeyringEntry): Promise<void> {
  const args = ['store', `--label=${entry.label}`, ...Object.entries(entry.attributes).flat()]
  const child = spawn('secret-tool', args, { env, stdio: ['pipe', 'ignore', 'inherit'] })
  child.stdin.end(entry.secret)
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`secret-tool store ended with ${String(code)}`)
}
