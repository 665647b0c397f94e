/**
 * The desktop app: builds the parts, wires them, starts.
 * @module
 */
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { app, clipboard, session } from 'electron'
import { authenticatorCommands } from '#protocol/authenticator-bridge'
import { pinCommands } from '#protocol/pin-bridge'
import { promptCommands } from '#protocol/prompt-bridge'
import { simulationCommands } from '#protocol/simulation-bridge'
import { describeApp } from './app/about.ts'
import { createAppWindows, type OwnWindow } from './app/app-windows.ts'
import { createKept } from './app/kept.ts'
import { createLocalRelyingParty } from './app/local-relying-party.ts'
import { openAuthenticator } from './app/open-authenticator.ts'
import { osVerificationHere } from './app/os-verification.ts'
import { createPresence } from './app/presence.ts'
import { watchAbsence, watchScreenLock } from './app/watch-absence.ts'
import { systemClock } from './authenticator/adapters/system-clock.ts'
import { createDesktop, type Desktop } from './desktop/desktop.ts'
import { toProblem } from './ipc/problems.ts'
import { publish, serve } from './ipc/router.ts'
import { TrustedSenders } from './ipc/trusted-senders.ts'
import { createLog } from './log.ts'
import { forbidTraces } from './process-limits.ts'
import { registerAppScheme, serveAppFiles } from './shell/app-scheme.ts'
import { closeDebugDoors } from './shell/debug-doors.ts'
import { linkAmong } from './shell/deep-links.ts'
import { dataFolder } from './shell/folders.ts'
import { createLoginItem, inTheTray } from './shell/login-item.ts'
import { isQuittingMeant } from './shell/quit-question.ts'
import { endWithApp, supervisorNeeds } from './shell/relying-party-process.ts'
import { createRelyingPartySupervisor, type PortChoice } from './shell/relying-party-supervisor.ts'
import { createSimulation } from './shell/simulation-window.ts'
import { terminalWords } from './shell/terminal.ts'
import { createTimeText } from './shell/time-text.ts'
import type { TrayAct } from './shell/tray-model.ts'
import { closeAllDoors, forbidNetwork } from './shell/web-security.ts'

const built = join(import.meta.dirname, '..')
const log = createLog((line) => process.stderr.write(line))

if (app.requestSingleInstanceLock()) {
  forbidTraces()
  closeDebugDoors()
  registerAppScheme()
  closeAllDoors()
  void start()
} else {
  app.quit() // the first one comes to the front
}

