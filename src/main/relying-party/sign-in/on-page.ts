/** The page's session and a verb with it, or a refusal. @module */
import type { Context } from '../context.ts'
import type { Browser } from '../doors.ts'
import { inTenant, refusedPage, type OpenPage } from '../page-opening.ts'
import type { Moved } from './finish.ts'

export type OnPage = (
  tenant: string,
  browser: Browser,
  act: (open: OpenPage) => Promise<Moved>,
) => Promise<Moved>

export function createOnPage({
  directory,
  opening,
}: Pick<Context, 'directory' | 'opening'>): OnPage {
  return (tenant, browser, act) =>
    inTenant(directory, tenant, async (found) => {
      const open = await opening.find(found, browser)
      return open === undefined ? refusedPage('session-missing') : act(open)
    })
}
