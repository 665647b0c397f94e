/**
 * The end-to-end tests: the built app, driven by Playwright, on a display of its own and as an
 * ordinary user.
 * @module
 */
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureElectron } from '../electron/runtime.mjs'
import { inProject, root } from '../set-up/project.mjs'
import { say } from '../set-up/say.mjs'
import { runCommand } from './command.mjs'
import { environmentOf, namespacesAllowed, ordinaryUser } from './ordinary-user.mjs'
import { readPlaywrightReport, reportFile } from './reports.mjs'
import { inStagedCopy } from './staged-copy.mjs'

const report = join('out', 'reports', 'e2e.json')

const sockets = '/tmp/.X11-unix'

/** What a run leaves that is worth keeping: the report, and pictures. */
const results = [report, join('out', 'e2e')]

/** @param {readonly string[]} args further arguments for Playwright */
export async function runEndToEnd(args) {
  const { dist } = await ensureElectron()
  reportFile('e2e.json')
  const user = ordinaryUser()
  if (!namespacesAllowed(user)) {
    say('user namespaces are refused here: windows run without Chromium’s sandbox')
  }
  const { status, figures } = user
    ? await inStagedCopy(user, { dist, results }, (copy) =>
        playwright(args, { ...copy, prefix: user.prefix, env: environmentOf(user, copy.home) }),
      )
    : await playwright(args, { project: root, dist, prefix: [], env: process.env })
  const tests = readPlaywrightReport('e2e', inProject(report))
  const told = tests.some((test) => test.status === 'failed')
  if (status !== 0 && !told) tests.push({ kind: 'e2e', name: 'e2e runs', status: 'failed' })
  return { status, results: tests, figures }
}

function playwright(args, { project, dist, prefix, env }) {
  const cli = join(project, 'node_modules', '@playwright', 'test', 'cli.js')
  const command = [process.execPath, cli, 'test', '--reporter=list,json', ...args]
  return runCommand([...prefix, ...onOwnDisplay(), ...command], {
    cwd: project,
    env: {
      ...env,
      ELECTRON_OVERRIDE_DIST_PATH: dist,
      PLAYWRIGHT_JSON_OUTPUT_FILE: join(project, report),
    },
  })
}

/** A display and a session bus of their own, so that no window appears on the person's screen. */
function onOwnDisplay() {
  if (process.platform !== 'linux') return []
  const screen = ['xvfb-run', '--auto-servernum', '--server-args=-screen 0 1280x800x24']
  if (process.getuid?.() === 0 && !existsSync(sockets)) {
    mkdirSync(sockets) // an X server without rights would go without
    chmodSync(sockets, 0o1777)
  }
  return ['dbus-run-session', '--', ...screen]
}
