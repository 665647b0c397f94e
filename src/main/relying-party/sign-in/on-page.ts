/** The page's session and a verb with it, or a refusal. @module */
import type { Context } from '../context.ts'
import type { Browser } from '../doors.ts'
import { inTenant, refusedPage, type OpenPage } from '../page-opening.ts'
import type { Moved } from './finish.ts'

export type OnPage = (
  tenant: string,
  browser: Browser,
  act: (open: OpenPage) => Promise<Moved>,
  /** Who it is for, where the page says so. */
  shownName?: string,
) => Promise<Moved>

export function createOnPage({
  directory,
  opening,
}: Pick<Context, 'directory' | 'opening'>): OnPage {
  return (tenant, browser, act, shownName) =>
    inTenant(directory, tenant, async (found) => {
      const open = await opening.find(found, browser)
      if (open === undefined) return refusedPage('session-missing')
      // Another tab of this browser has turned to somebody else.
      if (shownName !== undefined && shownName !== open.page.name) return refusedPage('step-over')
      return act(open)
    })
}
