/** Our check of registrations beside an independent FIDO2 library's. @module */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ProtocolError } from '#protocol/errors'
import { parseRegistration, type ParsedRegistration } from '#protocol/registration'
import { checkRegistration } from '../../../src/main/relying-party/credential-registration.ts'
import { createStatements } from '../../../src/main/relying-party/statements.ts'
import { crypto, records } from '../../support/judging-world'
import { registrationMutant, validRegistration } from '../../support/mutants/registration-mutants'
import { referenceAcceptsRegistration } from '../../support/reference-verifier'
import { identity, signer } from '../../support/registering-world'
import { figure, runs, seed } from '../../support/sizes'
import { registration } from '../../support/wire/ceremonies'
import { credentialOptions } from '../../support/wire/values'

const context = { identity, crypto, statements: createStatements(identity, signer) }

/** Why ours refuses; undefined where it accepts. The store's own part is that the challenge is the open one. */
function ours(message: unknown): string | undefined {
  let parsed: ParsedRegistration
  try {
    parsed = parseRegistration(message)
  } catch (error) {
    if (error instanceof ProtocolError) return error.message
    throw error
  }
  if (!checkRegistration(context, records.device, parsed)) return 'not what was asked'
  return parsed.clientData.challenge === credentialOptions.chal ? undefined : 'another challenge'
}

test('K6 an independent library verifies our registration', async () => {
  expect(await referenceAcceptsRegistration(registration.response)).toBe(true)
  expect(ours(registration.response)).toBeUndefined()
})

/** What the library accepts and we refuse. */
const stricter: Readonly<Record<string, RegExp>> = {
  'the credential’s id, which it leaves to its caller': / at id$/,
  'the device key’s link, which it is never told of':
    /^link written|at link$|^[^:]*: (?:not what was asked|ENCODING_INVALID at signature)$/,
  'facts and keys of the registration, which it is never told of': /^signed: another (?:fact|key):/,
  'other JSON of the same client data': /^signed: clientDataJSON written otherwise/,
  'another model of authenticator': /^signed: another model/,
  'flags of backups': /^signed: other flags/,
  'other base64url': /^base64url/,
  'other CBOR, COSE or attestation':
    /^CBOR|^another attestation|: ENCODING_INVALID(?: at key)?$|at attestationObject$/,
}

test('K6 of 10,000 registrations ours accepts none that the library refuses', async () => {
  const count = runs({ commit: 10_000, full: 100_000 })
  const arbitrary = fc.oneof(
    { arbitrary: registrationMutant, weight: 9 },
    { arbitrary: validRegistration, weight: 1 },
  )
  const onlyTheirs = new Map<string, number>()
  let both = 0
  for (const { kind, message } of fc.sample(arbitrary, { numRuns: count, seed })) {
    const theirs = await referenceAcceptsRegistration(message)
    const refusal = ours(message)
    if (refusal === undefined) {
      expect(theirs, JSON.stringify({ kind, message })).toBe(true)
      expect(kind).toBe('valid')
      both++
    } else if (theirs) {
      const why = `${kind}: ${refusal}`
      const name = Object.entries(stricter).find(([, says]) => says.test(why))?.[0]
      if (name === undefined) expect.unreachable(`${why} is on no list`)
      onlyTheirs.set(name, (onlyTheirs.get(name) ?? 0) + 1)
    }
  }
  const total = [...onlyTheirs.values()].reduce((sum, n) => sum + n, 0)
  figure(
    'K6',
    `${count} registrations: ${both} accepted by both, 0 by ours alone, ${total} by the library alone`,
  )
  for (const [name, times] of onlyTheirs) figure('K6', `the library alone bears ${name}: ${times}`)
})
