/**
 * What no page in any window may do: go elsewhere, open windows, embed, download, ask for permissions, or be served by
 * anybody but our own relying party.
 * @module
 */
import { app, session, shell, type Session, type WebContents } from 'electron'
import { isPermitted, mayNavigate, mayOpenOutside, mayRequest } from './page-limits'
import { isOurServer } from './server-certificate'

/** Must run before the first window is made. */
export function closeAllDoors(): void {
  app.on('session-created', (created) => {
    permit(created, undefined)
    created.on('will-download', (event) => {
      event.preventDefault()
    })
    created.protocol.handle('file', () => new Response(null, { status: 404 }))
  })
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-attach-webview', (event) => {
      event.preventDefault()
    })
    // A page cannot hold its window open either.
    contents.on('will-prevent-unload', (event) => {
      event.preventDefault()
    })
    stayWithin(contents)
  })
}

/** A session for pages from elsewhere: until it has a relying party, it reaches nobody. */
export function pageSession(partition: string): Session {
  const pages = session.fromPartition(partition)
  pages.setCertificateVerifyProc((_request, answer) => {
    answer(refused)
  })
  return pages
}

/** From now on this session talks to nobody but the server of this origin whose authority this is. */
export function belongTo(
  pages: Session,
  { origin, authority }: { readonly origin: string; readonly authority: string },
): void {
  pages.setCertificateVerifyProc((request, answer) => {
    const { hostname, verificationResult, certificate } = request
    const server = { hostname, verificationResult, leaf: certificate.data }
    answer(isOurServer(server, authority, new Date()) ? accepted : refused)
  })
  pages.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !mayRequest(details.url, origin) })
  })
  permit(pages, origin)
}

/** The app's own windows load what was built and nothing over any network. */
export function forbidNetwork(windows: Session): void {
  const urls = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*']
  windows.webRequest.onBeforeRequest({ urls }, (_details, answer) => {
    answer({ cancel: true })
  })
}

/** In the system's own browser; whether it was opened there. Only what the relying party of `origin` itself serves. */
export async function openOutside(target: string, origin: string): Promise<boolean> {
  if (!mayOpenOutside(target, origin)) return false
  await shell.openExternal(target)
  return true
}

/** The answers of Electron's verify procedure. */
const accepted = 0
const refused = -2

/** `own`: the origin whose pages may write to the clipboard. Nobody may have anything else. */
function permit(of: Session, own: string | undefined): void {
  of.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const origin = originOf(details.requestingUrl)
    answer(isPermitted({ permission, origin, isMainFrame: details.isMainFrame }, own))
  })
  of.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isPermitted({ permission, origin, isMainFrame: details.isMainFrame }, own),
  )
  of.setDevicePermissionHandler(() => false)
}

function stayWithin(contents: WebContents): void {
  const refuseElsewhere = (event: {
    readonly url: string
    readonly isMainFrame: boolean
    readonly preventDefault: () => void
  }) => {
    const { url, isMainFrame } = event
    const current = contents.getURL()
    if (!mayNavigate({ target: url, current, isMainFrame })) event.preventDefault()
  }
  contents.on('will-frame-navigate', refuseElsewhere)
  contents.on('will-redirect', refuseElsewhere)
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : ''
}
