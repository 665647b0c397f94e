/**
 * The end-to-end tests: the built app, driven by Playwright, on displays of their own and as an
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
import { stagedCopy } from './staged-copy.mjs'

const sockets = '/tmp/.X11-unix'

/** Where the tests run, for all runs of Playwright that go on there at the same time. */
export function endToEndPlace() {
  let opened
  return {
    /**
     * @param {string} name of this run: its report and pictures are called so
     * @param {readonly string[]} args further arguments for Playwright
     * @param {import('./turns.mjs').Turn} [turn]
     */
    async run(name, args, turn) {
      opened ??= openPlace()
      const place = await opened
      const report = join('out', 'reports', `${name}.json`)
      reportFile(`${name}.json`)
      const { status, figures } = await playwright(place, { name, report, args, turn })
      // What is worth keeping: the report, and pictures.
      place.bringBack(report)
      place.bringBack(join('out', 'e2e', name))
      const tests = readPlaywrightReport('e2e', inProject(report))
      const told = tests.some((test) => test.status === 'failed')
      if (status !== 0 && !told) tests.push({ kind: 'e2e', name: `${name} runs`, status: 'failed' })
      return { status, results: tests, figures }
    },
    async close() {
      const place = await opened?.catch(() => undefined)
      place?.remove()
    },
  }
}

async function openPlace() {
  const { dist } = await ensureElectron()
  const user = ordinaryUser()
  if (!namespacesAllowed(user)) {
    say('user namespaces are refused here: windows run without Chromium’s sandbox')
  }
  if (process.platform === 'linux' && process.getuid?.() === 0 && !existsSync(sockets)) {
    mkdirSync(sockets) // an X server without rights would go without
    chmodSync(sockets, 0o1777)
  }
  if (user) {
    const copy = stagedCopy(user, dist)
    return { ...copy, prefix: user.prefix, env: environmentOf(user, copy.home) }
  }
  const nothing = () => undefined
  return {
    ...{ project: root, dist, prefix: [], env: process.env },
    ...{ bringBack: nothing, remove: nothing },
  }
}

function playwright({ project, dist, prefix, env }, { name, report, args, turn }) {
  const cli = join(project, 'node_modules', '@playwright', 'test', 'cli.js')
  const command = [process.execPath, cli, 'test', '--reporter=list,json', ...args]
  const output = `--output=${join('out', 'e2e', name)}`
  return runCommand(
    [...prefix, ...onOwnDisplay(), ...command, output],
    {
      cwd: project,
      env: {
        ...env,
        ELECTRON_OVERRIDE_DIST_PATH: dist,
        PLAYWRIGHT_JSON_OUTPUT_FILE: join(project, report),
      },
    },
    { turn },
  )
}

/** A display and a session bus of their own, so that no window appears on the person's screen. */
function onOwnDisplay() {
  if (process.platform !== 'linux') return []
  const screen = ['xvfb-run', '--auto-servernum', '--server-args=-screen 0 1280x800x24']
  return ['dbus-run-session', '--', ...screen]
}
