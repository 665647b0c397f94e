/** The ways into the console. @module */
import { readFile } from 'node:fs/promises'
import { request } from 'node:https'
import { text } from 'node:stream/consumers'
import type { PagesWorld } from './pages-world'

/** A one-use link, as the holder of the admin token gets it. */
export async function consoleLink({ relyingParty }: PagesWorld, domain: string): Promise<string> {
  const { origin, certificate, adminToken } = relyingParty.ready
  const ca = await readFile(certificate, 'utf8')
  const ask = (method: string, path: string, body?: object) =>
    new Promise<unknown>((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${adminToken}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      }
      const outgoing = request(new URL(path, origin), { method, headers, ca }, (incoming) => {
        text(incoming).then((answer) => {
          resolve(JSON.parse(answer))
        }, reject)
      })
      outgoing.on('error', reject)
      outgoing.end(body === undefined ? undefined : JSON.stringify(body))
    })
  const tenants = (await ask('GET', '/admin/tenants')) as { id: string; domain: string }[]
  const tenant = tenants.find((one) => one.domain === domain)?.id
  const { url } = (await ask('POST', '/admin/ticket', { tenant })) as { url: string }
  return url
}
