/**
 * `npm start`: sets up all that is missing, builds, and opens the desktop app.
 * @module
 */
import { spawn } from 'node:child_process'
import { ensureBuild } from './set-up/build.mjs'
import { ensureNpmPackages } from './set-up/npm-packages.mjs'
import { root } from './set-up/project.mjs'
import { runScript, say, SetUpError } from './set-up/say.mjs'
import { ensureSystemPackages } from './set-up/system-packages.mjs'

const noDisplay = `there is no display here, so no window can open. Without one:
  npm run --silent relying-party -- --data DIR --port 7443 --sample   the relying party alone
  npm run --silent device -- --data DIR                               the authenticator alone
or give it a display that nobody sees:
  xvfb-run -a npm start`

await runScript(async () => {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new SetUpError(noDisplay)
  }
  ensureSystemPackages('start')
  await ensureNpmPackages()
  await ensureBuild()
  const { ensureElectron } = await import('./electron/runtime.mjs')
  const { namespacesAllowed, ordinaryUser } = await import('./running/ordinary-user.mjs')
  const runtime = await ensureElectron()
  const user = ordinaryUser()
  const switches = process.argv.slice(2)
  if (!namespacesAllowed(user)) {
    say('user namespaces are refused here: starting with --no-sandbox')
    switches.unshift('--no-sandbox')
  }
  if (!user) return run([runtime.executable, ...switches, root], { cwd: root })
  const { placeForUser } = await import('./running/lasting-copy.mjs')
  const place = placeForUser(user, runtime.dist)
  say(`stepping down from root to ${user.name}; the app's data lies in ${place.data}`)
  const command = [...user.prefix, place.executable, ...switches, place.project]
  return run(command, { cwd: place.project, env: place.env })
})

/** Signals go to the app, and its exit code is ours. */
function run(command, options) {
  const child = spawn(command[0], command.slice(1), { ...options, stdio: 'inherit' })
  const pass = (signal) => child.kill(signal)
  process.on('SIGTERM', pass).on('SIGINT', () => undefined)
  return new Promise((resolve) => {
    child.once('error', (error) => {
      say(error.message)
      resolve(1)
    })
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
