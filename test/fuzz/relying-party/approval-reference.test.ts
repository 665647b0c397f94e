/** Our judge beside an independent FIDO2 library: it never accepts what the library refuses. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseApproval } from '#protocol/approval'
import { ProtocolError } from '#protocol/errors'
import { judgeApproval } from '../../../src/main/relying-party/judge-approval.ts'
import * as world from '../../support/judging-world'
import { unsignedApprovalMutant } from '../../support/mutants/approval-mutants'
import { signedApprovalMutant, validApproval } from '../../support/mutants/signed-approval-mutants'
import { referenceAcceptsApproval } from '../../support/reference-verifier'
import { figure, runs, seed } from '../../support/sizes'
import { approval } from '../../support/wire/ceremonies'

const count = runs({ commit: 10_000, full: 100_000 })

function ours(message: unknown): string | undefined {
  const answer = {
    tenant: world.held.attempt.tenant,
    attempt: world.held.attempt.id,
    device: world.held.device.id,
    at: world.answeredAt,
    from: '127.0.0.1',
    names: world.names,
    approval: world.read(message),
  }
  return judgeApproval(
    { held: world.held, answer, number: world.shownNumber, isAllowed: true, isNear: true },
    world.crypto,
  )
}

test('K6 an independent library verifies our approval', async () => {
  expect(await referenceAcceptsApproval(approval.response)).toBe(true)
  expect(ours(approval.response)).toBeUndefined()
})

function whyMalformed(message: unknown): string {
  try {
    parseApproval(message)
  } catch (error) {
    if (error instanceof ProtocolError) return error.message
  }
  return 'read after all'
}

/** What the library accepts and we refuse: what we say of it, and why the library does not. */
const stricter: Readonly<Record<string, RegExp>> = {
  'facts of the approval, which it is never told of':
    /^(?:instance|issuer|tenant|transaction|device|context)-mismatch$|^SHAPE_INVALID at approval/,
  'the credential’s id, which it leaves to its caller':
    /^credential-mismatch$|^SHAPE_INVALID at id$/,
  'other JSON of the same client data': /^ENCODING_INVALID$/,
  'members that nobody asked for': /^SHAPE_INVALID$/,
  'another origin above ours': /^SHAPE_INVALID at crossOrigin$/,
  'other base64url, or authenticator data with an end':
    /^SHAPE_INVALID at (?:clientDataJSON|authenticatorData|signature)$/,
  'other DER, and the other S': /^(?:ENCODING_INVALID|TOO_LONG) at signature$/,
  'flags of backups and of what is not there': /^flags-invalid$/,
}

test('K6 of 10,000 mutants ours accepts none that the library refuses', async () => {
  const arbitrary = fc.oneof(
    { arbitrary: unsignedApprovalMutant, weight: 9 },
    { arbitrary: signedApprovalMutant, weight: 9 },
    { arbitrary: validApproval, weight: 2 },
  )
  const onlyTheirs = new Map<string, number>()
  let both = 0
  for (const { kind, message } of fc.sample(arbitrary, { numRuns: count, seed })) {
    const theirs = await referenceAcceptsApproval(message)
    const refusal = ours(message)
    if (refusal === undefined) {
      expect(theirs, JSON.stringify({ kind, message })).toBe(true)
      expect(kind).toBe('valid')
      both++
    } else if (theirs) {
      const why = refusal === 'answer-malformed' ? whyMalformed(message) : refusal
      const name = Object.entries(stricter).find(([, says]) => says.test(why))?.[0]
      if (name === undefined) expect.unreachable(`${kind}: ${why} is on no list`)
      onlyTheirs.set(name, (onlyTheirs.get(name) ?? 0) + 1)
    }
  }
  expect(both).toBeGreaterThan(count / 20)
  const total = [...onlyTheirs.values()].reduce((sum, n) => sum + n, 0)
  figure(
    'K6',
    `${count} approvals: ${both} accepted by both, 0 by ours alone, ${total} by the library alone`,
  )
  for (const [name, times] of onlyTheirs) figure('K6', `the library alone bears ${name}: ${times}`)
})
