/** The testing entry's relying party: a tenant as the test says, a folder that goes, chance that a seed brings back. @module */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { createVirtualAuthenticator, startRelyingParty } from '../../../src/testing/index.ts'
import { aPageOverHttps } from '../../support/page-over-https.ts'

const folderOf = ({ path }: { readonly path: string }) => dirname(dirname(path))

test('V1 the relying party is real, in a folder of its owner’s alone that goes with it', async () => {
  const relyingParty = await startRelyingParty()
  const folder = folderOf(relyingParty.caCertificate)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(readdirSync(folder)).toContain('store.db')
  const { pem, path } = relyingParty.caCertificate
  expect(await readFile(path, 'utf8')).toBe(pem)
  expect(await get(`${relyingParty.origin}/contoso.com/page/tenant`, pem)).toMatchObject({
    name: 'Contoso',
  })
  await relyingParty.close()
  expect(existsSync(folder)).toBe(false)
})

test('V1 the tenant is as the test says it, and what it leaves out is as usual', async () => {
  await using relyingParty = await startRelyingParty({
    tenant: [
      {
        tenant: { domain: 'tailspin.example', name: 'Tailspin', digits: 6 },
        domains: [{ name: 'fabrikam.com', federated: true }],
        users: [
          { name: 'ada@tailspin.example', password: 'quiet-harbour-lamp-17' },
          { name: 'kim@fabrikam.com', federated: true },
        ],
      },
      { tenant: { domain: 'wingtip.example' }, settings: { switches: 'improved' } },
    ],
  })
  const [tailspin, wingtip] = relyingParty.tenants
  expect(wingtip).toMatchObject({ name: 'wingtip.example', users: [] })
  expect(relyingParty.authority()).toBe(`${relyingParty.origin}/${tailspin?.id ?? ''}`)
  expect(relyingParty.issuer('wingtip.example')).toMatch(/\/[0-9a-f-]{36}\/v2\.0$/)
  expect(relyingParty.user('ada@tailspin.example').password).toBe('quiet-harbour-lamp-17')
  for (const name of ['ada@tailspin.example', 'kim@fabrikam.com']) {
    await using authenticator = await createVirtualAuthenticator(relyingParty, name)
    const at = { origin: relyingParty.origin, certificate: relyingParty.caCertificate.path }
    const page = aPageOverHttps(at, 'tailspin.example')
    expect((await page.startApproval(name)).number).toMatch(/^\d{6}$/)
    await authenticator.approve()
    expect(await page.complete()).toBe(name)
  }
})

test('V1 a tenant that cannot be is refused with its place', async () => {
  const starting = startRelyingParty({
    tenant: { tenant: { domain: 'contoso.com' }, users: [{ name: 'ada@elsewhere.example' }] },
  })
  await expect(starting).rejects.toThrow('The tenant cannot be, at /users/0/name: unknown-name.')
})

test('V1 one application of each kind is there, or those that the test names', async () => {
  await using usual = await startRelyingParty()
  expect(usual.tenants[0]?.applications.map(({ displayName }) => displayName)).toEqual([
    ...['Expenses', 'Payroll', 'Lab tool', 'Nightly report', 'Partner orders'],
  ])
  await using own = await startRelyingParty({
    tenant: {
      tenant: { domain: 'contoso.com' },
      applications: [
        {
          ...{ displayName: 'Mine', clientId: '2f0c8a3e-5d41-4d4e-9a57-0d3c6f8b1a20' },
          redirectUris: { spa: ['http://localhost:5173/'] },
        },
        { displayName: 'Nightly', permissions: ['User.Read.All'] },
        {
          displayName: 'Server',
          redirectUris: { web: ['https://localhost:3000/'] },
          secret: 'said-as-it-is-here',
        },
      ],
    },
  })
  expect(own.application('Mine')).not.toHaveProperty('secret')
  expect(own.application('Nightly').secret).toMatch(/^[0-9a-f]{64}$/)
  expect(own.application('Server').secret).toBe('said-as-it-is-here')
  const { pem } = own.caCertificate
  expect(await get(`${own.authority()}/v2.0/.well-known/openid-configuration`, pem)).toMatchObject({
    issuer: own.issuer('contoso.com'),
  })
})

test('V1 an application that cannot be is refused with its place', async () => {
  const withOne = (one: object) => ({
    tenant: { tenant: { domain: 'contoso.com' }, applications: [{ displayName: 'Mine', ...one }] },
  })
  await expect(
    startRelyingParty(withOne({ redirectUris: { spa: ['http://elsewhere.example/'] } })),
  ).rejects.toThrow('The tenant cannot be, at /applications/0/redirectUris/spa/0: ')
  await expect(startRelyingParty(withOne({ permissions: ['All'] }))).rejects.toThrow(
    'The tenant cannot be, at /applications/0/permissions/0: ',
  )
})

test('V1 a folder that is given stays, and holds the same relying party again', async () => {
  const data = await mkdtemp(join(tmpdir(), 'countersign-kept-'))
  const first = await startRelyingParty({ data, port: 0 })
  await first.close()
  expect(existsSync(join(data, 'store.db'))).toBe(true)
  await expect(startRelyingParty({ data, seed: 1 })).rejects.toThrow('A seed brings back ids')
  const again = await startRelyingParty({ data })
  expect(again.origin).toBe(first.origin)
  expect(again.caCertificate.pem).toBe(first.caCertificate.pem)
  await again.close()
  await rm(data, { recursive: true })
})

test('V1 an authenticator that is removed makes room for another', async () => {
  await using relyingParty = await startRelyingParty()
  // One more than a person may have.
  for (let turn = 0; turn < 6; turn += 1) {
    const authenticator = await createVirtualAuthenticator(relyingParty, 'adele@contoso.com')
    if (turn === 3) await authenticator.goOffline()
    await authenticator.remove()
  }
})

/** Numbers and ids, keys and secrets, of three sign-ins. */
async function aRun(seed: string) {
  await using relyingParty = await startRelyingParty({
    seed,
    clock: { stands: true, startsAt: 1e12 },
  })
  const { origin, caCertificate } = relyingParty
  await using authenticator = await createVirtualAuthenticator(relyingParty, 'adele@contoso.com')
  const seen: string[] = []
  const secrets: string[] = []
  for (let turn = 0; turn < 3; turn += 1) {
    const page = aPageOverHttps({ origin, certificate: caCertificate.path }, 'contoso.com')
    const { number, transaction } = await page.startApproval('adele@contoso.com')
    const { id } = await authenticator.approve()
    expect(id).toBe(transaction)
    await page.complete()
    seen.push(number, transaction)
    secrets.push(...page.given)
  }
  const folder = folderOf(caCertificate)
  const keys = ['relying-party.pem', 'authority-key.pem', 'localhost.pem', 'sealing', 'instance']
  const files = keys.map((name) => readFile(join(folder, 'keys', name), 'utf8'))
  const code = await authenticator.oneTimeCode()
  return { seen, secrets: [...secrets, ...(await Promise.all(files)), code] }
}

test('V1 one seed gives the same numbers and ids, and never the same keys or secrets', async () => {
  const [first, again, other] = [await aRun('one'), await aRun('one'), await aRun('another')]
  expect(again.seen).toEqual(first.seen)
  expect(other.seen).not.toEqual(first.seen)
  expect(first.secrets.length).toBeGreaterThan(10)
  expect(first.secrets.filter((secret) => again.secrets.includes(secret))).toEqual([])
})

function get(url: string, ca: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request(url, { ca, agent: false }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.once('end', () => resolve(JSON.parse(text)))
    })
      .once('error', reject)
      .end()
  })
}
