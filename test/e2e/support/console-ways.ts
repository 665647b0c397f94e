/** The ways into the console, and what the holder of the relying party does beside it. @module */
import { readFile } from 'node:fs/promises'
import { request } from 'node:https'
import { text } from 'node:stream/consumers'
import type { Page } from '@playwright/test'
import type { TenantFile } from '#protocol/tenant-file'
import type { PagesWorld } from './pages-world'

interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH'
  readonly path: string
  readonly body?: object
}

/** What the relying party answers to whoever has the admin token; undefined for an empty answer. */
export async function askAsHolder(
  { relyingParty }: PagesWorld,
  { method, path, body }: Asked,
): Promise<unknown> {
  const { origin, certificate, adminToken } = relyingParty.ready
  const ca = await readFile(certificate, 'utf8')
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${adminToken}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    }
    const outgoing = request(new URL(path, origin), { method, headers, ca }, (incoming) => {
      text(incoming).then((answer) => {
        if ((incoming.statusCode ?? 500) < 300) {
          resolve(answer === '' ? undefined : JSON.parse(answer))
        } else reject(new Error(`${method} ${path}: ${answer}`))
      }, reject)
    })
    outgoing.on('error', reject)
    outgoing.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

async function idOf(world: PagesWorld, domain: string): Promise<string> {
  const path = '/admin/tenants'
  const tenants = (await askAsHolder(world, { method: 'GET', path })) as {
    id: string
    domain: string
  }[]
  return tenants.find((one) => one.domain === domain)?.id ?? ''
}

/** A one-use link, as the holder of the admin token gets it. */
export async function consoleLink(world: PagesWorld, domain: string): Promise<string> {
  const body = { tenant: await idOf(world, domain) }
  const given = await askAsHolder(world, { method: 'POST', path: '/admin/ticket', body })
  return (given as { url: string }).url
}

/** A tenant out as its file, and in again as `change` makes it. */
export async function changeTenant(
  world: PagesWorld,
  domain: string,
  change: (file: TenantFile) => TenantFile,
): Promise<void> {
  const path = `/admin/tenants/${domain}/file`
  const file = (await askAsHolder(world, { method: 'GET', path })) as TenantFile
  await askAsHolder(world, { method: 'PUT', path, body: change(file) })
}

/** On the sign-in page, which is open. */
export async function signInByPassword(page: Page, name: string, password: string): Promise<void> {
  await page.getByRole('textbox').fill(name)
  await page.keyboard.press('Enter')
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
}
