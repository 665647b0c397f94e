/**
 * The desktop app: builds the parts, wires them, starts.
 * @module
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, session } from 'electron'
import { dataFolder } from './shell/folders'
import { startRelyingParty, type RelyingPartyProcess } from './shell/relying-party-process'
import { terminalWords } from './shell/terminal'
import { closeAllDoors, trustOnly } from './shell/web-security'
import { openWindow } from './shell/windows'

const signInPartition = 'persist:sign-in'

// Awaited inside a function: in a packaged app `ready` waits for this module to end.
async function start(): Promise<void> {
  closeAllDoors()
  await app.whenReady()
  const words = terminalWords(app.getLocale())
  const mark = app.commandLine.hasSwitch('no-sandbox') ? words.noSandboxMark : undefined
  if (mark !== undefined) console.error(words.noSandbox)
  const frame = { title: 'Countersign', width: 1024, height: 768, mark }

  const program = join(import.meta.dirname, 'serve.mjs')
  if (!existsSync(program)) {
    await openWindow(frame).loadURL('about:blank')
    return
  }
  const data = dataFolder(process.env, app.getPath('appData'))
  const relyingParty = await startRelyingParty({
    program,
    dataFolder: join(data, 'relying-party'),
    port: chosenPort(),
  })
  stopTogether(relyingParty, words.relyingPartyEnded)

  const { origin, certificate, tenants } = relyingParty.ready
  trustOnly(session.fromPartition(signInPartition), await readFile(certificate, 'utf8'))
  const domain = tenants[0]?.domain ?? ''
  console.log(words.firstSignIn({ origin, domain, deviceFolder: join(data, 'authenticator') }))
  const window = openWindow({ ...frame, partition: signInPartition })
  await window.loadURL(`${origin}/${domain}/sign-in`)
}

/** `--port=N`, as Electron reads its switches; without it the folder's own port is taken. */
function chosenPort(): string | undefined {
  const asked = app.commandLine.getSwitchValue('port')
  return asked === '' ? undefined : asked
}

/** Neither outlives the other, and the relying party is given the time to end well. */
function stopTogether(relyingParty: RelyingPartyProcess, ended: (code: number) => string): void {
  let stopping = false
  app.on('will-quit', (event) => {
    if (stopping) return
    stopping = true
    event.preventDefault()
    void relyingParty.stop().then(() => {
      app.quit()
    })
  })
  void relyingParty.ended.then((code) => {
    if (stopping) return
    stopping = true
    console.error(ended(code))
    app.exit(1)
  })
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  app.exit(1)
})
