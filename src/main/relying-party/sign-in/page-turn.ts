/** The page that a name is given to, in a browser that may be new. @module */
import { toBase64url } from '#protocol/bytes'
import type { Context } from '../context.ts'
import type { TenantRecord } from '../directory-records.ts'
import type { Browser } from '../doors.ts'
import { isFresh, type OpenPage } from '../page-opening.ts'
import type { PageRecord } from '../records.ts'

/** The page that a name is given to: the one that is open, or a new one in a browser that may be new too. */
export async function turnPage(
  { store, crypto, clock, opening }: Context,
  open: OpenPage | undefined,
  tenant: TenantRecord,
  browser: Browser,
) {
  if (open !== undefined) {
    const page: PageRecord = { ...open.page, ...nobody }
    return { page, session: undefined, pageToken: undefined, newBrowser: undefined }
  }
  const now = clock.now()
  const pageToken = opening.secret(32)
  const presented =
    browser.session === undefined
      ? undefined
      : await store.find.browser(crypto.digest(browser.session))
  const known = presented !== undefined && isFresh(presented, now) ? presented : undefined
  // The cookie alone opens nothing, but it may get a page of its own beside others of this browser.
  const session = known === undefined ? opening.secret(32) : undefined
  const newBrowser =
    session === undefined
      ? undefined
      : {
          id: opening.secret(16),
          cookieHash: crypto.digest(session),
          createdAt: now,
          lastSeenAt: now,
        }
  const page: PageRecord = {
    tenant: tenant.id,
    tokenHash: crypto.digest(pageToken),
    browser: known?.id ?? newBrowser?.id ?? '',
    createdAt: now,
    interaction: '',
    application: '',
    ...nobody,
  }
  return { page, session, pageToken, newBrowser }
}

/** Whom a page is about that was given this name: a user's id, or what stands for one where nobody has it. */
export async function subjectOf(
  { store, numberSeal }: Pick<Context, 'store' | 'numberSeal'>,
  { id }: Pick<TenantRecord, 'id'>,
  name: string,
): Promise<string> {
  const user = await store.find.userByName(id, name.toLowerCase())
  // Made for everybody, so that it takes as long for a name that nobody has (F4).
  const pseudonym = toBase64url(numberSeal.pseudonym(`${id}/${name.toLowerCase()}`))
  return user?.id ?? pseudonym
}

/** A page that knows of nobody yet. */
export const nobody = {
  step: 'name',
  name: '',
  subject: '',
  attempt: '',
  signedInBy: undefined,
  signedInAt: 0,
  passwordAt: 0,
  simulatedSource: '',
} as const
