/** The page's own token, kept beside the cookie, which opens nothing without it. @module */

const storageKey = 'countersign.page-token'
let unkept: string | undefined

/** Read anew each time: another tab may have moved this browser on. */
export function readPageToken(): string | undefined {
  try {
    return localStorage.getItem(storageKey) ?? undefined
  } catch {
    // A browser that keeps nothing for this page: the token then lasts as long as the page.
    return unkept
  }
}

export function keepPageToken(token: string): void {
  try {
    localStorage.setItem(storageKey, token)
  } catch {
    unkept = token
  }
}
