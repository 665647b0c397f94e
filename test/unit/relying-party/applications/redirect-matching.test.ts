/** An address that is asked for against the ones that are registered: 200 that nearly are. @module */
import { expect, test } from 'vitest'
import { redirectMatches } from '../../../../src/main/relying-party/applications/redirect-matching'

const registered = [
  'https://payroll.contoso.com/auth/callback',
  'https://payroll.contoso.com/auth/callback?from=entra',
  'http://localhost:3000/auth/callback',
  'http://127.0.0.1/four/auth/callback',
  'http://[::1]:8400/six/auth/callback',
  'com.contoso.payroll://auth/callback',
] as const

/** What somebody might hope is taken for the same. */
const nearly: readonly ((uri: string) => string)[] = [
  (uri) => `${uri}/`,
  (uri) => `${uri}?`,
  (uri) => `${uri}#`,
  (uri) => `${uri}#x`,
  (uri) => `${uri}&x=1`,
  (uri) => `${uri}x`,
  (uri) => `${uri} `,
  (uri) => ` ${uri}`,
  (uri) => `${uri}\n`,
  (uri) => `${uri}%00`,
  (uri) => `${uri}%20`,
  (uri) => `${uri};x`,
  (uri) => uri.slice(0, -1),
  (uri) => uri.toUpperCase(),
  (uri) => uri.replace('auth', 'AUTH'),
  (uri) => uri.replace('callback', 'Callback'),
  (uri) => uri.replace('auth', '%61uth'),
  (uri) => uri.replace('/callback', '%2Fcallback'),
  (uri) => uri.replace('/callback', '//callback'),
  (uri) => uri.replace('/callback', '/./callback'),
  (uri) => uri.replace('/callback', '/x/../callback'),
  (uri) => uri.replace('/callback', '\\callback'),
  (uri) => uri.replace('/callback', '/callback/../callback'),
  (uri) => uri.replace('/callback', ''),
  (uri) => uri.replace('/auth', ''),
  (uri) => uri.replace('callback', '*'),
  (uri) => uri.replace('://', ':///'),
  (uri) => uri.replace('://', ':/'),
  (uri) => uri.replace('://', '://@'),
  (uri) => uri.replace('://', '://contoso.com@'),
  (uri) => uri.replace('://', '://evil.example/'),
  (uri) => uri.replace('://', '://evil.example\\@'),
  (uri) => uri.replace(/^[a-z.]+:/, 'javascript:'),
  (uri) => uri.replace(/^[a-z.]+:\/\/[^/]*/, 'https://evil.example'),
  (uri) => uri.replace(/^([a-z.]+:\/\/[^/]*)/, '$1.evil.example'),
  (uri) => uri.replace(/^([a-z.]+:\/\/[^/]*)/, '$1@evil.example'),
  (uri) => uri.replace(/^((?!http:)[a-z.]+:\/\/[^/]*)/, '$1:443').replace('http:', 'http:/'),
  (uri) => uri.replace(/^([a-z.]+:\/\/)/, '$1www.'),
  (uri) => uri.replace(/^([a-z.]+:\/\/[^/:]*)/, '$1.'),
  (uri) => uri.replace(/^http:/, 'https:').replace(/^https:\/\/payroll/, 'http://payroll'),
  (uri) =>
    uri.replace('localhost', '127.0.0.1').replace(/^http:\/\/127\.0\.0\.1\//, 'http://localhost/'),
  (uri) => uri.replace(/localhost|127\.0\.0\.1|\[::1\]/, '0.0.0.0').replace('payroll', 'payrol1'),
  (uri) => uri.replace(/localhost|127\.0\.0\.1|\[::1\]/, '127.1').replace('contoso', 'cont0so'),
  (uri) =>
    uri.replace(/localhost|127\.0\.0\.1|\[::1\]/, '[0:0:0:0:0:0:0:1]').replace('.com', '.co'),
  (uri) =>
    uri
      .replace(/(localhost|127\.0\.0\.1|\[::1\])(?::\d+)?/, '$1:99999')
      .replace('.contoso', '-contoso'),
  (uri) =>
    uri.replace(/(localhost|127\.0\.0\.1|\[::1\])(?::\d+)?/, '$1:0').replace('contoso.', 'contoso'),
  (uri) =>
    uri
      .replace(/(localhost|127\.0\.0\.1|\[::1\])(?::\d+)?/, '$1:08')
      .replace('.contoso', '..contoso'),
  (uri) =>
    uri.replace(/(localhost|127\.0\.0\.1|\[::1\])(?::\d+)?/, '$1:').replace('contoso', 'сontoso'),
  (uri) =>
    uri
      .replace(/(localhost|127\.0\.0\.1|\[::1\])(?::\d+)?/, '$1:3000@evil.example')
      .replace('contoso', 'contoso.com.evil'),
]

test('G2 an address that is only nearly registered is not taken', () => {
  const cases = new Set<string>()
  let tried = 0
  for (const one of registered) {
    for (const change of nearly) {
      const given = change(one)
      if (registered.some((other) => other === given) || cases.has(given)) continue
      cases.add(given)
      for (const other of registered) {
        tried += 1
        expect(redirectMatches(other, given), `${other} and ${given}`).toBe(false)
      }
    }
  }
  console.log(
    `FIGURE G2 ${cases.size} addresses that are nearly registered, ${tried} times, 0 taken`,
  )
  expect(cases.size).toBeGreaterThanOrEqual(200)
})

test('G2 what is registered is taken, and a loopback address on any port', () => {
  for (const uri of registered) expect(redirectMatches(uri, uri)).toBe(true)
  for (const port of ['', ':1', ':3000', ':49152', ':65535']) {
    expect(redirectMatches('http://localhost', `http://localhost${port}`)).toBe(true)
    expect(redirectMatches(registered[2], `http://localhost${port}/auth/callback`)).toBe(true)
    expect(redirectMatches(registered[3], `http://127.0.0.1${port}/four/auth/callback`)).toBe(true)
    expect(redirectMatches(registered[4], `http://[::1]${port}/six/auth/callback`)).toBe(true)
    expect(redirectMatches('http://localhost', `http://localhost${port}/`)).toBe(false)
    expect(redirectMatches('https://localhost/', `https://localhost${port || ':2'}/`)).toBe(false)
  }
})
