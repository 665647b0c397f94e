/** Who tells on a real bus that the screen is locked, and who is not believed. @module */
import { once } from 'node:events'
import dbus from '@particle/dbus-next'
import { expect, test } from 'vitest'
import { createLinuxScreenLock } from '../../../src/main/desktop/adapters/linux-screen-lock.ts'
import { startDesktopSession } from '../../support/desktop-session.ts'
import { startLogindService, startScreenSaverService } from '../../support/screen-lock-services.ts'

const addressOf = ({ env }: { readonly env: Readonly<Record<string, string>> }) =>
  env['DBUS_SESSION_BUS_ADDRESS'] ?? ''

function watching(system: string, session: string, sessionId?: string) {
  const told: boolean[] = []
  const lock = createLinuxScreenLock({
    env: {
      ...{ DBUS_SYSTEM_BUS_ADDRESS: system, DBUS_SESSION_BUS_ADDRESS: session },
      XDG_SESSION_ID: sessionId,
    },
    processId: process.pid,
  })
  const stop = lock.onChange((locked) => told.push(locked))
  return { told, [Symbol.dispose]: stop }
}

test('L5 a lock is told by logind and by either screen saver, and is over when none tells it', async () => {
  await using system = await startDesktopSession()
  await using session = await startDesktopSession()
  await using logind = await startLogindService(addressOf(system), true)
  const bus = addressOf(session)
  await using gnome = await startScreenSaverService(bus, 'org.gnome.ScreenSaver')
  await using other = await startScreenSaverService(bus, 'org.freedesktop.ScreenSaver')
  other.setActive(true)

  using seen = watching(addressOf(system), bus, '1')
  // Locked when it began, by both.
  await expect.poll(() => seen.told).toEqual([true])
  await expect
    .poll(() => {
      logind.setLockedHint(false)
      other.setActive(false)
      return seen.told
    })
    .toEqual([true, false])
  gnome.setActive(true)
  await expect.poll(() => seen.told).toEqual([true, false, true])
  gnome.setActive(false)
  await expect.poll(() => seen.told).toEqual([true, false, true, false])
  logind.setLockedHint(true)
  await expect.poll(() => seen.told.at(-1)).toBe(true)
})

test('L5 a locker that ends leaves nobody locked out, and a stranger’s signal says nothing', async () => {
  await using system = await startDesktopSession()
  await using session = await startDesktopSession()
  await using logind = await startLogindService(addressOf(system))
  using seen = watching(addressOf(system), addressOf(session))
  await expect
    .poll(() => {
      logind.lock()
      return seen.told
    })
    .toEqual([true])

  // Sent to everybody, with logind's own path and interface.
  const stranger = dbus.sessionBus({ busAddress: addressOf(system) })
  await once(stranger, 'connect')
  stranger.send(
    dbus.Message.newSignal(
      '/org/freedesktop/login1/session/_31',
      'org.freedesktop.login1.Session',
      'Unlock',
    ),
  )
  logind.unlock()
  await expect.poll(() => seen.told).toEqual([true, false])
  stranger.send(
    dbus.Message.newSignal(
      '/org/freedesktop/login1/session/_31',
      'org.freedesktop.login1.Session',
      'Lock',
    ),
  )
  logind.lock()
  await expect.poll(() => seen.told).toEqual([true, false, true])
  await logind[Symbol.asyncDispose]()
  await expect.poll(() => seen.told).toEqual([true, false, true, false])
  stranger.disconnect()
})

test('L5 where there is no bus nobody tells, and nothing fails', () => {
  using seen = watching('unix:path=/nowhere/at-all', 'unix:path=/nowhere/else')
  expect(seen.told).toEqual([])
})
