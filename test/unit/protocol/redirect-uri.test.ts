/** Which addresses an application may be led back to. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redirectKinds, type RedirectKind } from '#protocol/application'
import { findAddressMistake } from '#protocol/application-addresses'
import { addressRefusals, refuseAddress } from '#protocol/redirect-uri'
import { seed } from '../../support/sizes'

const client = '11111111-2222-4333-8444-555555555555'
const refuse = (kind: RedirectKind, uri: string) => refuseAddress(kind, uri, client)

test.for([
  ['spa', 'http://localhost:5173'],
  ['web', 'http://localhost:3000/auth/callback'],
  ['web', 'https://payroll.contoso.com/signin-oidc?tenant=a%2Fb'],
  ['web', 'https://10.0.0.7:8443/callback'],
  ['web', 'http://[::1]/callback'],
  ['web', 'http://127.0.0.1:1/'],
  ['publicClient', 'http://localhost'],
  ['publicClient', 'https://login.microsoftonline.com/common/oauth2/nativeclient'],
  ['publicClient', `msal${client}://auth`],
  ['publicClient', 'com.contoso.payroll:/callback'],
  ['publicClient', 'msauth.com.contoso.payroll://auth'],
  ['publicClient', 'msauth://com.contoso.payroll/2pmj9i4rSx0yEb%2FviWBYkE%2FZQrk%3D'],
] as const)('O2 a %s is led back to %s', ([kind, uri]) => {
  expect(refuse(kind, uri)).toBeUndefined()
})

const refused = [
  ['web', '', 'not-absolute'],
  ['web', '/callback', 'not-absolute'],
  ['web', '//contoso.com/callback', 'not-absolute'],
  ['web', 'https:contoso.com', 'not-absolute'],
  ['web', 'localhost:3000', 'scheme'],
  ['web', 'https://contoso.com/#', 'fragment'],
  ['web', 'https://*.contoso.com/', 'wildcard'],
  ['web', 'https://contoso.com/*', 'wildcard'],
  ['web', 'https://contoso.com@evil.example/', 'user-info'],
  ['web', 'https://:@contoso.com/', 'user-info'],
  ['web', 'https://contoso.com\\@evil.example/', 'user-info'],
  ['web', 'https://contoso.com\\evil', 'characters'],
  ['web', ' https://contoso.com/', 'not-absolute'],
  ['web', 'https://contoso.com/ ', 'characters'],
  ['web', 'https://contoso.com/\n', 'characters'],
  ['web', 'https://contoso.com/%', 'characters'],
  ['web', 'https://contoso.com/é', 'characters'],
  ['web', 'https://contoso.com/a;b', 'characters'],
  ['web', 'javascript:alert(1)', 'characters'],
  ['web', 'javascript:alert%281%29', 'scheme'],
  ['publicClient', 'javascript:x', 'scheme'],
  ['publicClient', 'JAVASCRIPT:x', 'scheme'],
  ['publicClient', 'data:text/html', 'scheme'],
  ['publicClient', 'vbscript:x', 'scheme'],
  ['publicClient', 'file:///etc/passwd', 'scheme'],
  ['publicClient', 'blob:https://contoso.com/1', 'scheme'],
  ['publicClient', 'payroll://auth', 'scheme'],
  ['publicClient', 'msal99999999-2222-4333-8444-555555555555://auth', 'scheme'],
  ['publicClient', `msal${client}://auth/x`, 'scheme'],
  ['publicClient', 'com.contoso.payroll:', 'scheme'],
  ['web', 'com.contoso.payroll:/callback', 'scheme'],
  ['spa', `msal${client}://auth`, 'scheme'],
  ['web', 'http://contoso.com/', 'http'],
  ['spa', 'http://localhost.evil.example/', 'http'],
  ['spa', 'http://127.0.0.2/', 'http'],
  ['publicClient', 'http://10.0.0.7/', 'http'],
  ['web', 'https:///callback', 'host'],
  ['web', 'https://contoso..com/', 'host'],
  ['web', 'https://-contoso.com/', 'host'],
  ['web', 'https://0x7f000001/', 'host'],
  ['web', 'https://127.1/', 'host'],
  ['web', 'https://[::2]/', 'host'],
  ['web', 'https://contoso.com:0/', 'port'],
  ['web', 'https://contoso.com:/', 'port'],
  ['web', 'https://contoso.com:65536/', 'port'],
  ['web', 'https://contoso.com:08443/', 'port'],
  ['web', 'https://contoso.com/a/../b', 'path'],
  ['web', 'https://contoso.com/%2E%2e', 'path'],
  ['web', `https://contoso.com/${'a'.repeat(237)}`, 'too-long'],
] as const

test.for(refused)('O2 a %s is not led back to %j: %s', ([kind, uri, why]) => {
  expect(refuse(kind, uri)).toBe(why)
})

test('O2 every refusal of an address is met above', () => {
  expect(new Set(refused.map(([, , why]) => why))).toEqual(new Set(addressRefusals))
})

test('O2 whatever may be registered is read by a browser as it stands', () => {
  const piece = fc.constantFrom(
    ...['http', 'https', 'javascript', 'data', 'com.contoso.app', ':', '://', '//', '/', '?', '#'],
    ...[
      'localhost',
      '127.0.0.1',
      '[::1]',
      'contoso.com',
      '@',
      '*',
      '\\',
      '..',
      '%2e',
      '%00',
      ':80',
    ],
    ...['\t', ' ', 'é', '0x7f.1', '2130706433', '%', '&', '=', '.', '-', 'A', '[', ']', '\u202e'],
  )
  const start = fc.constantFrom('', 'https://contoso.com', 'http://localhost', 'http://')
  const text = fc
    .tuple(
      start,
      fc.oneof(
        fc.array(piece, { maxLength: 9 }).map((all) => all.join('')),
        fc.string(),
      ),
    )
    .map(([head, tail]) => head + tail)
  let taken = 0
  const runs = 20_000
  fc.assert(
    fc.property(fc.constantFrom(...redirectKinds), text, (kind, uri) => {
      if (refuse(kind, uri) !== undefined) return
      taken += 1
      const { protocol, hostname, username, password, hash, href } = new URL(uri)
      expect([username, password, hash]).toEqual(['', '', ''])
      expect(uri.length).toBeLessThanOrEqual(256)
      if (protocol === 'https:' || protocol === 'http:') {
        // But for capitals in the host, a port that goes without saying, and the path of a bare host.
        const [, said = ''] = /^https?:\/\/([^/?:[\]]+|\[[^\]]*\])/.exec(uri) ?? []
        expect(hostname).toBe(said.toLowerCase())
        expect(href.endsWith(uri.replace(/^[^/]*\/\/[^/?]*/, ''))).toBe(true)
      } else {
        expect(kind).toBe('publicClient')
        expect(protocol).toMatch(/\./)
      }
      if (protocol === 'http:') expect(['localhost', '127.0.0.1', '[::1]']).toContain(hostname)
    }),
    { seed, numRuns: runs },
  )
  console.log(
    `FIGURE O2 ${runs} addresses, ${taken} taken, all as a browser reads them, seed ${seed}`,
  )
  expect(taken).toBeGreaterThan(runs / 100)
})

