/**
 * Makes every window and view of the desktop app, so that none can be made with weaker settings.
 * @module
 */
import { join } from 'node:path'
import {
  BrowserWindow,
  nativeTheme,
  screen,
  WebContentsView,
  type Rectangle,
  type WebPreferences,
} from 'electron'
import type { WindowName } from '#protocol/bridge'

/** What is shown: a window of the app, with its bridge; or a page from elsewhere, with none and a session of its own. */
export type Contents =
  | { readonly window: WindowName }
  | {
      /** The session partition: it shares no cookie, certificate or scheme with the app's windows. */
      readonly partition: string
    }

/** What a window may differ in; all that protects it is fixed below. */
export interface WindowWish {
  readonly title: string
  readonly width: number
  readonly height: number
  /** It may be made larger, and smaller down to this; fixed where absent. */
  readonly least?: { readonly width: number; readonly height: number }
  readonly contents: Contents
  /** A warning that the title bears whatever the page calls itself. */
  readonly mark?: string | undefined
  /** Before all others, as what asks for an answer now. */
  readonly onTop?: boolean
  /** Shown by whoever asked for it, rather than as soon as something is painted. */
  readonly hidden?: boolean
  /** To be made as tall as what it shows: width and height are those of the content, to begin with. */
  readonly fitted?: boolean
}

export function openWindow(wish: WindowWish): BrowserWindow {
  const { title, contents, mark, least, onTop = false, hidden = false, fitted = false } = wish
  const window = new BrowserWindow({
    ...placeOf(wish),
    useContentSize: fitted,
    title: mark === undefined ? title : `${title} (${mark})`,
    ...(least === undefined ? {} : { minWidth: least.width, minHeight: least.height }),
    resizable: least !== undefined,
    maximizable: least !== undefined,
    fullscreenable: false,
    alwaysOnTop: onTop,
    show: false,
    backgroundColor: ground(),
    webPreferences: preferencesOf(contents),
  })
  window.removeMenu()
  if (mark !== undefined) {
    window.on('page-title-updated', (event) => {
      event.preventDefault()
    })
  }
  if (!hidden) {
    window.once('ready-to-show', () => {
      window.show()
    })
  }
  return window
}

/** A view that lies in a window; it ends with `close` of its web contents, not with the window. */
export function openView(contents: Contents): WebContentsView {
  const view = new WebContentsView({ webPreferences: preferencesOf(contents) })
  view.setBackgroundColor(ground())
  return view
}

function preferencesOf(contents: Contents): WebPreferences {
  return {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    plugins: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    disableDialogs: true,
    spellcheck: false,
    ...('window' in contents
      ? { preload: join(import.meta.dirname, '..', 'preload', `${contents.window}.cjs`) }
      : { partition: contents.partition }),
  }
}

/** In the middle of the display in use, and no larger than it. */
function placeOf({ width, height }: Pick<WindowWish, 'width' | 'height'>): Rectangle {
  const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
  return centre({ width, height }, workArea)
}

export function centre(
  wish: { readonly width: number; readonly height: number },
  area: Rectangle,
): Rectangle {
  const width = Math.min(wish.width, area.width)
  const height = Math.min(wish.height, area.height)
  const x = area.x + Math.round((area.width - width) / 2)
  const y = area.y + Math.round((area.height - height) / 2)
  return { x, y, width, height }
}

/** The pages' own ground, so that nothing flashes before they paint. */
function ground(): string {
  return nativeTheme.shouldUseDarkColors ? '#0e1016' : '#efeee9'
}
