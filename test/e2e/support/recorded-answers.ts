/** Answers of the relying party as recorded, for states that it does not come to on demand. @module */
import type { Page } from '@playwright/test'
import type { ProblemBody } from '#protocol/http'
import type { AttemptEvent } from '#protocol/attempt-event'
import type { SecurityInfo } from '#protocol/page-http'
import type { ApprovalRequest } from '#protocol/sign-in-http'
import { forward } from './forwarding'

const path = (end: string) => new RegExp(`^https://localhost:\\d+/[^/]+${end}$`)

export const paths = {
  tenant: path('/page/tenant'),
  begin: path('/sign-in'),
  state: path('/sign-in/state'),
  password: path('/sign-in/password'),
  approval: path('/sign-in/approval'),
  events: path('/sign-in/events'),
  complete: path('/sign-in/complete'),
  signOut: path('/sign-out'),
  securityInfo: path('/security-info'),
  invite: path('/security-info/authenticators'),
  defaultMethod: path('/security-info/default-method'),
  testRequest: path('/security-info/test-request'),
  invitation: path('/security-info/invitations/[^/]+'),
  method: path('/security-info/authenticators/[^/]+'),
  phoneSignInCode: path('/security-info/authenticators/[^/]+/phone-sign-in-code'),
}
export type RecordedPath = keyof typeof paths

export async function answer(page: Page, where: RecordedPath, body: unknown): Promise<void> {
  await page.route(paths[where], async (route) => {
    // Documents stand under some of the same paths.
    if (route.request().resourceType() === 'document') await route.fallback()
    else await route.fulfill({ json: body })
  })
}

export async function refuse(
  page: Page,
  where: RecordedPath,
  problem: Omit<ProblemBody, 'reference'>,
): Promise<void> {
  await page.route(paths[where], (route) =>
    route.request().resourceType() === 'document'
      ? route.fallback()
      : route.fulfill({
          status: problem.status,
          contentType: 'application/problem+json',
          body: JSON.stringify(problem),
        }),
  )
}

/** No answer comes. */
export async function cutOff(page: Page, where: RecordedPath): Promise<void> {
  await page.route(paths[where], (route) =>
    route.request().resourceType() === 'document' ? route.fallback() : route.abort('failed'),
  )
}

/** The stream says these, and then no more. */
export async function stream(page: Page, ...events: readonly AttemptEvent[]): Promise<void> {
  const body = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')
  await page.route(paths.events, (route) =>
    route.fulfill({ contentType: 'text/event-stream', body }),
  )
}

/** The stream says this and stays open. Only inside the page can an answer be that long. */
export async function holdStream(page: Page, event: AttemptEvent): Promise<void> {
  await page.addInitScript(
    (line) => {
      const ask = window.fetch.bind(window)
      window.fetch = (where, options) =>
        typeof where === 'string' && where.endsWith('/sign-in/events')
          ? Promise.resolve(
              new Response(
                new ReadableStream({
                  start(controller) {
                    controller.enqueue(new TextEncoder().encode(line))
                  },
                }),
              ),
            )
          : ask(where, options)
    },
    `data: ${JSON.stringify(event)}\n\n`,
  )
}

/** The request is a real one; only its number or its time is another. */
export async function changeRequest(page: Page, change: Partial<ApprovalRequest>): Promise<void> {
  await page.route(paths.approval, async (route) => {
    const { status, body } = await forward(route)
    const { state } = body as { readonly state: { readonly request: ApprovalRequest } }
    await route.fulfill({
      status,
      json: { state: { ...state, request: { ...state.request, ...change } } },
    })
  })
}

/** The security info is the real one; only what is said of it is another. */
export async function changeSecurityInfo(
  page: Page,
  change: Partial<SecurityInfo> | ((real: SecurityInfo) => Partial<SecurityInfo>),
): Promise<void> {
  await page.route(paths.securityInfo, async (route) => {
    const { status, body } = await forward(route)
    if (status === 200) await route.fulfill({ json: changed(body as SecurityInfo, change) })
    else await route.fulfill({ status, json: body })
  })
}

function changed(
  real: SecurityInfo,
  change: Partial<SecurityInfo> | ((real: SecurityInfo) => Partial<SecurityInfo>),
): SecurityInfo {
  return { ...real, ...(typeof change === 'function' ? change(real) : change) }
}