const none = {
  clientId: client,
  redirectUris: { spa: [], web: [], publicClient: [] },
  ...{ postLogoutRedirectUris: [], logoutUrl: '', backChannelLogoutUri: '' },
}
const callback = 'https://contoso.com/callback'

test('O2 an address is of one kind, once, and there are no more than 256', () => {
  const mistake = (change: Partial<Parameters<typeof findAddressMistake>[0]>) =>
    findAddressMistake({ ...none, ...change })
  const uris = (of: Partial<(typeof none)['redirectUris']> | object) => ({
    redirectUris: { ...none.redirectUris, ...of },
  })
  const many = (count: number) => Array.from({ length: count }, (_, n) => `${callback}/${n}`)
  expect(mistake(uris({ web: many(256) }))).toBeUndefined()
  expect(mistake(uris({ spa: [callback], web: many(256) }))).toMatchObject({ why: 'too-many' })
  expect(mistake({ postLogoutRedirectUris: many(257) })).toMatchObject({ why: 'too-many' })
  expect(mistake(uris({ web: [callback, callback] }))).toEqual({
    ...{ place: 'web', at: 1, why: 'duplicate' },
  })
  const ports = ['http://localhost:1/a', 'http://localhost:2/a']
  expect(mistake(uris({ web: ports }))).toBeUndefined()
  expect(mistake(uris({ spa: ports.slice(0, 1), web: ports.slice(1) }))).toEqual({
    ...{ place: 'web', at: 0, why: 'other-kind' },
  })
  expect(mistake({ postLogoutRedirectUris: [callback, callback] })).toMatchObject({ at: 1 })
  expect(mistake({ logoutUrl: 'com.contoso.app:/out' })).toEqual({
    ...{ place: 'logoutUrl', at: 0, why: 'scheme' },
  })
  expect(mistake({ backChannelLogoutUri: `${callback}#x` })).toMatchObject({ why: 'fragment' })
  expect(mistake({ logoutUrl: callback, backChannelLogoutUri: callback })).toBeUndefined()
})
