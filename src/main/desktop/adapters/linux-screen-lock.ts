/** The screen lock as Linux desktops tell of it: logind on the system bus, screen savers on the session bus. @module */
import type { ScreenLock } from '../ports.ts'
import { connectBus, type SignalBus } from './bus-signals.ts'

const logind = 'org.freedesktop.login1'
const logindManager = {
  destination: logind,
  path: '/org/freedesktop/login1',
  interface: `${logind}.Manager`,
}
const logindSession = `${logind}.Session`
const properties = 'org.freedesktop.DBus.Properties'

/** Names of screen savers, and where each is asked; the name is that of its interface, too. */
const savers = [
  ['org.freedesktop.ScreenSaver', '/org/freedesktop/ScreenSaver'],
  ['org.gnome.ScreenSaver', '/org/gnome/ScreenSaver'],
] as const

export interface LinuxScreenLockNeeds {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly processId: number
}

/**
 * Whoever tells a lie here can hide or show a window that answers nothing by itself, so the buses that the
 * environment names are believed.
 */
export function createLinuxScreenLock({ env, processId }: LinuxScreenLockNeeds): ScreenLock {
  return {
    onChange(listener) {
      const locked = new Set<string>()
      const buses: SignalBus[] = []
      let isOver = false

      function tell(who: string, isLocked: boolean): void {
        const before = locked.size > 0
        if (isLocked) locked.add(who)
        else locked.delete(who)
        const now = locked.size > 0
        if (now !== before && !isOver) listener(now)
      }
      function open(address: string | undefined, watch: (bus: SignalBus) => Promise<void>): void {
        if (address === undefined) return
        connectBus(address).then(
          (bus) => {
            buses.push(bus)
            if (isOver) bus.close()
            else void watch(bus)
          },
          () => undefined, // no such bus: nobody tells
        )
      }

      open(env['DBUS_SYSTEM_BUS_ADDRESS'] ?? 'unix:path=/var/run/dbus/system_bus_socket', (bus) =>
        watchLogind(bus, env['XDG_SESSION_ID'], processId, (is) => tell(logind, is)),
      )
      open(env['DBUS_SESSION_BUS_ADDRESS'], async (bus) => {
        for (const [name, path] of savers) await watchSaver(bus, name, path, (is) => tell(name, is))
      })
      return () => {
        isOver = true
        for (const bus of buses) bus.close()
      }
    },
  }
}

/** `Lock` and `Unlock` ask the desktop to do so; `LockedHint` is what the desktop says that it did. */
async function watchLogind(
  bus: SignalBus,
  sessionId: string | undefined,
  processId: number,
  tell: (locked: boolean) => void,
): Promise<void> {
  const named = { ...logindManager, member: 'GetSession', signature: 's', body: [sessionId] }
  const own = { ...logindManager, member: 'GetSessionByPID', signature: 'u', body: [processId] }
  const answer =
    (sessionId === undefined ? undefined : await bus.ask(named)) ?? (await bus.ask(own))
  const path = answer?.[0]
  if (typeof path !== 'string') return
  await bus.listen(
    logind,
    path,
    ({ interface: face, member, body }) => {
      if (face === logindSession && member === 'Lock') tell(true)
      else if (face === logindSession && member === 'Unlock') tell(false)
      else if (face === properties && member === 'PropertiesChanged') {
        const hint = hintAmong(body[1])
        if (hint !== undefined) tell(hint)
      }
    },
    () => tell(false),
  )
  const asked = { destination: logind, path, interface: properties, member: 'Get', signature: 'ss' }
  const hint = await bus.ask({ ...asked, body: [logindSession, 'LockedHint'] })
  if (valueOf(hint?.[0]) === true) tell(true)
}

async function watchSaver(
  bus: SignalBus,
  name: string,
  path: string,
  tell: (locked: boolean) => void,
): Promise<void> {
  await bus.listen(
    name,
    undefined, // some speak on a path of their own
    ({ interface: face, member, body }) => {
      if (face === name && member === 'ActiveChanged') tell(body[0] === true)
    },
    () => tell(false),
  )
  const asked = { destination: name, path, interface: name, member: 'GetActive' }
  const active = await bus.ask(asked)
  if (active?.[0] === true) tell(true)
}

function hintAmong(changed: unknown): boolean | undefined {
  if (typeof changed !== 'object' || changed === null) return undefined
  const value = valueOf((changed as Readonly<Record<string, unknown>>)['LockedHint'])
  return typeof value === 'boolean' ? value : undefined
}

/** What a D-Bus variant holds. */
function valueOf(variant: unknown): unknown {
  return typeof variant === 'object' && variant !== null && 'value' in variant
    ? variant.value
    : undefined
}
