/**
 * A system of its own inside this one: a system bus, a real polkitd, real PAM, and an ordinary user with
 * a password. All in namespaces that end with one process; nothing of the machine is changed.
 * @module
 */
import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { endProcess } from './desktop-session'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')
const systemActions = '/usr/share/polkit-1/actions'

/** Where the project stands for the ordinary user, who may not be let into its real folder. */
export const insideProject = '/mnt/project'
export const insideHome = '/mnt/home'

export const tester = { name: 'countersign-tester', id: 61_234, password: 'right horse' }

export interface PolkitWorld extends AsyncDisposable {
  /** What polkit reads its actions from. */
  readonly actions: string
  /** Starts a program of the project as the ordinary user. */
  spawn(program: string, ...args: readonly string[]): ChildProcess
}

/** Why there can be none here, in words; `undefined` where there can. */
export function whyNoPolkitWorld(): string | undefined {
  if (process.platform !== 'linux') return 'polkit is only on Linux'
  if (process.getuid?.() !== 0) return 'a system bus and a user of its own need root'
  const options = ['--mount', '--pid', '--fork', '--mount-proc', '--propagation', 'private']
  const may = spawnSync('unshare', [...options, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'])
  return may.status === 0 ? undefined : 'namespaces with mounts of their own are refused here'
}

export interface PolkitWish {
  /** Without it nobody stands behind polkit's name, and there is no bus. */
  readonly bus?: boolean
}

export async function startPolkitWorld({ bus = true }: PolkitWish = {}): Promise<PolkitWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-polkit-'))
  const actions = join(folder, 'actions')
  await cp(systemActions, actions, { recursive: true })
  await rm(join(actions, 'org.countersign.policy'), { force: true })
  await writeAccounts(folder)
  await writeFile(join(folder, 'start.sh'), startScript)
  // It ends with whoever started it, and with it everything inside.
  const options = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc']
  const inside = ['sh', join(folder, 'start.sh'), folder, root, process.execPath, bus ? 'bus' : '']
  const command = ['--pdeathsig', 'KILL', 'unshare', ...options, '--propagation', 'private', '--']
  const holder = spawn('setpriv', [...command, ...inside], { stdio: ['ignore', 'pipe', 'inherit'] })
  await Promise.race([
    once(createInterface({ input: holder.stdout }), 'line'),
    once(holder, 'exit').then(([code]) =>
      Promise.reject(new Error(`the world of polkit ended: ${String(code)}`)),
    ),
  ])
  const init = await initOf(holder)
  return {
    actions,
    spawn: (program, ...args) => spawn('nsenter', enter(init, program, args), { env, stdio }),
    async [Symbol.asyncDispose]() {
      await endProcess(holder, 'SIGKILL')
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

const stdio: ['pipe', 'pipe', 'inherit'] = ['pipe', 'pipe', 'inherit']
const env = {
  PATH: '/usr/bin:/bin',
  HOME: insideHome,
  SHELL: '/bin/sh',
  LANG: 'C.UTF-8',
  USER: tester.name,
  LOGNAME: tester.name,
}

function enter(init: string, program: string, args: readonly string[]): readonly string[] {
  const user = [`--reuid=${tester.id}`, `--regid=${tester.id}`, '--init-groups']
  const node = ['/mnt/node', program.replace(root, insideProject), ...args]
  const target = ['--target', init, '--mount', '--pid', `--wdns=${insideHome}`]
  return [...target, '--', 'setpriv', ...user, '--', ...node]
}

/** The first process inside, by its number outside. */
async function initOf(holder: ChildProcess): Promise<string> {
  const pid = String(holder.pid)
  return (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim()
}

/** Copies of the machine's own accounts, with one more, who may become root by password. */
async function writeAccounts(folder: string): Promise<void> {
  const { name, id, password } = tester
  // perl is on every Debian, and asks the C library as PAM does.
  const { stdout: hash } = await run('perl', [
    '-e',
    'print crypt($ARGV[0], q($6$countersign$))',
    password,
  ])
  await mkdir(join(folder, 'etc'))
  const add = async (file: string, line: string, mode = 0o644) => {
    const text = await readFile(join('/etc', file), 'utf8')
    const withGroup = text
      .replace(/^(sudo:.*:)$/m, `$1${name}`)
      .replace(/^(sudo:.*[^:])$/m, `$1,${name}`)
    await writeFile(join(folder, 'etc', file), `${file === 'group' ? withGroup : text}${line}\n`, {
      mode,
    })
  }
  await add('passwd', `${name}:x:${id}:${id}::${insideHome}:/bin/sh`)
  await add('shadow', `${name}:${hash}:19000:0:99999:7:::`, 0o600)
  await add('group', `${name}:x:${id}:`)
}

/** What the ordinary user sees stands under /mnt: the project's own folder, or one above, may be closed to others. */
const startScript = `set -e
folder=$1 project=$2 node=$3 bus=$4
mount -t tmpfs -o mode=0755 tmpfs /run/dbus
for file in passwd shadow group; do mount --bind "$folder/etc/$file" "/etc/$file"; done
mount --bind "$folder/actions" ${systemActions}
inside=$folder/inside
mkdir "$inside"
mount -t tmpfs -o mode=0755 tmpfs "$inside"
mkdir -m 0755 "$inside/project" "$inside/home"
chown ${tester.id}:${tester.id} "$inside/home"
for part in out node_modules resources; do
  mkdir -m 0755 "$inside/project/$part"
  mount --bind "$(realpath "$project/$part")" "$inside/project/$part"
done
touch "$inside/node" "$inside/project/package.json"
mount --bind "$node" "$inside/node"
mount --bind "$project/package.json" "$inside/project/package.json"
mount --rbind "$inside" /mnt
if [ "$bus" = bus ]; then
  dbus-daemon --system --fork
  /usr/lib/polkit-1/polkitd --no-debug > /dev/null &
  gdbus wait --system --timeout 20 org.freedesktop.PolicyKit1
fi
echo ready
exec sleep infinity
`
