/** Two real people of this computer, each with a home and the built programs; only root can be both. @module */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { endProcess } from './desktop-session'

export interface Person {
  readonly name: string
  readonly uid: number
  readonly home: string
  /** Runs the relying party's program to its end, or until it says that it is ready. */
  relyingParty(...args: readonly string[]): Promise<Run>
  /** Whether this person may list that folder. */
  mayList(folder: string): boolean
}

export interface Run {
  /** The first line on stdout, where there is one. */
  readonly ready: { readonly origin: string } | undefined
  readonly code: number | null
  readonly log: string
  end(): Promise<void>
}

export const canBeTwoPeople = process.platform === 'linux' && process.getuid?.() === 0

const root = resolve(import.meta.dirname, '../..')

export function twoPeople() {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-people-'))
  chmodSync(folder, 0o755)
  const programs = join(folder, 'programs')
  copyPrograms(programs)
  const running: ChildProcess[] = []
  const [first, second] = ['nobody', 'daemon'].map((name) => {
    const [, , uid, gid] = describe(name)
    const home = join(folder, name)
    mkdirSync(home, { mode: 0o700 })
    chownSync(home, Number(uid), Number(gid))
    const ids = [`--reuid=${String(uid)}`, `--regid=${String(gid)}`, '--clear-groups', '--']
    const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: home, LC_ALL: 'C.UTF-8' }
    const person: Person = {
      name,
      uid: Number(uid),
      home,
      async relyingParty(...args) {
        const program = join(programs, 'out/main/serve.mjs')
        const child = spawn('setpriv', [...ids, process.execPath, program, ...args], {
          env,
          cwd: home,
          stdio: ['ignore', 'pipe', 'pipe'],
        })
        running.push(child)
        let log = ''
        child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()))
        const gone = once(child, 'close').then(() => undefined)
        const line = await Promise.race([once(createInterface(child.stdout), 'line'), gone])
        return {
          ready:
            line === undefined ? undefined : (JSON.parse(String(line[0])) as { origin: string }),
          code: child.exitCode,
          log,
          end: () => endProcess(child, 'SIGTERM'),
        }
      },
      mayList: (path) => spawnSync('setpriv', [...ids, 'ls', '-A', path]).status === 0,
    }
    return person
  })
  if (first === undefined || second === undefined) throw new TypeError('two are needed')
  return {
    first,
    second,
    async [Symbol.asyncDispose]() {
      for (const child of running) await endProcess(child, 'SIGKILL')
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** What runs, where others can read it: a clone of root's they cannot. */
function copyPrograms(target: string): void {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>
  }
  const dependencies = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true && !path.includes('/node_modules/'))
    .map(([path]) => path)
  for (const path of ['package.json', 'out/main', 'out/renderer', ...dependencies]) {
    mkdirSync(dirname(join(target, path)), { recursive: true, mode: 0o755 })
    spawnSync('cp', ['-a', '--reflink=auto', '--', join(root, path), join(target, path)])
  }
  execFileSync('chmod', ['-R', 'a+rX', target])
}

function describe(name: string): readonly string[] {
  const people = readFileSync('/etc/passwd', 'utf8').split('\n')
  const found = people.find((line) => line.startsWith(`${name}:`))
  if (found === undefined) throw new TypeError(`nobody is called ${name} here`)
  return found.split(':')
}
