/** A page stays where it is and is permitted nothing, but for what is named here. @module */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { encodeEnrollmentLink, maxLinkLength } from '#protocol/links'
import { appPage, windowNames } from '../../../../src/protocol/bridge'
import {
  isPermitted,
  mayNavigate,
  mayOpenOutside,
  mayRequest,
} from '../../../../src/main/shell/page-limits'
import { isEnrollmentLink, whyFailed } from '../../../../src/main/shell/page-outcome'
import { otherPlaces, permissions } from '../../../support/other-places'

const port = 7443
const own = `https://localhost:${port}`
const page = `${own}/contoso.com/sign-in`
const within = [page, `${own}/`, `${own}/contoso.com/mysecurityinfo?x=1#y`]
const places = otherPlaces(port)
const main = { isMainFrame: true }

test('E3 a page moves within its own origin, in its main frame, and nowhere else', () => {
  expect(places.length).toBeGreaterThanOrEqual(50)
  for (const target of within) {
    expect(mayNavigate({ target, current: page, ...main })).toBe(true)
    expect(mayNavigate({ target, current: page, isMainFrame: false })).toBe(false)
  }
  for (const target of places)
    expect(mayNavigate({ target, current: page, ...main }), target).toBe(false)
})

test('E3 a window of the app moves nowhere at all, not even to itself', () => {
  const windows = windowNames.map(appPage)
  for (const current of [...windows, '', 'about:blank', 'chrome-error://chromewebdata/'])
    for (const target of [...places, ...windows, page])
      expect(mayNavigate({ target, current, ...main }), `${current} → ${target}`).toBe(false)
})

test('E3 only the relying party’s own pages are asked for, or opened in the browser', () => {
  for (const decide of [mayRequest, mayOpenOutside]) {
    for (const target of within) expect(decide(target, own)).toBe(true)
    for (const target of places) expect(decide(target, own), target).toBe(false)
    for (const target of [...within, ...places]) expect(decide(target, ''), target).toBe(false)
  }
})

test('E4 every permission is refused, but that our own page writes to the clipboard', () => {
  const asking = { origin: own, isMainFrame: true }
  for (const permission of permissions)
    for (const of of [own, undefined])
      expect(isPermitted({ permission, ...asking }, of), permission).toBe(false)
  const permission = 'clipboard-sanitized-write'
  expect(isPermitted({ permission, ...asking }, own)).toBe(true)
  expect(isPermitted({ permission, origin: `${own}/`, isMainFrame: true }, own)).toBe(true)
  expect(isPermitted({ permission, ...asking }, undefined)).toBe(false)
  expect(isPermitted({ permission, origin: own, isMainFrame: false }, own)).toBe(false)
  for (const origin of ['', 'null', 'https://localhost:7444', 'https://evil.example', 'app://x'])
    expect(isPermitted({ permission, origin, isMainFrame: true }, own)).toBe(false)
  console.log(`FIGURE E4 ${permissions.length} permissions refused, 1 named`)
})

test('E4 the list of permissions is all that Electron knows', () => {
  const types = readFileSync('node_modules/electron/electron.d.ts', 'utf8')
  const handlers = types.split('\n').filter((line) => /set\w*Permission\w*Handler\(/.test(line))
  const known = handlers
    .flatMap((line) => [...(/permission: ([^,]*)/.exec(line)?.[1] ?? '').matchAll(/'([^']+)'/g)])
    .map(([, name = '']) => name)
    .filter((name) => name !== 'clipboard-sanitized-write')
  expect(known.length).toBeGreaterThan(30)
  expect([...new Set(known)].filter((name) => !permissions.some((one) => one === name))).toEqual([])
})

test('L7 a link for the authenticator is handed over when it is short enough to be one', () => {
  const link = encodeEnrollmentLink({
    rp: own,
    tenant: '11111111-1111-4111-8111-111111111111',
    code: 'A'.repeat(22),
    key: 'A'.repeat(43),
    ca: 'A'.repeat(43),
  })
  expect(isEnrollmentLink(link)).toBe(true)
  expect(isEnrollmentLink(link + 'x'.repeat(maxLinkLength))).toBe(false)
  for (const other of [own, `https://x/?${link}`, ` ${link}`, 'countersigned:x', ''])
    expect(isEnrollmentLink(other), other).toBe(false)
})

test('L7 whoever answers without the certificate is told apart from nobody', () => {
  const certificate = [-2, -200, -201, -202, -207, -210, -217]
  for (const code of [...certificate, -107, -113, -126]) expect(whyFailed(code)).toBe('impostor')
  for (const code of [-100, -101, -102, -105, -106, -109, -118, -7, -324, -300])
    expect(whyFailed(code)).toBe('unreachable')
})
