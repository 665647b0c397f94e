/**
 * What no page in any window may do: go elsewhere, open windows, embed, ask for permissions, or be
 * served by anybody but our own relying party.
 * @module
 */
import { app, type Session, type WebContents } from 'electron'
import { isOurServer } from './server-certificate'

/** Must run before the first window is made. */
export function closeAllDoors(): void {
  app.on('session-created', refusePermissions)
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-attach-webview', (event) => {
      event.preventDefault()
    })
    stayWithin(contents)
  })
}

/** From now on this session talks to nobody but the server whose authority this is. */
export function trustOnly(session: Session, authority: string): void {
  session.setCertificateVerifyProc((request, answer) => {
    const { hostname, verificationResult, certificate } = request
    const server = { hostname, verificationResult, leaf: certificate.data }
    answer(isOurServer(server, authority, new Date()) ? accepted : refused)
  })
}

/** The answers of Electron's verify procedure. */
const accepted = 0
const refused = -2

function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}

/** A page moves within the origin that the app itself loaded, and in no frame beyond it. */
function stayWithin(contents: WebContents): void {
  const refuseElsewhere = (event: { url: string; preventDefault: () => void }) => {
    if (!isSameOrigin(event.url, contents.getURL())) event.preventDefault()
  }
  contents.on('will-frame-navigate', refuseElsewhere)
  contents.on('will-redirect', refuseElsewhere)
}

/** `about:blank` and the like have no origin, so nothing is the same as them. */
export function isSameOrigin(target: string, current: string): boolean {
  if (!URL.canParse(target) || !URL.canParse(current)) return false
  const [to, from] = [new URL(target), new URL(current)]
  return to.origin !== 'null' && to.origin === from.origin
}
