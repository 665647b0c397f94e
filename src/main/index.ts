/**
 * The desktop app: builds the parts, wires them, starts.
 * @module
 */
import { join } from 'node:path'
import { app, session } from 'electron'
import { dataFolder } from './shell/folders'
import { problemPage } from './shell/problem-page'
import { endWithApp, supervisorNeeds } from './shell/relying-party-process'
import type { RelyingPartyState } from './shell/relying-party-state'
import { createRelyingPartySupervisor, type PortChoice } from './shell/relying-party-supervisor'
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
  const show = (url: string) => {
    if (!window.isDestroyed()) void window.loadURL(url)
  }
  const showProblem = (sentence: string) => {
    console.error(`${words.notRunning}: ${sentence}`)
    show(problemPage(words.notRunning, sentence))
  }
  await window.loadURL('about:blank') // the window stands before the relying party does
  const relyingParty = createRelyingPartySupervisor({
    ...supervisorNeeds({
      path: join(import.meta.dirname, 'serve.mjs'),
      dataFolder: join(folder(), 'relying-party'),
      language: app.getLocale(),
    }),
    choice: chosenPort(),
  })
  relyingParty.onState((state: RelyingPartyState) => {
    if (state.step === 'running') {
      const { origin, authority, tenants } = state.ready
      trustOnly(session.fromPartition(signInPartition), authority)
      const domain = tenants[0]?.domain ?? ''
      const deviceFolder = join(folder(), 'authenticator')
      console.log(words.firstSignIn({ origin, domain, deviceFolder }))
      show(`${origin}/${domain}/sign-in`)
    } else if (state.step === 'stopped') {
      const { why } = state
      if (why.reason === 'refused') showProblem(why.refusal.sentence)
      if (why.reason === 'failing') showProblem(words.relyingPartyEnded(why.exitCode))
    }
  })
  endWithApp(relyingParty)
  await relyingParty.start()
}

const folder = () => dataFolder(process.env, app.getPath('appData'))

/** `--port=N`, as Electron reads its switches; without it the folder's own port is taken. */
function chosenPort(): PortChoice | undefined {
  const asked = app.commandLine.getSwitchValue('port')
  return /^\d{1,5}$/.test(asked) ? { port: Number(asked) } : undefined
}

void start()
