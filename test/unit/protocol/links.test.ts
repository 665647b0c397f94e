/** Links: read strictly, whatever was pasted. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeEnrollmentLink, maxLinkLength, parseLink } from '#protocol/links'
import { seed } from '../../support/sizes'
import { bytes32, identifier, origin, tenantId } from '../../support/wire/arbitraries'
import { fixture } from '../../support/wire/fixtures'
import { link } from '../../support/wire/values'

const text = fixture('enrollment-link')

test('K4 a link reads back as itself', () => {
  expect(encodeEnrollmentLink(link)).toBe(text)
  expect(parseLink(text)).toEqual({ kind: 'enroll', ...link })
  const any = fc.record({
    rp: origin,
    tenant: tenantId,
    code: identifier,
    key: bytes32,
    ca: bytes32,
  })
  fc.assert(
    fc.property(any, (one) => {
      expect(parseLink(encodeEnrollmentLink(one))).toEqual({ kind: 'enroll', ...one })
    }),
    { seed },
  )
})

test('K4 a link that was passed on by a browser, a terminal or a person is still read', () => {
  for (const other of [
    ` ${text}\n`,
    text.replace('countersign://enroll?', 'COUNTERSIGN://ENROLL?'),
    text.replace('enroll?', 'enroll/?'),
    text.replace('countersign://', 'countersign:'),
    text.replace('https%3A%2F%2F', 'https://').replace('localhost%3A', 'localhost:'),
    text.replaceAll('%3A', '%3a').replaceAll('%2F', '%2f'),
  ]) {
    expect(parseLink(other), other).toMatchObject({ kind: 'enroll', code: link.code })
  }
})

test('K4 a link cut at any length says that its end is missing', () => {
  for (let length = 0; length < text.length; length++) {
    const { kind } = parseLink(text.slice(0, length))
    // Before the scheme's colon it is just a word.
    expect([length, kind]).toEqual([
      length,
      length < 'countersign:'.length ? 'unknown' : 'truncated',
    ])
  }
})

test.for([
  ['nothing', ''],
  ['a word', 'countersign'],
  ['a web page', 'https://localhost:7443/'],
  ['another action', text.replace('enroll', 'approve')],
  ['another scheme', text.replace('countersign', 'countersign2')],
  ['something before', `x${text}`],
  ['something after', `${text} x`],
  ['a pair at the end', `${text}&x=1`],
  ['an empty pair at the end', `${text}&`],
  ['a name at the end', `${text}&c`],
  ['a fragment', `${text}#x`],
  ['__proto__', `${text}&__proto__=1`],
  ['an escaped __proto__', `${text}&%5F_proto__=1`],
  ['a member twice', `${text}&code=${link.code}`],
  ['another order', text.replace(/(key=[^&]*)&(ca=.*)/, '$2&$1')],
  ['a member missing in the middle', text.replace(/code=[^&]*&/, '')],
  ['a broken escape', text.replace('%3A', '%ZZ')],
  ['escaped UTF-8 that is none', text.replace('%3A', '%ff')],
  ['a longer code', text.replace(link.code, `${link.code}A`)],
  ['a code that is not base64url', text.replace(link.code, link.code.replace('U', '+'))],
  ['an upper-case tenant', text.replace(link.tenant, link.tenant.toUpperCase())],
  ['a path behind the origin', text.replace('7443', '7443%2Fx')],
  ['localhost without a port', text.replace('%3A7443', '')],
  ['plain HTTP', text.replace('https', 'http')],
  ['version 0', text.replace('v=1', 'v=0')],
  ['version 1.0', text.replace('v=1', 'v=1.0')],
  ['version 01', text.replace('v=1', 'v=01')],
  ['a white space inside', text.replace('&code', '& code')],
  ['too much', text.padEnd(maxLinkLength + 1)],
] as const)('K4 %s is no link of ours', ([, other]) => {
  expect(parseLink(other)).toEqual({ kind: 'unknown' })
})

test('K4 a later version and another machine are told apart from nonsense', () => {
  for (const v of ['2', '10', '9999']) {
    expect(parseLink(text.replace('v=1', `v=${v}`))).toEqual({ kind: 'newer' })
    expect(parseLink(`countersign://enroll?v=${v}&other=1`)).toEqual({ kind: 'newer' })
  }
  for (const host of ['example.com:7443', '127.0.0.1:7443', '[::1]:7443', 'localhost.evil:7443']) {
    const other = text.replace('localhost%3A7443', encodeURIComponent(host))
    expect(parseLink(other), host).toEqual({ kind: 'other-host' })
  }
})

test('K4 no text makes the reader of links throw, and none but a link enrols', () => {
  const noise = fc.tuple(
    fc.constantFrom(text, '', 'countersign://enroll?v=1&'),
    fc.string(),
    fc.nat(300),
  )
  fc.assert(
    fc.property(noise, ([base, extra, at]) => {
      const one = base.slice(0, at) + extra + base.slice(at)
      const parsed = parseLink(one)
      if (parsed.kind !== 'enroll') return
      const { rp, tenant, code, key, ca } = parsed
      const whole = `enroll?v=1&rp=${rp}&tenant=${tenant}&code=${code}&key=${key}&ca=${ca}`
      expect(decodeURIComponent(one).trim().replace('enroll/?', 'enroll?').endsWith(whole)).toBe(
        true,
      )
    }),
    { seed, numRuns: 5000 },
  )
  expect(() => encodeEnrollmentLink({ ...link, code: 'short' })).toThrow(TypeError)
})
