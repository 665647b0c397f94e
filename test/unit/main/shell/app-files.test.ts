/** The app's own scheme gives the files that were built for its windows, and nothing for any other address. @module */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { appOrigin, appPage, windowNames } from '../../../../src/protocol/bridge'
import {
  appFilesOf,
  appHeaders,
  findAppFile,
  typeOf,
  windowPolicy,
} from '../../../../src/main/shell/app-files'
import { hostileAddresses } from '../../../support/hostile-addresses'
import { readSourceTree } from '../../../support/source-tree'

const built = [
  ...windowNames.map((name) => `${name}/index.html`),
  'sign-in/index.html',
  'security-info/index.html',
  'assets/x.js',
  'assets/simulation-D7ls7SdD.css',
  'assets/mark-1_2.svg',
  'assets/font.woff2',
  'assets/page.html',
  'assets/.hidden.js',
  'assets/x.js.map',
  'assets/x.node',
  'assets/sub/x.js',
  'main/index.mjs',
  '../package.json',
]
const files = appFilesOf(built)

test('E7 only the pages of windows and their assets are on the list', () => {
  expect([...files].sort()).toEqual(
    [
      ...windowNames.map((name) => `${name}/index.html`),
      'assets/x.js',
      'assets/simulation-D7ls7SdD.css',
      'assets/mark-1_2.svg',
      'assets/font.woff2',
    ].sort(),
  )
})

test('E7 every file of the list is found at its own address', () => {
  for (const name of files) expect(findAppFile(`${appOrigin}/${name}`, files)).toBe(name)
  for (const name of windowNames) {
    expect(files.has(findAppFile(appPage(name), files) ?? '')).toBe(true)
  }
})

test('E7 no other address names a file, however it is written', () => {
  const addresses = hostileAddresses()
  const escapes = addresses.filter((address) => findAppFile(address, files) !== undefined)
  expect(addresses.length).toBeGreaterThanOrEqual(500)
  expect(escapes).toEqual([])
  console.log(`FIGURE E7 ${addresses.length} addresses, ${escapes.length} escapes`)
})

test('E7 what was not built for a window is none of its files, even on a list that holds too much', () => {
  expect(typeOf('assets/x.js')).toBe('text/javascript; charset=utf-8')
  expect(typeOf('assets/x.unknown')).toBe('application/octet-stream')
  expect(appFilesOf(['__proto__', 'constructor', 'index.html', 'assets/']).size).toBe(0)
})

test('E7 windows may speak to no network, run no text as script, and be framed by nobody', () => {
  const said = new Map(
    windowPolicy.split('; ').map((part) => {
      const [name = '', ...values] = part.split(' ')
      return [name, values.join(' ')]
    }),
  )
  expect(Object.fromEntries(said)).toMatchObject({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'connect-src': "'none'",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  })
  expect(windowPolicy).not.toMatch(/unsafe|\*|https?:|data:|blob:/)
  expect(appHeaders['X-Content-Type-Options']).toBe('nosniff')
})

test('E7 the scheme’s rights are decided, and no file: page is ever loaded', () => {
  const source = readFileSync('src/main/shell/app-scheme.ts', 'utf8')
  for (const right of ['supportFetchAPI', 'corsEnabled', 'bypassCSP', 'allowServiceWorkers'])
    expect(source).toMatch(new RegExp(`\\b${right}: false,`))
  for (const [path, text] of readSourceTree())
    if (path.startsWith('src/main/'))
      expect(text, path).not.toMatch(/\bloadFile\(|grantFileProtocol/)
})
