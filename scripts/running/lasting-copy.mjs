/**
 * The app where an ordinary user finds it when root starts it, and that user's data, which stays.
 * @module
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { inProject, readStamp, root } from '../set-up/project.mjs'
import { SetUpError } from '../set-up/say.mjs'
import { environmentOf } from './ordinary-user.mjs'

const parent = '/var/tmp'

/**
 * @param {import('./ordinary-user.mjs').OrdinaryUser} user
 * @param {string} dist the folder of Electron
 */
export function placeForUser(user, dist) {
  const mark = createHash('sha256').update(root).digest('hex').slice(0, 12)
  const folder = join(parent, `countersign-${user.name}-${mark}`)
  makeOwn(folder)
  const [project, electron, home] = ['app', 'electron', 'home'].map((name) => join(folder, name))
  replace(project, ['package.json', 'out/main', 'out/preload', 'out/renderer', ...dependencies()])
  const stamps = ['version', join('resources', 'loader-stamp')]
  if (stamps.some((name) => readStamp(join(electron, name)) !== readStamp(join(dist, name)))) {
    rmSync(electron, { recursive: true, force: true })
    copy(dist, electron)
  }
  run('chmod', ['-R', 'a+rX', project, electron])
  // Root writes nothing in what belongs to the user: a link there would lead it astray.
  if (!existsSync(home)) {
    mkdirSync(home, { mode: 0o700 })
    chownSync(home, user.uid, user.gid)
  }
  const data = join(home, 'data')
  const env = {
    ...environmentOf(user, home),
    COUNTERSIGN_DATA: data,
    ...displayRights(user, join(folder, 'xauthority')),
  }
  return { project, data, env, executable: join(electron, 'electron') }
}

/** Anybody may write beside it, so a folder that somebody else put there is refused. */
function makeOwn(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== 0 || (found.mode & 0o022) !== 0) {
    throw new SetUpError(`${folder} is not ours; move it away and start again`)
  }
}

/** What runs, not what builds: the lockfile says which packages are for development alone. */
function dependencies() {
  const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8'))
  return Object.entries(packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !path.includes('/node_modules/'))
    .map(([path]) => path)
}

function replace(project, paths) {
  rmSync(project, { recursive: true, force: true })
  for (const path of paths) {
    if (existsSync(inProject(path))) copy(inProject(path), join(project, path))
  }
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true })
  run('cp', ['-a', '--reflink=auto', '--', from, to])
}

/** The key to the person's X display lies in root's home. */
function displayRights(user, lent) {
  const key = process.env.XAUTHORITY || join(homedir(), '.Xauthority')
  if (!existsSync(key)) return {}
  rmSync(lent, { force: true })
  copyFileSync(key, lent)
  chmodSync(lent, 0o600)
  chownSync(lent, user.uid, user.gid)
  return { XAUTHORITY: lent }
}

function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', process.stderr] })
  if (status !== 0) throw new SetUpError(`${command} ended with ${status}`)
}
