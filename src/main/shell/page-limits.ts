/**
 * Where a page may go and what it may have: decided here, without Electron.
 * @module
 */

/** As much of a navigation as decides it. */
export interface Navigation {
  readonly target: string
  /** Where the frame is now. */
  readonly current: string
  readonly isMainFrame: boolean
}

/**
 * A page from elsewhere moves within its own origin, in its main frame. The app's own windows move nowhere: the app
 * itself loads them.
 */
export function mayNavigate({ target, current, isMainFrame }: Navigation): boolean {
  if (!isMainFrame || !URL.canParse(target) || !URL.canParse(current)) return false
  const [to, from] = [new URL(target), new URL(current)]
  return from.protocol === 'https:' && to.origin === from.origin && !hasUser(to)
}

/** Who asks for a permission. */
export interface Asking {
  readonly permission: string
  readonly origin: string
  readonly isMainFrame: boolean
}

/** Writing text to the clipboard, by the relying party's own page: its *Copy* buttons. Everything else is refused. */
export function isPermitted(
  { permission, origin, isMainFrame }: Asking,
  own: string | undefined,
): boolean {
  return (
    own !== undefined &&
    permission === 'clipboard-sanitized-write' &&
    isMainFrame &&
    (origin === own || origin === `${own}/`)
  )
}

/** Whether a page's session may ask for this at all: only of the relying party itself. */
export function mayRequest(target: string, own: string): boolean {
  if (!URL.canParse(target)) return false
  const to = new URL(target)
  return to.origin === own && to.protocol === 'https:' && !hasUser(to)
}

/** What may be opened in the system's own browser: the relying party's own pages. */
export const mayOpenOutside = mayRequest

function hasUser({ username, password }: URL): boolean {
  return username !== '' || password !== ''
}
