/** The floors of the desktop's benches: a bare Electron that does one of the same pieces of work, and nothing else. @module */
import { join } from 'node:path'
import { app, BrowserWindow, nativeImage, Tray, utilityProcess } from 'electron'
import { WebSocket } from 'ws'

const here = import.meta.dirname
const page = join(here, 'floor-page', 'index.html')
const [kind, url, certificate] = app.commandLine.getSwitchValue('floor').split(',')
let tray: Tray | undefined

void start()

// Electron is not ready before this module has ended.
async function start(): Promise<void> {
  await app.whenReady()
  app.on('window-all-closed', () => undefined)
  switch (kind) {
    case 'window':
      openWindow()
      break
    case 'ready':
      // T2: a tray, and a process beside it that has opened what a relying party needs.
      showTray()
      await processReady('floor-server.mjs')
      tray?.setToolTip('ready')
      break
    case 'tray':
      // T5: a tray, and a window that was.
      showTray()
      openWindow()
      break
    case 'idle':
      // T3: with the two processes that hold sockets, storage and keychain.
      showTray()
      openWindow()
      await Promise.all([processReady('floor-server.mjs'), processReady('floor-keychain.mjs')])
      tray?.setToolTip('ready')
      break
    case 'prompt':
      // T6: a window for each message.
      showTray()
      connect(url ?? '', Buffer.from(certificate ?? '', 'base64url').toString())
      break
    default:
      throw new TypeError('there is no such floor')
  }
}

function showTray(): void {
  tray = new Tray(nativeImage.createFromPath(app.commandLine.getSwitchValue('floor-icon')))
}

function openWindow(): void {
  const window = new BrowserWindow({
    ...{ width: 400, height: 620, show: false },
    webPreferences: { sandbox: true, contextIsolation: true },
  })
  window.removeMenu()
  window.once('ready-to-show', () => {
    window.show()
  })
  void window.loadFile(page)
}

function processReady(program: string): Promise<unknown> {
  const child = utilityProcess.fork(join(here, program), [], { stdio: 'ignore' })
  return new Promise((resolve) => child.once('message', resolve))
}

function connect(address: string, ca: string): void {
  const socket = new WebSocket(address, { ca, perMessageDeflate: false })
  socket.once('open', () => tray?.setToolTip('ready'))
  socket.on('message', openWindow)
}
