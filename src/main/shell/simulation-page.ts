/**
 * The page in the simulation window: loaded, watched, and told apart from what only answers in its place.
 * @module
 */
import type { WebContents, WebContentsView } from 'electron'
import type { SimulationState } from '#protocol/simulation-bridge'
import { aborted, isEmpty, isEnrollmentLink, whyFailed } from './page-outcome'
import { openView } from './windows'

export type PageState = Pick<SimulationState, 'address' | 'canGoBack' | 'page'>

export interface SimulationPage {
  readonly view: WebContentsView
  /** Whether it is seen; not at first. */
  readonly visible: boolean
  setVisible(visible: boolean): void
  state(): PageState
  load(address: string): void
  reload(): void
  goBack(): void
  close(): void
}

export interface SimulationPageNeeds {
  readonly partition: string
  readonly onChange: () => void
  /** What a page that is clicked in wants to be added; it is text from a page, and no more than that. */
  readonly onEnrollmentLink: (link: string) => void
}

export function openSimulationPage(needs: SimulationPageNeeds): SimulationPage {
  const view = openView({ partition: needs.partition })
  const contents = view.webContents
  const history = contents.navigationHistory
  let visible = false
  view.setVisible(false)
  let address = ''
  let page: PageState['page'] = { step: 'none' }
  const become = (next: PageState['page']): void => {
    page = next
    if (!contents.isDestroyed()) needs.onChange()
  }
  const load = (target: string): void => {
    address = target
    become({ step: 'loading' })
    // How it ended is heard by the events; this promise would say it twice.
    contents.loadURL(target).catch(() => undefined)
  }
  // The address is that of the page that is there. Where one only wants to go is not shown: it may be refused.
  contents.on('did-start-loading', () => {
    if (page.step === 'shown' && contents.isLoadingMainFrame()) become({ step: 'loading' })
  })
  contents.on('did-stop-loading', () => {
    if (page.step !== 'loading') return
    address = contents.getURL()
    become({ step: isEmpty(address) ? 'none' : 'shown' })
  })
  contents.on('did-navigate', (_event, url) => {
    // Chromium lets a page empty itself unasked: there is nothing left to show then.
    if (!isEmpty(url)) address = url
    become(isEmpty(url) ? { step: 'failed', why: 'crashed' } : { step: 'shown' })
  })
  contents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
    if (!isMainFrame) return
    address = url
    become(page)
  })
  contents.on('did-fail-load', (_event, code, _said, url, isMainFrame) => {
    if (!isMainFrame || code === aborted) return
    address = url
    become({ step: 'failed', why: whyFailed(code) })
  })
  contents.on('render-process-gone', () => {
    become({ step: 'failed', why: 'crashed' })
  })
  handOverLinks(contents, needs.onEnrollmentLink)
  return {
    view,
    get visible() {
      return visible
    },
    setVisible(seen) {
      visible = seen
      view.setVisible(seen)
    },
    state: () => ({ address, canGoBack: !contents.isDestroyed() && history.canGoBack(), page }),
    load,
    reload() {
      if (address !== '') load(address)
    },
    goBack() {
      if (history.canGoBack()) history.goBack()
    },
    close() {
      contents.close()
    },
  }
}

/** A page that asks again and again is heard once in a while. */
const linkAgainAfterMs = 1_000

/** A link to the authenticator leads nowhere: it is handed over, and what becomes of it is asked in a window of ours. */
function handOverLinks(contents: WebContents, onLink: (link: string) => void): void {
  let heardAt = -Infinity
  contents.on('will-frame-navigate', ({ url, isMainFrame }) => {
    if (!isMainFrame || !isEnrollmentLink(url)) return
    const now = performance.now()
    if (now - heardAt < linkAgainAfterMs) return
    heardAt = now
    onLink(url)
  })
}