// Awaited inside a function: in a packaged app `ready` waits for this module to end.
async function start(): Promise<void> {
  await app.whenReady()
  forbidNetwork(session.defaultSession)
  await serveAppFiles(session.defaultSession, join(built, 'renderer'))
  const words = terminalWords(app.getLocale())
  const mark = app.commandLine.hasSwitch('no-sandbox') ? words.noSandboxMark : undefined
  if (mark !== undefined) console.error(words.noSandbox)

  const folder = dataFolder(process.env, app.getPath('appData'))
  const authenticatorFolder = join(folder, 'authenticator')
  const relyingPartyFolder = join(folder, 'relying-party')
  const senders = new TrustedSenders()
  const problemOf = (error: unknown) =>
    toProblem(
      error,
      (id, fault) => log.error('fault', fault, { id }),
      () => randomBytes(4).toString('hex'),
    )

  const supervisor = createRelyingPartySupervisor({
    ...supervisorNeeds({
      path: join(built, 'main', 'serve.mjs'),
      dataFolder: relyingPartyFolder,
      language: app.getLocale(),
    }),
    choice: chosenPort(),
  })
  const localRelyingParty = createLocalRelyingParty(supervisor, relyingPartyFolder)

  const simulation = createSimulation({
    relyingParty: supervisor,
    getRelyingParty: () => localRelyingParty.state(),
    getLanguage: () => desktop.settings().language,
    title: () => 'Countersign',
    mark,
    onEnrollmentLink: (link) => desktop.openLink(link),
    publish: (state) => publish('simulation', state, senders),
    trust: (id) => senders.trust(id, 'simulation'),
  })
  const windows = createAppWindows({
    senders,
    mark,
    openSimulation: (tenant, page) => simulation.open({ tenant, page }),
    onShown(name) {
      desktop.shown(name)
      begin() // after the first paint
    },
    onClosed: (name) => desktop.closed(name),
  })
  const presence = createPresence({
    iconFolder: join(built, 'main', 'tray'),
    onAct: carryOut,
    wish: () => ({ on: desktop.settings().notifications, locale: locale() }),
  })
  const { osPrompt, osInstaller } = osVerificationHere(() => locale())

  const desktop: Desktop = createDesktop({
    ...{ windows, problemOf, notices: presence, relyingParty: localRelyingParty },
    clock: systemClock,
    loginItem: createLoginItem(),
    about: describeApp(folder, mark === undefined),
    kept: createKept(authenticatorFolder, (error) => log.error('not-kept', error)),
    open: (listener) =>
      openAuthenticator(
        { data: authenticatorFolder, programs: join(built, 'main'), osPrompt, osInstaller },
        listener,
      ),
    copy(text) {
      void clipboard.writeText(text)
    },
    timeText: createTimeText(
      () => locale(),
      () => app.getPreferredSystemLanguages(),
    ),
    uncopy(text) {
      void clipboard.readText().then((now) => {
        if (now === text) clipboard.clear()
      })
    },
    eraseFiles: () => rm(authenticatorFolder, { recursive: true, force: true }),
    beginAnew() {
      app.relaunch()
      app.quit()
    },
    changed: (name) => tell(name),
  })

  const states = {
    authenticator: () => desktop.authenticatorState(),
    prompt: () => desktop.promptState(),
    pin: () => desktop.pinState(),
  }
  const locale = (): string => {
    const { language } = desktop.settings()
    return language === 'system' ? app.getLocale() : language
  }
  /** Once a turn, however much changed in it. */
  const due = new Set<OwnWindow>()
  function tell(name: OwnWindow): void {
    if (due.size === 0) setImmediate(tellAll)
    due.add(name)
  }
  function tellAll(): void {
    const names = [...due]
    due.clear()
    for (const name of names) publish(name, states[name](), senders)
    if (names.includes('authenticator')) presence.show(states.authenticator(), locale())
  }

  function carryOut(act: TrayAct): void {
    switch (act.kind) {
      case 'open':
        desktop.open()
        break
      case 'open-settings':
        desktop.open('settings')
        break
      case 'open-request':
        void desktop.authenticator.showRequest({ challengeId: act.challengeId })
        break
      case 'open-simulation':
        simulation.open()
        break
      case 'quit':
        void isQuittingMeant(desktop.promptState().requests.length > 0, locale()).then((meant) => {
          if (meant) app.quit()
        })
        break
    }
  }

  const gate = { senders, toProblem: problemOf }
  serve('authenticator', authenticatorCommands, desktop.authenticator, states.authenticator, gate)
  serve('prompt', promptCommands, desktop.prompt, states.prompt, gate)
  serve('pin', pinCommands, desktop.pin, states.pin, gate)
  serve('simulation', simulationCommands, simulation.handlers, () => simulation.getState(), gate)

  supervisor.onState(() => {
    desktop.relyingPartyChanged()
    if (supervisor.state.step === 'running') {
      const { origin, tenants } = supervisor.state.ready
      console.log(words.ready({ origin, domain: tenants[0]?.domain ?? '' }))
    } else if (supervisor.state.step === 'stopped' && supervisor.state.why.reason === 'refused') {
      console.error(`${words.notRunning}: ${supervisor.state.why.refusal.sentence}`)
    }
  })
  // Of another start only its link counts: its switches are its own, and end with it.
  app.on('second-instance', (_event, args) => startedWith(args))
  app.on('open-url', (event, link) => {
    event.preventDefault()
    desktop.openLink(link)
  })
  app.on('activate', () => windows.show('authenticator'))
  app.on('window-all-closed', () => undefined) // the tray stays
  watchAbsence(desktop)
  endWithApp({
    async stop() {
      presence.close()
      endScreenLock()
      await Promise.all([supervisor.stop(), desktop.stop()])
    },
  })

  function startedWith(args: readonly string[]): void {
    const link = linkAmong(args)
    if (link === undefined) windows.show('authenticator')
    else desktop.openLink(link)
  }

  let begun = false
  let endScreenLock = (): void => undefined
  /** The keychain and the network come after the first paint. */
  function begin(): void {
    if (begun) return
    begun = true
    tell('authenticator')
    void supervisor.start()
    void desktop.start().then(() => (endScreenLock = watchScreenLock(desktop)))
  }
  if (app.commandLine.hasSwitch(inTheTray)) begin()
  else startedWith(process.argv.slice(1))
}

/** `--port=N`, as Electron reads its switches; without it the folder's own port is taken. */
function chosenPort(): PortChoice | undefined {
  const asked = app.commandLine.getSwitchValue('port')
  return /^\d{1,5}$/.test(asked) ? { port: Number(asked) } : undefined
}
