/**
 * The desktop app: builds the parts, wires them, starts.
 * @module
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, session } from 'electron'
import { dataFolder } from './shell/folders'
import { problemPage } from './shell/problem-page'
import { type RelyingPartyProcess, startRelyingParty } from './shell/relying-party-process'
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
  const window = openWindow({ ...frame, partition: signInPartition })
  const showProblem = (sentence: string) => {
    console.error(`${words.notRunning}: ${sentence}`)
    if (!window.isDestroyed()) void window.loadURL(problemPage(words.notRunning, sentence))
  }
  await window.loadURL('about:blank') // the window stands before the relying party does
  try {
    const relyingParty = await startRelyingParty({
      program: join(import.meta.dirname, 'serve.mjs'),
      dataFolder: join(folder(), 'relying-party'),
      port: chosenPort(),
    })
    stopTogether(relyingParty, (code) => {
      showProblem(words.relyingPartyEnded(code))
    })
    const { origin, certificate, tenants } = relyingParty.ready
    trustOnly(session.fromPartition(signInPartition), await readFile(certificate, 'utf8'))
    const domain = tenants[0]?.domain ?? ''
    const deviceFolder = join(folder(), 'authenticator')
    console.log(words.firstSignIn({ origin, domain, deviceFolder }))
    await window.loadURL(`${origin}/${domain}/sign-in`)
  } catch (error) {
    showProblem(error instanceof Error ? error.message : String(error))
  }
}

const folder = () => dataFolder(process.env, app.getPath('appData'))

/** `--port=N`, as Electron reads its switches; without it the folder's own port is taken. */
function chosenPort(): string | undefined {
  const asked = app.commandLine.getSwitchValue('port')
  return asked === '' ? undefined : asked
}

/** The relying party ends with the app, and is given the time to end well. */
function stopTogether(relyingParty: RelyingPartyProcess, onLost: (code: number) => void): void {
  let state: 'running' | 'stopping' | 'ended' = 'running'
  app.on('will-quit', (event) => {
    if (state === 'ended') return
    event.preventDefault()
    if (state === 'running') void relyingParty.stop()
    state = 'stopping'
  })
  void relyingParty.ended.then((code) => {
    const asked = state === 'stopping'
    state = 'ended'
    if (asked) app.quit()
    else onLost(code)
  })
}

void start()
