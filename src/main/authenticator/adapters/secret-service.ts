/** Looks at the desktop's keyring from beside: whether it is there, answers, and is locked. @module */
import { execFile } from 'node:child_process'

/** `unknown` where the system offers no way to look. */
export type KeyringState = 'absent' | 'locked' | 'unlocked' | 'not-answering' | 'unknown'

export type LookAtKeyring = (timeoutMs: number) => Promise<KeyringState>

const service = 'org.freedesktop.secrets'
const collection = '/org/freedesktop/secrets/aliases/default'
const property = ['org.freedesktop.Secret.Collection', 'Locked'] as const

/** One of these is on every Linux desktop: D-Bus's own, GLib's, systemd's. */
const programs: readonly (readonly [string, readonly string[]])[] = [
  [
    'dbus-send',
    [
      ...['--session', '--print-reply=literal', `--dest=${service}`, collection],
      ...['org.freedesktop.DBus.Properties.Get', ...property.map((word) => `string:${word}`)],
    ],
  ],
  [
    'gdbus',
    [
      ...['call', '--session', '--dest', service, '--object-path', collection],
      ...['--method', 'org.freedesktop.DBus.Properties.Get', ...property],
    ],
  ],
  ['busctl', ['--user', 'get-property', service, collection, ...property]],
]

/** `Locked` of the default collection, asked over D-Bus by a program that can be ended. */
export function lookAtSecretService(env: NodeJS.ProcessEnv = process.env): LookAtKeyring {
  return async (timeoutMs) => {
    if (process.platform !== 'linux') return 'unknown'
    for (const [program, args] of programs) {
      const state = await ask(program, args, { env, timeoutMs })
      if (state !== 'unknown') return state
    }
    return 'unknown'
  }
}

function ask(
  program: string,
  args: readonly string[],
  { env, timeoutMs }: { readonly env: NodeJS.ProcessEnv; readonly timeoutMs: number },
): Promise<KeyringState> {
  const options = {
    env: { ...env, LC_ALL: 'C' },
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  } as const
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      if (!error) resolve(/\btrue\b/.test(stdout) ? 'locked' : 'unlocked')
      else if (error.code === 'ENOENT') resolve('unknown')
      else resolve(error.killed === true ? 'not-answering' : stateOf(stderr))
    })
  })
}

function stateOf(complaint: string): KeyringState {
  // No default collection yet: the keyring is there, and makes one when it is first written to.
  if (/UnknownObject|UnknownMethod|UnknownInterface|No such object/i.test(complaint))
    return 'unlocked'
  if (/NoReply|Timeout|timed out/i.test(complaint)) return 'not-answering'
  return 'absent'
}
