/** The desktop's mind: what each window shows and may ask, and what happens when a request comes. No Electron. @module */
import type { About, AuthenticatorState, RecentRequest } from '#protocol/authenticator-state'
import type { Handlers, WindowName } from '#protocol/bridge'
import type { authenticatorCommands } from '#protocol/authenticator-bridge'
import type { pinCommands, PinState } from '#protocol/pin-bridge'
import type { promptCommands, PromptState } from '#protocol/prompt-bridge'
import type { Authenticator } from '../authenticator/authenticator.ts'
import type { Absence } from './absence.ts'
import { createAccountDesk } from './account-desk.ts'
import { createApproving } from './approving.ts'
import { createAuthenticatorHandlers } from './authenticator-handlers.ts'
import { createCodeDesk } from './code-desk.ts'
import { createEnrollmentDesk } from './enrollment-desk.ts'
import { createListening } from './listening.ts'
import { createOpening } from './opening.ts'
import { createPinDesk } from './pin-desk.ts'
import type {
  AuthenticatorListener,
  Clock,
  Keeping,
  LocalRelyingPartyRunner,
  LoginItem,
  Notices,
  OpenAuthenticator,
  Windows,
} from './ports.ts'
import type { Problem } from './problems.ts'
import { clockDifferenceOf, receivingOf } from './receiving.ts'
import { createRequestDesk } from './request-desk.ts'
import { RequestHistory } from './request-history.ts'
import { SettingsDesk, type Settings } from './settings.ts'
import { UsageData, type UsageCounts } from './usage-data.ts'
import { createVerificationDesk } from './verification-desk.ts'

export interface DesktopNeeds {
  readonly clock: Clock
  readonly windows: Windows
  readonly notices: Notices
  readonly relyingParty: LocalRelyingPartyRunner
  readonly loginItem: LoginItem
  readonly about: About
  readonly kept: {
    readonly settings: Keeping<Settings>
    readonly requests: Keeping<readonly RecentRequest[]>
    readonly usage: Keeping<UsageCounts>
  }
  /** Opens the vault; what the authenticator tells goes to `listener`. */
  readonly open: (listener: AuthenticatorListener) => Promise<OpenAuthenticator>
  /** Any fault as what a window is told of it. */
  readonly problemOf: (error: unknown) => Problem
  readonly copy: (text: string) => void
  /** A time of day, as the person writes it. */
  readonly timeText: (epochMs: number) => string
  /** Empties the clipboard where it still holds `text`. */
  readonly uncopy: (text: string) => void
  /** Deletes the authenticator's folder, whether or not it could be opened. */
  readonly eraseFiles: () => Promise<void>
  /** Everything was erased: the app begins anew. */
  readonly beginAnew: () => void
  /** This window's state is another one now. */
  readonly changed: (window: Exclude<WindowName, 'simulation'>) => void
}

export interface Desktop {
  readonly authenticator: Handlers<typeof authenticatorCommands>
  readonly prompt: Handlers<typeof promptCommands>
  readonly pin: Handlers<typeof pinCommands>
  authenticatorState(): AuthenticatorState
  promptState(): PromptState
  pinState(): PinState
  settings(): Settings
  /** Opens the vault and connects. Settles after the first try. */
  start(): Promise<void>
  /** A window is on the screen, or was closed by the person. */
  shown(window: Exclude<WindowName, 'simulation'>): void
  closed(window: Exclude<WindowName, 'simulation'>): void
  /** The authenticator window, at its settings where those were asked for. */
  open(view?: 'settings'): void
  /** A link from outside: opens the first consent, and connects to nothing. */
  openLink(link: string): void
  /** The local relying party is doing otherwise. */
  relyingPartyChanged(): void
  /** The machine falls asleep or is locked: nothing can be answered, and nobody sees what is shown. */
  away(why: Absence): void
  /** It is no longer: shows again what still lives, says what does not, tries at once what waits. */
  awake(why: Absence): void
  stop(): Promise<void>
}

