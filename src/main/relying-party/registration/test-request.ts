/** A request to try a new authenticator out: a real one, with a number, from a page of its own that signs nobody in. @module */
import { toBase64url } from '#protocol/bytes'
import type { TestRequest } from '#protocol/page-http'
import { verdictOf } from '../attempt-ending.ts'
import type { Context } from '../context.ts'
import type { Browser, PageAnswer } from '../doors.ts'
import { refusedPage, type OpenPage } from '../page-opening.ts'
import type { PageRecord } from '../records.ts'
import { askForApproval, shownRequest } from '../sign-in/approval-request.ts'
import { toAsking } from '../sign-in/asking.ts'

/** Asks the person's authenticators; a new one from this browser takes the place of the one before. */
export async function sendTestRequest(
  context: Context,
  { tenant, page }: Pick<OpenPage, 'tenant' | 'page'>,
  browser: Browser,
): Promise<PageAnswer<TestRequest>> {
  const { store, clock, live } = context
  const { approvers } = await ofPerson(context, page)
  if (approvers === 0) return refusedPage('step-over')
  const hidden = hiddenPage(context, page)
  live.tellEnded(
    await store.decide('turnPage', { page: hidden, browser: undefined, at: clock.now() }),
  )
  const asking = await toAsking(context, { tenant, page: hidden }, browser)
  const asked = await askForApproval(context, asking, 'sign-in', true)
  if (asked.outcome === 'refused') return refusedPage(asked.code, asked.retryAfterMs)
  return { outcome: 'done', value: { state: 'waiting', request: asked.request } }
}

/** Where the last one of this page stands. */
export async function findTestRequest(
  context: Context,
  { tenant, page }: Pick<OpenPage, 'tenant' | 'page'>,
): Promise<PageAnswer<TestRequest>> {
  const { store } = context
  const hidden = await store.find.page(tenant.id, hiddenPage(context, page).tokenHash)
  const attempt =
    hidden === undefined || hidden.attempt === ''
      ? undefined
      : await store.find.attempt(tenant.id, hidden.attempt)
  if (attempt === undefined) return { outcome: 'done', value: { state: 'none' } }
  const verdict = verdictOf(attempt)
  if (verdict !== undefined) return { outcome: 'done', value: { state: 'ended', verdict } }
  const request = shownRequest(context, tenant, attempt)
  return {
    outcome: 'done',
    value:
      request === undefined
        ? { state: 'ended', verdict: { outcome: 'expired' } }
        : { state: 'waiting', request },
  }
}

/** A page that no browser can open: its token is made of a key that only this side has, and nobody is told it. */
function hiddenPage({ crypto, numberSeal }: Context, page: PageRecord): PageRecord {
  const token = toBase64url(numberSeal.pseudonym(`test-request/${page.tokenHash}`))
  return {
    ...page,
    ...{ tokenHash: crypto.digest(token), step: 'method', attempt: '' },
    ...{ signedInBy: undefined, signedInAt: 0 },
  }
}

async function ofPerson({ store }: Context, { tenant, subject }: PageRecord) {
  return { approvers: (await store.find.approversOf(tenant, subject)).length }
}
