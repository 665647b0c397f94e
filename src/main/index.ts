/**
 * The desktop app: shuts the doors, begins the first window or the relying party, and wires the rest meanwhile.
 * @module
 */
import { join } from 'node:path'
import { app, Menu, session } from 'electron'
import { createAppWindows } from './app/app-windows.ts'
import type { WiredApp } from './app/wire-app.ts'
import { TrustedSenders } from './ipc/trusted-senders.ts'
import { createLog } from './log.ts'
import { keepFilesPrivate } from './process-limits.ts'
import { registerAppScheme, serveAppFiles } from './shell/app-scheme.ts'
import { closeDebugDoors } from './shell/debug-doors.ts'
import { dataFolder } from './shell/folders.ts'
import { createKeychainStarter } from './shell/keychain-process.ts'
import { inTheTray } from './shell/login-item.ts'
import { endWithApp, supervisorNeeds } from './shell/relying-party-process.ts'
import { createRelyingPartySupervisor, type PortChoice } from './shell/relying-party-supervisor.ts'
import { terminalWords } from './shell/terminal.ts'
import { closeAllDoors, forbidNetwork } from './shell/web-security.ts'

const built = join(import.meta.dirname, '..')
const log = createLog((line) => process.stderr.write(line))

if (app.requestSingleInstanceLock()) {
  keepFilesPrivate()
  closeDebugDoors()
  registerAppScheme()
  closeAllDoors()
  // Windows have none. A Mac's own is the system's, and needed for copy and paste.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null)
  void start()
} else {
  app.quit() // the first one comes to the front
}

// Awaited inside a function: in a packaged app `ready` waits for this module to end.
async function start(): Promise<void> {
  await app.whenReady()
  const words = terminalWords(app.getLocale())
  const mark = app.commandLine.hasSwitch('no-sandbox') ? words.noSandboxMark : undefined
  if (mark !== undefined) console.error(words.noSandbox)

  const data = dataFolder(process.env, app.getPath('appData'))
  const folders = {
    data,
    authenticator: join(data, 'authenticator'),
    relyingParty: join(data, 'relying-party'),
  }
  const senders = new TrustedSenders()
  const supervisor = createRelyingPartySupervisor({
    ...supervisorNeeds({
      path: join(built, 'main', 'serve.mjs'),
      dataFolder: folders.relyingParty,
      language: app.getLocale(),
    }),
    choice: chosenPort(),
  })
  const keychain = createKeychainStarter(join(built, 'main', 'keychain.mjs'))
  const windows = createAppWindows({
    senders,
    mark,
    openSimulation: (tenant, page) => void wired.then((it) => it.openSimulation(tenant, page)),
    onShown: (name) => void wired.then((it) => it.shown(name)),
    onClosed: (name) => void wired.then((it) => it.closed(name)),
  })
  app.on('window-all-closed', () => undefined) // the tray stays
  endWithApp({
    async stop() {
      await Promise.all([supervisor.stop(), wired.then((it) => it.stop())])
    },
  })

  const isInTheTray = app.commandLine.hasSwitch(inTheTray)
  // What takes a process of its own takes longest: it begins before the rest is even read.
  if (isInTheTray) {
    void supervisor.start()
    keychain.prepare()
  }
  const wired = wire()
  forbidNetwork(session.defaultSession)
  serveAppFiles(session.defaultSession, join(built, 'renderer'), wired)
  if (!isInTheTray) windows.show('authenticator')
  await wired

  async function wire(): Promise<WiredApp> {
    const { wireApp } = await import('./app/wire-app.ts')
    return wireApp({
      built,
      folders,
      log,
      senders,
      windows,
      supervisor,
      keychain,
      mark,
      isInTheTray,
    })
  }
}

/** `--port=N`, as Electron reads its switches; without it the folder's own port is taken. */
function chosenPort(): PortChoice | undefined {
  const asked = app.commandLine.getSwitchValue('port')
  return /^\d{1,5}$/.test(asked) ? { port: Number(asked) } : undefined
}
