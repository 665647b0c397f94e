/** Wires the app's parts to each other and to its windows, while the first window begins. @module */
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { app, clipboard } from 'electron'
import { authenticatorCommands } from '#protocol/authenticator-bridge'
import { pinCommands } from '#protocol/pin-bridge'
import { promptCommands } from '#protocol/prompt-bridge'
import { simulationCommands } from '#protocol/simulation-bridge'
import { systemClock } from '../authenticator/adapters/system-clock.ts'
import { createDesktop, type Desktop } from '../desktop/desktop.ts'
import type { Notices, Windows } from '../desktop/ports.ts'
import { toProblem } from '../ipc/problems.ts'
import { publish, serve } from '../ipc/router.ts'
import type { TrustedSenders } from '../ipc/trusted-senders.ts'
import type { Log } from '../log.ts'
import type { KeychainStarter } from '../shell/keychain-process.ts'
import { linkAmong } from '../shell/deep-links.ts'
import { createLoginItem } from '../shell/login-item.ts'
import { isQuittingMeant } from '../shell/quit-question.ts'
import type { RelyingPartySupervisor } from '../shell/relying-party-supervisor.ts'
import { createSimulation } from '../shell/simulation-window.ts'
import { terminalWords } from '../shell/terminal.ts'
import { createTimeText } from '../shell/time-text.ts'
import type { TrayAct } from '../shell/tray-model.ts'
import { describeApp } from './about.ts'
import type { OwnWindow } from './app-windows.ts'
import { createKept } from './kept.ts'
import { createLocalRelyingParty } from './local-relying-party.ts'
import { osVerificationHere } from './os-verification.ts'
import { createPresence, type Presence } from './presence.ts'
import { watchAbsence, watchScreenLock } from './watch-absence.ts'

/** A window that is shown has been painted, but its picture is still on its way to the screen. */
const onScreenWithinMs = 100

export interface Wiring {
  /** Where all that was built is. */
  readonly built: string
  readonly folders: {
    readonly data: string
    readonly authenticator: string
    readonly relyingParty: string
  }
  readonly log: Log
  readonly senders: TrustedSenders
  readonly windows: Windows
  readonly supervisor: RelyingPartySupervisor
  readonly keychain: KeychainStarter
  /** In every title, where pages run without their sandbox. */
  readonly mark: string | undefined
  /** No window opens by itself, and nothing waits for its paint. */
  readonly isInTheTray: boolean
}

export interface WiredApp {
  /** A window is on the screen, or was closed. */
  shown(name: OwnWindow): void
  closed(name: OwnWindow): void
  readonly openSimulation: Windows['openSimulation']
  /** All but the relying party. */
  stop(): Promise<void>
}

export function wireApp(wiring: Wiring): WiredApp {
  const { built, folders, log, senders, windows, supervisor, keychain, mark, isInTheTray } = wiring
  const words = terminalWords(app.getLocale())
  const problemOf = (error: unknown) =>
    toProblem(
      error,
      (id, fault) => log.error('fault', fault, { id }),
      () => randomBytes(4).toString('hex'),
    )
  const localRelyingParty = createLocalRelyingParty(supervisor, folders.relyingParty)

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
  let presence: Presence | undefined
  const notices: Notices = { requestMissed: (request) => presence?.requestMissed(request) }
  const { osPrompt, osInstaller } = osVerificationHere(() => locale())

  const desktop: Desktop = createDesktop({
    ...{ windows, problemOf, notices, relyingParty: localRelyingParty },
    clock: systemClock,
    loginItem: createLoginItem(),
    about: describeApp(folders.data, mark === undefined),
    kept: createKept(folders.authenticator, (error) => log.error('not-kept', error)),
    async open(listener) {
      // Half of what this program is, and none of it is painted.
      const { openAuthenticator } = await import('./open-authenticator.ts')
      return openAuthenticator(
        { data: folders.authenticator, keychain, osPrompt, osInstaller },
        listener,
      )
    },
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
    eraseFiles: () => rm(folders.authenticator, { recursive: true, force: true }),
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
    if (names.includes('authenticator')) presence?.show(states.authenticator(), locale())
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
  watchAbsence(desktop)
  function startedWith(args: readonly string[]): void {
    const link = linkAmong(args)
    if (link === undefined) windows.show('authenticator')
    else desktop.openLink(link)
  }

  let begun = false
  let endScreenLock = (): void => undefined
  /** Tray, keychain and network come after the first paint. */
  function begin(): void {
    if (begun) return
    begun = true
    presence = createPresence({
      iconFolder: join(built, 'main', 'tray'),
      onAct: carryOut,
      wish: () => ({ on: desktop.settings().notifications, locale: locale() }),
    })
    tell('authenticator')
    if (!isInTheTray) keychain.prepare()
    void supervisor.start()
    void desktop.start().then(() => (endScreenLock = watchScreenLock(desktop)))
  }
  const link = linkAmong(process.argv.slice(1))
  if (isInTheTray) begin()
  else if (link !== undefined) desktop.openLink(link)

  return {
    shown(name) {
      desktop.shown(name)
      setTimeout(begin, onScreenWithinMs)
    },
    closed: (name) => desktop.closed(name),
    openSimulation: (tenant, page) => simulation.open({ tenant, page }),
    async stop() {
      presence?.close()
      endScreenLock()
      await desktop.stop()
    },
  }
}
