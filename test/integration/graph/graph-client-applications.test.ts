/** Microsoft's own client, unmodified, registers applications at the real server. @module */
import { beforeAll, expect, test } from 'vitest'
import { aGraphClient, buildGraphClient } from '../../support/graph-client'
import { ensureBuilt, startRelyingParty } from '../../support/relying-party-process'

beforeAll(async () => {
  await Promise.all([ensureBuilt(), buildGraphClient()])
}, 300_000)

interface Shown {
  readonly id: string
  readonly appId: string
  readonly passwordCredentials: readonly { readonly keyId: string }[]
}

test('O2 Microsoft’s client registers an application, gives it a secret and deletes it', async () => {
  await using server = await startRelyingParty()
  await using client = await aGraphClient(server.ready, 'contoso.com')
  const body = { displayName: 'Stock', web: { redirectUris: ['http://localhost:4000/callback'] } }
  const made = await client.value<Shown>({ act: 'post', path: '/applications', body })
  const path = `/applications(appId='${made.appId}')`
  expect(await client.value({ act: 'get', path })).toMatchObject({ ...body, id: made.id })

  const { keyId, secretText } = await client.value<{ keyId: string; secretText: string }>({
    ...{ act: 'post', path: `/applications/${made.id}/addPassword` },
    body: { passwordCredential: { displayName: 'CI' } },
  })
  expect(secretText).toHaveLength(43)
  const { passwordCredentials } = await client.value<Shown>({ act: 'get', path })
  expect(passwordCredentials).toMatchObject([{ keyId, secretText: null }])
  await client.value({ act: 'post', path: `${path}/removePassword`, body: { keyId } })

  await client.value({ act: 'patch', path, body: { displayName: 'Stocks' } })
  const found = await client.value<{ value: readonly Shown[] }>({
    ...{ act: 'get', path: `/applications?$filter=appId eq '${made.appId}'&$select=displayName` },
  })
  expect(found.value).toEqual([{ displayName: 'Stocks' }])

  const wild = { spa: { redirectUris: ['https://*.contoso.com/'] } }
  expect(await client.met({ act: 'patch', path, body: wild })).toMatchObject({
    ...{ met: 'error', status: 400, code: 'Request_BadRequest' },
    message: "The value at position 0 of the property 'spa.redirectUris' has a wildcard.",
  })
  expect(await client.value({ act: 'delete', path })).toBeNull()
  expect(await client.met({ act: 'get', path })).toMatchObject({
    ...{ met: 'error', status: 404, code: 'Request_ResourceNotFound' },
  })
  const pages = await client.value<{ ids: readonly string[]; isComplete: boolean }>({
    ...{ act: 'pages', path: '/applications?$top=2' },
  })
  expect([pages.ids.length, pages.isComplete]).toEqual([5, true])
}, 60_000)
