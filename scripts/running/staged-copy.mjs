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

const leftBehind = ['.git', 'out/reports', 'node_modules/.cache']

/**
 * Copies everything into a new folder that belongs to the user, runs the work there, brings the
 * folders named in `results` back and removes the copy.
 * @template T
 * @param {import('./ordinary-user.mjs').OrdinaryUser} user
 * @param {{ dist: string, results: readonly string[] }} what
 * @param {(copy: { project: string, dist: string, home: string }) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inStagedCopy(user, { dist, results }, work) {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-run-'))
  const copy = {
    project: join(folder, basename(root)),
    dist: join(folder, 'electron'),
    home: join(folder, 'home'),
  }
  try {
    for (const path of [copy.project, copy.dist, copy.home]) mkdirSync(path, { mode: 0o755 })
    copyEntries(root, copy.project)
    copyEntries(dist, copy.dist)
    for (const path of leftBehind)
      rmSync(join(copy.project, path), { recursive: true, force: true })
    run('chown', ['-R', `${user.uid}:${user.gid}`, folder])
    run('chmod', ['-R', 'u+rwX', folder])
    return await work(copy)
  } finally {
    for (const path of results) bringBack(join(copy.project, path), inProject(path))
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function copyEntries(from, to) {
  const names = readdirSync(from).filter((name) => !leftBehind.includes(name))
  run('cp', ['-a', '--reflink=auto', '--', ...names.map((name) => join(from, name)), to])
}

function bringBack(from, to) {
  if (!existsSync(from)) return
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, to, { recursive: true })
}

function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', process.stderr] })
  if (status !== 0) throw new SetUpError(`${command} ended with ${status}`)
}
