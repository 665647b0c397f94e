/**
 * Microsoft's own Graph client, unmodified, in a process of its own: what it is to do comes in as lines of JSON, what
 * it met goes out. It trusts the relying party by `NODE_EXTRA_CA_CERTS`, as programs outside of tests do.
 * @module
 */
import { createInterface } from 'node:readline'
import {
  Client,
  GraphError,
  PageIterator,
  type PageCollection,
} from '@microsoft/microsoft-graph-client'

export interface GraphAct {
  readonly act: 'get' | 'patch' | 'post' | 'delete' | 'pages'
  readonly path: string
  readonly version?: 'v1.0' | 'beta'
  readonly body?: object
}
export type GraphMet =
  | { readonly met: 'value'; readonly value: unknown }
  | {
      readonly met: 'error'
      readonly status: number
      readonly code: string
      readonly message: string
    }

const [origin = '', token = '', tenant = ''] = process.argv.slice(2)
const client = Client.init({
  baseUrl: `${origin}/${tenant === '' ? '' : `${tenant}/`}graph/`,
  authProvider: (done) => done(null, token),
  customHosts: new Set(['localhost']),
})

async function carryOut({ act, path, version = 'v1.0', body = {} }: GraphAct): Promise<unknown> {
  const request = client.api(path).version(version)
  switch (act) {
    case 'get':
      return (await request.get()) as unknown
    case 'patch':
      return (await request.patch(body)) as unknown
    case 'post':
      return (await request.post(body)) as unknown
    case 'delete':
      return (await request.delete()) as unknown
    case 'pages': {
      const names: unknown[] = []
      const first = (await request.get()) as PageCollection
      const pages = new PageIterator(client, first, (item: { readonly id?: unknown }) => {
        names.push(item.id)
        return true
      })
      await pages.iterate()
      return { ids: names, isComplete: pages.isComplete() }
    }
    default: {
      const unknown: never = act
      throw new TypeError(`no such act: ${String(unknown)}`)
    }
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  let met: GraphMet
  try {
    met = { met: 'value', value: (await carryOut(JSON.parse(line) as GraphAct)) ?? null }
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    const { statusCode: status, code, message } = error
    met = { met: 'error', status, code: code ?? '', message }
  }
  process.stdout.write(`${JSON.stringify(met)}\n`)
}
