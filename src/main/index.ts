/**
 * The desktop app: builds the parts, wires them, starts.
 * @module
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { app, session } from 'electron'
import { simulationCommands } from '#protocol/simulation-bridge'
import { publish, serve } from './ipc/router'
import { TrustedSenders } from './ipc/trusted-senders'
import { registerAppScheme, serveAppFiles } from './shell/app-scheme'
import { dataFolder } from './shell/folders'
import { endWithApp, supervisorNeeds } from './shell/relying-party-process'
import { toLocalRelyingParty } from './shell/relying-party-state'
import { createRelyingPartySupervisor, type PortChoice } from './shell/relying-party-supervisor'
import { createSimulation } from './shell/simulation-window'
import { terminalWords } from './shell/terminal'
import { closeAllDoors, forbidNetwork } from './shell/web-security'

registerAppScheme()

// Awaited inside a function: in a packaged app `ready` waits for this module to end.
async function start(): Promise<void> {
  closeAllDoors()
  await app.whenReady()
  forbidNetwork(session.defaultSession)
  await serveAppFiles(session.defaultSession, join(import.meta.dirname, '..', 'renderer'))
  const words = terminalWords(app.getLocale())
  const mark = app.commandLine.hasSwitch('no-sandbox') ? words.noSandboxMark : undefined
  if (mark !== undefined) console.error(words.noSandbox)

  const relyingParty = createRelyingPartySupervisor({
    ...supervisorNeeds({
      path: join(import.meta.dirname, 'serve.mjs'),
      dataFolder: join(folder(), 'relying-party'),
      language: app.getLocale(),
    }),
    choice: chosenPort(),
  })
  const senders = new TrustedSenders()
  const simulation = createSimulation({
    relyingParty,
    getRelyingParty: () => toLocalRelyingParty(relyingParty.state, Date.now(), () => []),
    getLanguage: () => 'system',
    title: () => 'Countersign',
    mark,
    onEnrollmentLink: () => undefined,
    publish: (state) => {
      publish('simulation', state, senders)
    },
    trust: (id) => senders.trust(id, 'simulation'),
  })
  serve('simulation', simulationCommands, simulation.handlers, () => simulation.getState(), {
    senders,
    toProblem: (error) => {
      const id = randomUUID()
      console.error(id, error)
      return { code: 'internal', id }
    },
  })
  relyingParty.onState((state) => {
    if (state.step === 'running') {
      const { origin, tenants } = state.ready
      const domain = tenants[0]?.domain ?? ''
      const deviceFolder = join(folder(), 'authenticator')
      console.log(words.firstSignIn({ origin, domain, deviceFolder }))
    } else if (state.step === 'stopped') {
      const { why } = state
      if (why.reason === 'refused') console.error(`${words.notRunning}: ${why.refusal.sentence}`)
      if (why.reason === 'failing') {
        console.error(`${words.notRunning}: ${words.relyingPartyEnded(why.exitCode)}`)
      }
    }
  })
  endWithApp(relyingParty)
  simulation.open()
  await relyingParty.start()
}

const folder = () => dataFolder(process.env, app.getPath('appData'))

/** `--port=N`, as Electron reads its switches; without it the folder's own port is taken. */
function chosenPort(): PortChoice | undefined {
  const asked = app.commandLine.getSwitchValue('port')
  return /^\d{1,5}$/.test(asked) ? { port: Number(asked) } : undefined
}

void start()
