/** Signed statements: one text each, of one kind each. @module */
import { createPublicKey, verify } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64url, fromUtf8, toBase64url, utf8 } from '#protocol/bytes'
import { encodeCanonical, type Canonical } from '#protocol/canonical'
import { ProtocolError } from '#protocol/errors'
import {
  finishStatement,
  maxStatementLength,
  parseStatement,
  statementInput,
  statementText,
} from '#protocol/jws'
import { seed } from '../../support/sizes'
import { bytes, bytes32, payloads } from '../../support/wire/arbitraries'
import { fixture } from '../../support/wire/fixtures'
import { statementSamples } from '../../support/wire/statements'
import { toLowS } from '#protocol/signature'

const cases = statementSamples.map((sample) => [sample.statement.type, sample] as const)

test.for(cases)('K4 %s reads back from its fixture, signed by its signer', ([type, sample]) => {
  const text = fixture(`${type}.jws`)
  const parsed = parseStatement(sample.statement, text)
  expect(encodeCanonical(parsed.payload)).toBe(fixture(`${type}.payload`))
  expect(parsed.payload).toEqual(sample.payload)
  expect(parsed.kid).toBe(sample.key.thumbprint)
  const key = createPublicKey({ key: sample.key.publicKey, format: 'jwk' })
  const encoding = { key, dsaEncoding: 'ieee-p1363' } as const
  expect(verify('sha256', parsed.signed, encoding, parsed.signature)).toBe(true)
  expect(statementText.safeParse(text).success).toBe(true)
})

test.for(cases)('K4 %s: every payload reads back as itself, within its limit', ([type, sample]) => {
  const any: fc.Arbitrary<Canonical> = payloads[type]
  fc.assert(
    fc.property(any, bytes32, bytes(64).map(toLowS), (payload, kid, signature) => {
      const input = statementInput(sample.statement, kid, payload)
      const text = finishStatement(input, signature)
      const parsed = parseStatement(sample.statement, text)
      expect(encodeCanonical(parsed.payload)).toBe(encodeCanonical(payload))
      expect(fromUtf8(parsed.signed)).toBe(input)
      expect(parsed).toMatchObject({ kid, signature })
    }),
    { seed, numRuns: 50 },
  )
})

test('K4 the longest names there can be still fit into a statement', () => {
  const wide = (max: number) => '語'.repeat(max)
  const longest: Readonly<Record<string, object>> = {
    'approval-challenge+1': {
      ctx: { app: wide(120), place: wide(120), browser: wide(60), os: wide(60), time: 0xffff_ffff },
    },
    'enrollment-offer+1': {
      tenant: { name: wide(80), domain: wide(80) },
      account: { name: `@${wide(112)}`, displayName: wide(80) },
    },
    'enrollment-request+1': {
      device: { name: wide(60), platform: 'windows', version: '9999.9999.9999' },
    },
  }
  for (const { statement, key, payload, jws } of statementSamples) {
    const all = { ...(payload as object), ...longest[statement.type] } as Canonical
    const input = statementInput(statement, key.thumbprint, all)
    const text = finishStatement(input, new Uint8Array(64))
    expect(parseStatement(statement, text).payload).toEqual(all)
    expect(statement.maxLength).toBeLessThanOrEqual(maxStatementLength)
    expect(jws.length).toBeLessThanOrEqual(statement.maxLength)
  }
})

const { statement, key, payload, jws } = statementSamples[0] ?? expect.unreachable()
const [head = '', body = '', signature = ''] = jws.split('.')
const encode = (value: Canonical) => toBase64url(utf8(encodeCanonical(value)))
const kid = key.thumbprint

test.for([
  ['nothing', ''],
  ['two parts', `${head}.${body}`],
  ['four parts', `${jws}.AA`],
  ['an empty part', `${head}..${signature}`],
  ['white space', `${jws} `],
  ['padding', `${jws}==`],
  ['a short signature', jws.slice(0, -1)],
  ['alg none', [encode({ alg: 'none', kid, typ: statement.type }), body, signature].join('.')],
  ['alg none, unsigned', [encode({ alg: 'none', kid, typ: statement.type }), body, ''].join('.')],
  ['alg HS256', [encode({ alg: 'HS256', kid, typ: statement.type }), body, signature].join('.')],
  ['no kid', [encode({ alg: 'ES256', typ: statement.type }), body, signature].join('.')],
  ['no typ', [encode({ alg: 'ES256', kid }), body, signature].join('.')],
  ['another typ', [encode({ alg: 'ES256', kid, typ: 'JWT' }), body, signature].join('.')],
  [
    'a key of its own',
    [
      encode({ alg: 'ES256', jwk: { ...key.publicKey }, kid, typ: statement.type }),
      body,
      signature,
    ].join('.'),
  ],
  [
    'crit',
    [encode({ alg: 'ES256', crit: ['b64'], kid, typ: statement.type }), body, signature].join('.'),
  ],
] as const)('K4 a statement with %s is refused', ([, text]) => {
  expect(() => parseStatement(statement, text)).toThrow(ProtocolError)
})

test('K4 what is too long is not looked at', () => {
  const huge = 'A'.repeat(50_000_000)
  for (const { statement: kind } of statementSamples) {
    const startedAt = performance.now()
    expect(() => parseStatement(kind, huge)).toThrow('TOO_LONG')
    expect(performance.now() - startedAt).toBeLessThan(1000)
    expect(() => parseStatement(kind, '.'.repeat(kind.maxLength + 1))).toThrow('TOO_LONG')
    expect(() => parseStatement(kind, '.'.repeat(kind.maxLength))).toThrow('ENCODING_INVALID')
  }
})

test('K4 nobody signs what the other side would refuse', () => {
  const wrong = { ...(payload as object), digits: 4 } as Canonical
  expect(() => statementInput(statement, kid, wrong)).toThrow(TypeError)
  const more = { ...(payload as object), more: 1 } as Canonical
  expect(() => statementInput(statement, kid, more)).toThrow(TypeError)
  expect(() => statementInput(statement, 'no thumbprint', payload)).toThrow(TypeError)
  expect(() => finishStatement(`${head}.${body}`, new Uint8Array(63))).toThrow(TypeError)
  expect(() => finishStatement(`${head}.${body}`, new Uint8Array(64).fill(0xff))).toThrow(TypeError)
  expect(fromBase64url(signature)).toHaveLength(64)
})