export function createDesktop(needs: DesktopNeeds): Desktop {
  const { clock, windows, notices, relyingParty, kept, problemOf, about, loginItem } = needs
  const changed = (): void => needs.changed('authenticator')
  const settings = new SettingsDesk(kept.settings)
  const usage = new UsageData(kept.usage, () => settings.get().usageData)
  const history = new RequestHistory(kept.requests)
  const authenticator = (): Authenticator | undefined => opening.get()?.authenticator
  const pinIsSet = async () => (await opening.get()?.vault.pinState())?.set === true

  const pinDesk = createPinDesk({ clock, windows, changed: () => needs.changed('pin') })
  const common = { clock, windows, pinDesk, authenticator, problemOf, pinIsSet, changed }
  const accounts = createAccountDesk(common)
  const enrollment = createEnrollmentDesk({
    ...common,
    enrolled: () => usage.count('account-added'),
  })
  const codes = createCodeDesk({ ...needs, authenticator })
  const verification = createVerificationDesk({
    ...common,
    open: () => opening.get(),
  })
  const approving = createApproving({ clock, open: () => opening.get(), changed })
  const requests = createRequestDesk({
    ...common,
    approving,
    timeText: needs.timeText,
    requesterOf(accountId) {
      const found = accounts.states().find(({ id }) => id === accountId)
      if (found === undefined) return undefined
      const { name, displayName, tenant, origin } = found
      return { account: { name, displayName }, tenant, origin }
    },
    createVerifier: (session, asksBy) => {
      const open = opening.get()
      if (open === undefined) throw new TypeError('a request came from a vault that is not open')
      return open.createVerifier({ ask: (question) => session.ask(question) }, asksBy)
    },
    changed: () => {
      needs.changed('prompt')
      changed()
    },
  })
  const listening = createListening({ ...common, requests, history, usage, accounts, notices })
  /** Came before the vault was open. */
  let linkMeanwhile: string | undefined
  const opening = createOpening({
    clock,
    open: () => needs.open(listening),
    problemOf,
    changed,
    opened({ vault, authenticator: opened }) {
      if (linkMeanwhile !== undefined) enrollment.begin(linkMeanwhile)
      linkMeanwhile = undefined
      vault.onChange(() => {
        changed()
        void verification.refresh()
      })
      void verification.refresh()
      void opened.start().finally(changed)
    },
  })
  let asked: AuthenticatorState['asked']

  function authenticatorState(): AuthenticatorState {
    const { language, notifications, guideDone, dismissed } = settings.get()
    const shown = accounts.states()
    const waiting = requests.waiting()
    const ended = authenticator()?.ended() ?? []
    const adding = enrollment.state()
    const views = authenticator()?.accounts() ?? []
    const clock = clockDifferenceOf(views)
    const fault = opening.problem()?.code ?? listening.keychainProblem()?.code
    return {
      settings: {
        ...{ language, notifications, guideDone },
        startAtLogin: loginItem.state(),
        usageData: usage.state(),
      },
      receiving: receivingOf(views, fault, opening.get() !== undefined, approving.problem()),
      ...(clock === undefined ? {} : { clock }),
      relyingParty: relyingParty.state(),
      accounts: shown,
      ended: ended
        .filter(({ endedAt }) => !dismissed.includes(endedAt))
        .map(({ account, tenant, endedAt }) => {
          return { id: String(endedAt), name: account.name, tenantName: tenant.name, endedAt }
        }),
      ...(adding === undefined ? {} : { enrollment: adding }),
      enrollmentsWaiting: enrollment.waiting(),
      waiting,
      recent: history.list(new Set(waiting.map(({ id }) => id))),
      pinSet: shown.some(({ phoneSignIn }) => phoneSignIn === 'on' || phoneSignIn === 'turning-on'),
      osVerification: verification.state(),
      about,
      ...(asked === undefined ? {} : { asked }),
    }
  }

  return {
    authenticator: createAuthenticatorHandlers({
      ...{
        ...needs,
        accounts,
        codes,
        enrollment,
        verification,
        requests,
        settings,
        usage,
        history,
      },
      ...{ authenticator, opening, changed },
    }),
    prompt: requests.handlers,
    pin: pinDesk.handlers,
    authenticatorState,
    promptState: () => ({ language: settings.get().language, requests: requests.requests() }),
    pinState: () => ({ language: settings.get().language, ...pinDesk.state() }),
    settings: () => settings.get(),
    async start() {
      usage.count('app-started')
      await opening.tryNow()
    },
    shown(window) {
      if (window === 'prompt') requests.shown()
    },
    closed(window) {
      if (window === 'prompt') requests.closed()
      else if (window === 'pin') pinDesk.closed()
    },
    open(view) {
      asked = view === undefined ? undefined : { view, id: (asked?.id ?? 0) + 1 }
      changed()
      windows.show('authenticator')
    },
    openLink(link) {
      windows.show('authenticator')
      if (opening.get() === undefined) linkMeanwhile = link
      else enrollment.begin(link)
    },
    relyingPartyChanged() {
      const local = relyingParty.state()
      if (local.state === 'running') authenticator()?.hurry(local.origin)
      changed()
    },
    away: listening.away,
    awake: listening.awake,
    async stop() {
      opening.stop()
      approving.stop()
      await authenticator()?.stop()
    },
  }
}
