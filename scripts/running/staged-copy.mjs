/**
 * A copy of the project that another user can read, since a clone under /root is not.
 * @module
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { inProject, root } from '../set-up/project.mjs'
import { SetUpError } from '../set-up/say.mjs'

/** What others may be writing just then, or what no test reads, in the folders that hold it. */
const leftBehind = new Map([
  ['', ['.git', 'out', 'node_modules']],
  ['out', ['reports', 'e2e', 'test-programs', '.building']],
  ['node_modules', ['.cache', '.vite', '.vite-temp']],
])

/**
 * A new folder that belongs to the user, with everything that tests need.
 * @param {import('./ordinary-user.mjs').OrdinaryUser} user
 * @param {string} dist the folder of Electron
 */
export function stagedCopy(user, dist) {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-run-'))
  const copy = {
    project: join(folder, basename(root)),
    dist: join(folder, 'electron'),
    home: join(folder, 'home'),
  }
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  try {
    mkdirSync(copy.home)
    for (const [part, without] of leftBehind)
      copyEntries(join(root, part), join(copy.project, part), without)
    copyEntries(dist, copy.dist, [])
    run('chown', ['-R', `${user.uid}:${user.gid}`, folder])
    run('chmod', ['-R', 'u+rwX', folder])
  } catch (error) {
    remove()
    throw error
  }
  return {
    ...copy,
    /** Puts what lies at this path there into the project itself. @param {string} path */
    bringBack(path) {
      const [from, to] = [join(copy.project, path), inProject(path)]
      if (!existsSync(from)) return
      mkdirSync(dirname(to), { recursive: true })
      cpSync(from, to, { recursive: true })
    },
    remove,
  }
}

function copyEntries(from, to, without) {
  mkdirSync(to, { recursive: true, mode: 0o755 })
  if (!existsSync(from)) return
  const names = readdirSync(from).filter(
    (name) => !without.includes(name) && !name.startsWith('.building'),
  )
  if (names.length === 0) return
  run('cp', ['-a', '--reflink=auto', '--', ...names.map((name) => join(from, name)), to])
}

function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', process.stderr] })
  if (status !== 0) throw new SetUpError(`${command} ended with ${status}`)
}
