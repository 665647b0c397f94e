/** Documents and assets: their headers, and nothing outside the built pages. @module */
import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { startDoors } from '../../support/open-doors'
import { ask } from '../../support/plain-requests'
import { askRaw } from '../../support/raw-requests'

test('F2 documents allow nothing but their own scripts, styles and requests', async () => {
  await using doors = await startDoors()
  for (const path of ['/contoso.com/sign-in', '/contoso.com/mysecurityinfo', '/mysecurityinfo']) {
    const { status, headers, body } = await ask(doors, { path })
    expect(status).toBe(200)
    expect(body).toContain('<title>page</title>')
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; " +
        "require-trusted-types-for 'script'; trusted-types 'none'",
    })
    expect(headers['permissions-policy']).toContain('camera=()')
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers['strict-transport-security']).toBeUndefined() // It would bind every port of localhost.
  }
})

test('without a tenant the first one is meant; a domain in capitals is no other', async () => {
  await using doors = await startDoors()
  for (const [path, to] of [
    ['/', '/contoso.com/sign-in'],
    ['/security-info', '/mysecurityinfo'],
  ] as const) {
    const { status, headers } = await ask(doors, { path })
    expect([status, headers['location']]).toEqual([302, to])
  }
  const head = await ask(doors, { method: 'HEAD', path: '/contoso.com/sign-in' })
  expect([head.status, head.body]).toEqual([200, ''])
})

test('assets are kept for good under their hashed names, compressed where that helps', async () => {
  await using doors = await startDoors()
  const plain = await ask(doors, { path: '/assets/p.js' })
  expect(plain.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript; charset=utf-8',
    vary: 'Accept-Encoding',
  })
  expect(plain.headers['content-encoding']).toBeUndefined()
  const small = await ask(doors, {
    path: '/assets/p.js',
    headers: { 'Accept-Encoding': 'gzip, br' },
  })
  expect(small.headers['content-encoding']).toBe('br')
  expect(Number(small.headers['content-length'])).toBeLessThan(plain.body.length)
  expect(brotliDecompressSync(small.bytes).toString()).toBe(plain.body)
  // What the build wrote beside it is no file of its own.
  expect((await ask(doors, { path: '/assets/p.js.br' })).status).toBe(404)
})

test('no spelling of a path leaves the built pages', async () => {
  await using doors = await startDoors()
  const up = [
    '..',
    '.',
    '%2e%2e',
    '%2E%2e',
    '..%2f',
    '..%5c',
    '%2e%2e%2f',
    '....',
    '..;',
    '%252e%252e',
    '..%00',
    '%c0%ae%c0%ae',
    '\\..',
    '..\\',
  ]
  const goals = [
    'index.html',
    'sign-in/index.html',
    'folder/keys/sealing',
    'keys/authority-key.pem',
    'etc/passwd',
    'p.js',
    '',
  ]
  const roots = ['/assets/', '/assets/x/../', '/contoso.com/', '//assets/', '/assets//', '/']
  const paths = roots.flatMap((root) =>
    up.flatMap((one) => goals.map((goal) => `${root}${one}/${goal}`)),
  )
  const found: string[] = []
  for (const path of paths.concat([
    '/assets/',
    '/assets',
    '/assets/.hidden',
    '/assets/p.js/',
    '/assets/P.JS',
    '/assets/p.js%00',
  ])) {
    const status = await askRaw(doors, [`GET ${path} HTTP/1.1`, `Host: localhost:${doors.port}`])
    if (status !== 404 && status !== 400) found.push(`${path} ${status}`)
  }
  expect(found).toEqual([])
  expect(paths.length).toBeGreaterThan(500)
})

test('a request for another server, or in a way that is not ours, is refused by name', async () => {
  await using doors = await startDoors()
  const host = { Host: `localhost:${doors.port}` }
  const ask1 = async (method: string, path: string, headers = {}) => {
    const {
      status,
      body,
      headers: answered,
    } = await ask(doors, { method, path, headers: { ...host, ...headers } })
    return {
      status,
      code: (JSON.parse(body) as { code: string }).code,
      type: answered['content-type'],
      allow: answered['allow'],
    }
  }
  const type = 'application/problem+json'
  expect(await ask1('GET', '/nowhere')).toEqual({
    status: 404,
    code: 'route-unknown',
    type,
    allow: undefined,
  })
  expect(await ask1('PUT', '/contoso.com/sign-in')).toEqual({
    status: 405,
    code: 'method-refused',
    type,
    allow: 'GET, POST',
  })
  expect(await ask1('OPTIONS', '/contoso.com/sign-in')).toMatchObject({ status: 405 })
  expect(await ask1('GET', 'https://evil.example/')).toMatchObject({ status: 404 })
  expect(await ask1('GET', '/admin/tenants')).toMatchObject({ status: 401, code: 'unauthorized' })
  expect(
    await ask1('POST', '/contoso.com/sign-in', { 'Content-Type': 'text/plain' }),
  ).toMatchObject({ status: 415, code: 'media-refused' })
  expect(await ask1('GET', '/device')).toMatchObject({ status: 404 })
})
