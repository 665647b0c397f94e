/**
 * The sign-in simulation: a browser window for the relying party's own pages. A strip of ours stands above, with a
 * bridge; the page below has none, and a session of its own.
 * @module
 */
import type { BrowserWindow, Input, Session } from 'electron'
import { appPage, type Handlers } from '#protocol/bridge'
import type { LocalRelyingParty } from '#protocol/local-relying-party'
import type { LanguageChoice } from '#protocol/prompt-bridge'
import type { simulationCommands, SimulationState } from '#protocol/simulation-bridge'
import { choiceOf, type RelyingPartySupervisor } from './relying-party-supervisor'
import { openSimulationPage, type SimulationPage } from './simulation-page'
import { belongTo, openOutside, pageSession } from './web-security'
import { openWindow } from './windows'

export const simulationPartition = 'persist:sign-in'
const size = { width: 1024, height: 768 }
const least = { width: 380, height: 400 }
/** As the strip draws itself. */
const stripHeight = 56

export interface PageChoice {
  readonly tenant: string
  readonly page: 'sign-in' | 'mysecurityinfo'
}

export interface Simulation {
  /** Opens the window, or brings it to the front; at this page, else where it was. */
  open(choice?: PageChoice): void
  readonly handlers: Handlers<typeof simulationCommands>
  getState(): SimulationState
  /** After a change that only the app knows of, such as the language. */
  update(): void
}

export interface SimulationNeeds {
  readonly relyingParty: RelyingPartySupervisor
  /** As all windows are told of it. */
  readonly getRelyingParty: () => LocalRelyingParty
  readonly getLanguage: () => LanguageChoice
  readonly title: () => string
  readonly mark?: string | undefined
  /** From a page: not believed, only asked about. */
  readonly onEnrollmentLink: (link: string) => void
  readonly publish: (state: SimulationState) => void
  /** Lets the strip's web contents use the bridge; answers with what takes it back. */
  readonly trust: (contentsId: number) => () => void
}

interface OpenWindow {
  readonly window: BrowserWindow
  readonly page: SimulationPage
}

export function createSimulation(needs: SimulationNeeds): Simulation {
  const { relyingParty } = needs
  /** Made with the first window: a session of its own takes as long as a whole page. */
  let pages: Session | undefined
  let opened: OpenWindow | undefined
  /** What to show once there is a relying party; `undefined`: its first page. */
  let wanted: PageChoice | undefined
  let origin = ''

  const getState = (): SimulationState => ({
    language: needs.getLanguage(),
    relyingParty: needs.getRelyingParty(),
    ...(opened?.page.state() ?? { address: '', canGoBack: false, page: { step: 'none' } }),
  })
  const update = (): void => {
    if (opened !== undefined) layOut(opened, getState())
    needs.publish(getState())
  }
  const show = (choice: PageChoice | undefined): void => {
    const { state } = relyingParty
    if (opened === undefined || state.step !== 'running') {
      wanted = choice ?? wanted
      return
    }
    const tenant = choice?.tenant ?? state.ready.tenants[0]?.domain ?? ''
    const path = `${encodeURIComponent(tenant)}/${choice?.page ?? 'sign-in'}`
    wanted = undefined
    opened.page.load(`${state.ready.origin}/${path}`)
  }

  relyingParty.onState((state) => {
    if (state.step === 'running') {
      if (pages !== undefined) belongTo(pages, state.ready)
      const moved = origin !== state.ready.origin
      origin = state.ready.origin
      const now = opened?.page.state().page.step
      // A page that is there goes on by itself, and may hold what was typed.
      if (moved || wanted !== undefined || now === 'failed' || now === 'none') show(wanted)
    }
    update()
  })

  return {
    open(choice) {
      if (opened === undefined) {
        const closed = (): void => {
          opened = undefined
        }
        if (pages === undefined) {
          pages = pageSession(simulationPartition)
          const { state } = relyingParty
          if (state.step === 'running') belongTo(pages, state.ready)
        }
        opened = openBoth(needs, update, closed)
        show(choice)
        update()
        return
      }
      if (choice !== undefined) show(choice)
      if (opened.window.isMinimized()) opened.window.restore()
      opened.window.show()
      opened.window.focus()
    },
    handlers: {
      goBack: () => {
        opened?.page.goBack()
        return null
      },
      reload: () => {
        opened?.page.reload()
        return null
      },
      open: (choice) => {
        show(choice)
        return null
      },
      async openInBrowser() {
        const address = opened?.page.state().address ?? ''
        await openOutside(address === '' ? `${origin}/` : address, origin)
        return null
      },
      async tryAgain() {
        await relyingParty.start()
        return null
      },
      async choosePort({ port }) {
        await relyingParty.start(choiceOf(port, relyingParty.state))
        return null
      },
    },
    getState,
    update,
  }
}

function openBoth(needs: SimulationNeeds, onChange: () => void, onClosed: () => void): OpenWindow {
  const window = openWindow({
    ...size,
    least,
    title: needs.title(),
    contents: { window: 'simulation' },
    mark: needs.mark,
  })
  const { onEnrollmentLink } = needs
  const page = openSimulationPage({ partition: simulationPartition, onChange, onEnrollmentLink })
  const { view } = page
  const strip = window.webContents
  const distrust = needs.trust(strip.id)
  window.contentView.addChildView(view)
  window.on('resize', () => {
    fit({ window, page })
  })
  window.on('closed', () => {
    distrust()
    page.close()
    onClosed()
  })
  const keys = (event: { preventDefault: () => void }, input: Input): void => {
    const done = pressed(input, { window, page })
    if (done) event.preventDefault()
  }
  strip.on('before-input-event', keys)
  view.webContents.on('before-input-event', keys)
  fit({ window, page })
  void strip.loadURL(appPage('simulation'))
  return { window, page }
}

/** The page lies over all but the strip, which needs the whole window where there is no page. */
function layOut(
  { window, page }: OpenWindow,
  { relyingParty, page: { step } }: SimulationState,
): void {
  if (window.isDestroyed()) return
  const shown = (step === 'shown' || step === 'loading') && relyingParty.state !== 'stopped'
  if (page.visible === shown) return
  page.setVisible(shown)
  const to = shown ? page.view.webContents : window.webContents
  if (window.isFocused()) to.focus()
}

function fit({ window, page }: OpenWindow): void {
  const { width, height } = window.getContentBounds()
  page.view.setBounds({ x: 0, y: stripHeight, width, height: Math.max(0, height - stripHeight) })
}

/** As browsers have it: reload, back, and the way between strip and page. Whether it was one of these. */
function pressed(input: Input, { window, page }: OpenWindow): boolean {
  if (input.type !== 'keyDown') return false
  const command = process.platform === 'darwin' ? input.meta : input.control
  if (input.key === 'F5' || (command && input.key.toLowerCase() === 'r')) page.reload()
  else if (input.alt && input.key === 'ArrowLeft') page.goBack()
  else if (input.key === 'F6') {
    const to = page.view.webContents
    if (to.isFocused() || !page.visible) window.webContents.focus()
    else to.focus()
  } else return false
  return true
}
