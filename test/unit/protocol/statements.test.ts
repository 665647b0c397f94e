/** What each statement may and may not state: a member more, less or of another shape is refused. @module */
import { describe, expect, test } from 'vitest'
import { encodeCanonical, parseCanonical, type Canonical } from '#protocol/canonical'
import { challengeStatement } from '#protocol/challenge'
import { denialStatement } from '#protocol/denial'
import { enrollmentReplyStatement, enrollmentRequestStatement } from '#protocol/enrollment'
import { ProtocolError } from '#protocol/errors'
import type { Statement } from '#protocol/jws'
import { revocationStatement } from '#protocol/revocation'
import { verdictStatement } from '#protocol/verdict'
import * as samples from '../../support/wire/statements'
import { statementSamples } from '../../support/wire/statements'

type Members = Readonly<Record<string, Canonical>>

const reads = (statement: Statement<Canonical>, payload: Canonical) => {
  try {
    parseCanonical(encodeCanonical(payload), statement.schema)
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(ProtocolError)
    return false
  }
}

/** Members that a statement may do without. */
const optional: Readonly<Record<string, readonly string[]>> = {
  'credential-request+1': ['code'],
  'enrollment-reply+1': ['totp'],
}

describe.each(statementSamples)('$statement.type', ({ statement, payload }) => {
  const members = payload as Members
  test.for(Object.keys(members))('K4 %s is needed, and of one type', (name) => {
    const { [name]: taken, ...rest } = members
    expect(reads(statement, rest)).toBe(optional[statement.type]?.includes(name) ?? false)
    for (const other of [!taken, '', [], {}, -1, 'x'.repeat(7000)]) {
      expect(reads(statement, { ...members, [name]: other }), JSON.stringify(other)).toBe(
        // Of all that is wrong, only the boolean is of some member's type.
        typeof taken === 'boolean' && typeof other === 'boolean',
      )
    }
  })

  test('K4 no other member is borne', () => {
    for (const name of ['x', '', 'V', 'number', 'constructor', 'toString']) {
      expect(reads(statement, { ...members, [name]: 1 }), name).toBe(false)
    }
  })
})

const cases: readonly (readonly [
  string,
  Statement<Canonical>,
  Canonical,
  readonly Members[],
  readonly Members[],
])[] = [
  [
    'a challenge asks for 2, 3 or 6 digits and for a sign-in',
    challengeStatement,
    samples.challenge.payload,
    [{ digits: 2 }, { digits: 3 }, { digits: 6 }],
    [
      { digits: 1 },
      { digits: 4 },
      { digits: 0 },
      { epoch: 0 },
      { purpose: 'payment' },
      { number: '42' },
    ],
  ],
  [
    'a challenge’s facts are absent where unknown, never empty',
    challengeStatement,
    samples.challenge.payload,
    [{ ctx: { app: 'a', time: 0 } }, { ctx: { app: 'a', time: 0, ip: '::1', sameNetwork: false } }],
    [
      ...[{ ctx: { time: 0 } }, { ctx: { app: 'a' } }, { ctx: { app: '', time: 0 } }],
      ...[{ ctx: { app: 'a\u202eb', time: 0 } }, { ctx: { app: 'a', time: 0, place: '' } }],
      ...[{ ctx: { app: 'a', time: 0, ip: 'localhost' } }, { ctx: { app: 'a', time: 0, more: 1 } }],
      ...[{ ctx: { app: 'x'.repeat(121), time: 0 } }],
    ],
  ],
  [
    'a denial has one of three reasons',
    denialStatement,
    samples.denial.payload,
    [{ reason: 'declined' }, { reason: 'not-me' }, { reason: 'wrong-app' }],
    [{ reason: 'other' }, { reason: '' }, { number: '42' }],
  ],
  [
    'a verdict is one of six outcomes, with a reason where there is one',
    verdictStatement,
    samples.verdict.payload,
    [
      ...[
        { verdict: { outcome: 'approved' } },
        { verdict: { outcome: 'denied', reason: 'not-me' } },
      ],
      ...[{ verdict: { outcome: 'wrong-number' } }, { verdict: { outcome: 'expired' } }],
      ...['device-removed', 'throttled', 'policy', 'invalid'].map((reason) => ({
        verdict: { outcome: 'refused', reason },
      })),
      { verdict: { outcome: 'withdrawn' } },
    ],
    [
      ...[
        { verdict: { outcome: 'approved', reason: 'policy' } },
        { verdict: { outcome: 'denied' } },
      ],
      ...[
        { verdict: { outcome: 'refused', reason: 'signature-invalid' } },
        { verdict: 'approved' },
      ],
      ...[{ verdict: { outcome: 'refused' } }, { verdict: { outcome: 'pending' } }],
    ],
  ],
  [
    'a device names itself by text, platform and version',
    enrollmentRequestStatement,
    samples.enrollmentRequest.payload,
    [{ device: { name: 'x', platform: 'macos', version: '10.0.1' } }],
    [
      ...[{ device: { name: '', platform: 'linux', version: '1.0.0' } }],
      ...[{ device: { name: 'x', platform: 'beos', version: '1.0.0' } }],
      ...[{ device: { name: 'x', platform: 'linux', version: '1.0' } }],
      { key: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } },
    ],
  ],
  [
    'one-time codes come with all they need, or not at all',
    enrollmentReplyStatement,
    samples.enrollmentReply.payload,
    [{ state: 'active' }],
    [
      { totp: {} },
      { state: 'pending' },
      { totp: { secret: 'AA', algorithm: 'MD5', digits: 6, periodSeconds: 30 } },
    ],
  ],
  [
    'a revocation ends a device or a credential',
    revocationStatement,
    samples.revocation.payload,
    [
      { subject: { what: 'device' } },
      { subject: { what: 'credential', cred: samples.challenge.payload.cred } },
    ],
    [
      { subject: { what: 'credential' } },
      { subject: { what: 'device', cred: 'AA' } },
      { reason: 'because' },
    ],
  ],
]

test.for(cases)('K4 %s', ([, statement, payload, good, bad]) => {
  for (const change of good)
    expect(reads(statement, { ...(payload as Members), ...change }), JSON.stringify(change)).toBe(
      true,
    )
  for (const change of bad)
    expect(reads(statement, { ...(payload as Members), ...change }), JSON.stringify(change)).toBe(
      false,
    )
})
