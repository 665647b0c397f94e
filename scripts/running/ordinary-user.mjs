/**
 * Whom to run windows as: Chromium's sandbox does not work for root, so root steps down.
 * @module
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { SetUpError } from '../set-up/say.mjs'

/**
 * @typedef {{ name: string, uid: number, gid: number, prefix: readonly string[] }} OrdinaryUser
 * @returns {OrdinaryUser | undefined} undefined where we are an ordinary user already
 */
export function ordinaryUser() {
  if (process.getuid?.() !== 0) return undefined
  const { SUDO_UID } = process.env
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map(parseUser)
  const caller = SUDO_UID && SUDO_UID !== '0' ? Number(SUDO_UID) : undefined
  const user = users.find((each) => each.uid === caller || (!caller && each.name === 'nobody'))
  if (!user) throw new SetUpError('no ordinary user was found to run the window as')
  const ids = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups']
  return { ...user, prefix: ['setpriv', ...ids, '--'] }
}

/**
 * Whether Chromium's sandbox can work for this user: it needs user namespaces.
 * @param {OrdinaryUser | undefined} user
 */
export function namespacesAllowed(user) {
  if (process.platform !== 'linux') return true
  const command = [...(user?.prefix ?? []), 'unshare', '--user', '--map-root-user', 'true']
  return spawnSync(command[0], command.slice(1), { cwd: '/', stdio: 'ignore' }).status === 0
}

/** The environment of another user: nothing of ours that points into our home. */
export function environmentOf(user, home) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(XDG_|npm_|SUDO_|DBUS_|HOME$|USER$|LOGNAME$|MAIL$|PWD$|TMPDIR$)/i.test(name),
  )
  return { ...Object.fromEntries(kept), HOME: home, USER: user.name, LOGNAME: user.name }
}

function parseUser(line) {
  const [name, , uid, gid] = line.split(':')
  return { name, uid: Number(uid), gid: Number(gid) }
}
