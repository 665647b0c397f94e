/**
 * The Debian packages that the desktop app and its tests need.
 * @module
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { say, SetUpError } from './say.mjs'

/** What Electron and the keychain need to run at all. */
const forTheApp = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libnotify4',
  'libsecret-1-0',
  'xdg-utils',
  'unzip',
  'util-linux',
]

/**
 * What the tests need besides: a browser, its trust store, a display and its window manager, a bus, a real keyring,
 * polkit, what lets a disk fail under a process, and a second opinion on one-time codes.
 */
const forTheTests = [
  'chromium',
  'libnss3-tools',
  'xvfb',
  'xauth',
  'openbox',
  'xdotool',
  'dbus',
  'gnome-keyring',
  'libsecret-tools',
  'libglib2.0-bin',
  'polkitd',
  'pkexec',
  'strace',
  'oathtool',
]

export const packagesFor = {
  start: forTheApp,
  package: [...forTheApp, 'zip'],
  test: [...forTheApp, ...forTheTests, 'zip'],
}

/**
 * Installs what is missing, or says the line that does.
 * @param {'start' | 'test' | 'package'} purpose
 */
export function ensureSystemPackages(purpose) {
  if (!isDebian()) return
  const missing = missingOf(packagesFor[purpose], installedPackages())
  if (missing.length === 0) return
  const prefix = rightsPrefix()
  if (prefix === undefined) throw new SetUpError(askFor(missing))
  say(`installing the system packages ${missing.join(' ')}`)
  aptGet(prefix, ['update', '-q'])
  aptGet(prefix, ['install', '-q', '-y', '--no-install-recommends', ...missing])
  const still = missingOf(missing, installedPackages())
  if (still.length > 0) throw new SetUpError(`still not installed: ${still.join(' ')}`)
}

/** @param {readonly string[]} wanted @param {ReadonlySet<string>} installed */
export function missingOf(wanted, installed) {
  return wanted.filter((name) => !installed.has(name))
}

/** @param {readonly string[]} missing */
export function askFor(missing) {
  const line = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`
  return `some system packages are missing; run this as root, then start again:\n\n  ${line}\n`
}

function isDebian() {
  return process.platform === 'linux' && existsSync('/usr/bin/dpkg-query')
}

/** The names installed, and the names that what is installed stands for. */
function installedPackages() {
  const format = '${db:Status-Abbrev}\\t${Package}\\t${Provides}\\n'
  const { stdout } = spawnSync('dpkg-query', ['--show', `--showformat=${format}`], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const names = stdout
    .split('\n')
    .filter((line) => line.startsWith('ii'))
    .flatMap((line) => line.split('\t').slice(1).join(',').split(','))
  return new Set(names.map((name) => name.trim().split(' ')[0]))
}

/** How to run a command as root, or undefined where nobody may. */
function rightsPrefix() {
  if (process.getuid?.() === 0) return []
  const may = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' })
  return may.status === 0 ? ['sudo', '-n'] : undefined
}

/** @param {readonly string[]} prefix @param {readonly string[]} args */
function aptGet(prefix, args) {
  const command = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args]
  const options = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Dpkg::Use-Pty=0']
  const { status } = spawnSync(command[0], [...command.slice(1), ...options], {
    stdio: ['ignore', process.stderr, process.stderr],
  })
  if (status !== 0) throw new SetUpError(`apt-get ${args[0]} failed; its reason stands above`)
}
